using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.Exports;

namespace PilarBot.Office.Complaints;

/// <summary>Orders the register of complaints for whoever handles them; <see cref="MakeExports"/> makes it after the turn and sends it into their chat.</summary>
internal sealed class ExportComplaints(OfficeProfile office)
{
    /// <param name="Period"><c>this-month</c>, <c>this-year</c>, or <c>all</c>.</param>
    public sealed record Input([property: Kind(ValueKind.Choice)] string Period);

    /// <param name="Since">The first day; null for all.</param>
    public sealed record Result(DateOnly? Since);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (!turn.Caller.HandlesComplaints())
            return new NotForHandling().ToRefusal();
        // WhatsApp takes no such files.
        if (turn.Conversation.Account.StartsWith("whatsapp", StringComparison.OrdinalIgnoreCase))
            return new NoFilesHere().ToRefusal();
        var period = ComplaintWords.Read<ExportPeriod>(input.Period);
        if ((await AskExport.ComplaintsAsync(period, isWorkbook: false, turn)).Refusal is { } refusal)
            return refusal;
        return new Result(ComplaintRegister.Since(period, office.DayOf(turn.Now)));
    }
}

/// <summary>Which complaints a register has, by the day they came.</summary>
internal enum ExportPeriod
{
    ThisMonth,
    ThisYear,
    All,
}
