using PilarBot.Office.Calendar;

namespace PilarBot.Office.Complaints;

/// <summary>By when the next thing has to be done about a complaint. Pure.</summary>
internal static class ComplaintClock
{
    /// <summary>Sets a complaint's clock after whatever changed; what was escalated for an earlier one is over.</summary>
    public static void Set(Complaint complaint, ComplaintOptions options, WorkingCalendar calendar)
    {
        var (due, on) = Next(complaint, options, calendar);
        if ((due, on) == (complaint.Due, complaint.DueOn))
            return;
        (complaint.Due, complaint.DueOn, complaint.LateTold) = (due, on, false);
    }

    /// <summary>The next deadline and its day: the last on which it is still kept. Null for a complaint that is closed.</summary>
    public static (ComplaintDeadline? Due, DateOnly? On) Next(Complaint complaint, ComplaintOptions options, WorkingCalendar calendar) => complaint switch
    {
        { IsOpen: false } => (null, null),
        { State: ComplaintState.Received, AcknowledgedOn: null } => (ComplaintDeadline.Acknowledge, calendar.After(complaint.FiledOn, options.AcknowledgeWithin)),
        { State: ComplaintState.Received } => (ComplaintDeadline.Verify, calendar.After(complaint.FiledOn, options.VerifyWithin)),
        _ => (ComplaintDeadline.Settle, (complaint.VerifiedOn ?? complaint.FiledOn).AddDays(options.SettleWithin)),
    };
}

/// <summary>What has to be done about a complaint by some day.</summary>
internal enum ComplaintDeadline
{
    /// <summary>Somebody who handles it opens it.</summary>
    Acknowledge,
    /// <summary>It is verified, or stopped with a reason.</summary>
    Verify,
    /// <summary>It is settled (Perpres 76/2013: within 60 days of being complete).</summary>
    Settle,
}
