using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Complaints;

/// <summary>
/// Who complained is shown for a reason, and to the end that a second person agreed to. Who agrees does not see it by that. Each step is
/// noted in the complaint's timeline.
/// </summary>
internal sealed class RevealReporter(OfficeProfile office, IOptions<ComplaintOptions> options)
{
    /// <param name="Number">The complaint's.</param>
    /// <param name="Reason">Why the reporter has to be known.</param>
    public sealed record Ask(string Number, string Reason);

    /// <param name="Number">The complaint's.</param>
    /// <param name="Agree">False to refuse.</param>
    public sealed record Decide(string Number, bool Agree);

    /// <param name="Name">Empty when none was told.</param>
    /// <param name="Phone">Empty when none was told.</param>
    /// <param name="Address">Empty when none was told.</param>
    public sealed record Reporter(string Name, string Phone, string Address);

    /// <param name="Number">The complaint's.</param>
    /// <param name="Reason">Why the other person asks.</param>
    public sealed record Pending(string Number, string Reason);

    public sealed record Done(string Number);

    /// <summary>Asks for it. One request at a time; a new reason replaces the one that still waits.</summary>
    public async Task<ActionOutcome<Done>> AskAsync(Ask input, TurnContext turn)
    {
        if (await HandleComplaints.FindAsync(input.Number, turn) is not { } complaint || turn.Caller.PersonId is not { } me)
            return new NotForHandling().ToRefusal();
        if (complaint.Identity is not IdentityLevel.Confidential || complaint.State is ComplaintState.Withdrawn)
            return new ReporterIsHidden(complaint.Identity).ToRefusal();
        var seconds = (await ComplaintHandler.LoadAsync(turn.Db, turn.Now, turn.Cancellation))
            .Where(h => h.Caller.PersonId != me && h.Caller.Handles(complaint, turn.Sealer)).ToList();
        if (seconds is [])
            return new NoSecondPerson().ToRefusal();
        var today = office.DayOf(turn.Now);
        await turn.Db.RevealRequests.Where(r => r.ComplaintId == complaint.Id && r.AskedBy == me && r.State == RevealState.Asked)
            .ExecuteDeleteAsync(turn.Cancellation);
        var id = HiddenId.New();
        turn.Db.RevealRequests.Add(new()
        {
            Id = id,
            ComplaintId = complaint.Id,
            AskedBy = me,
            Reason = turn.Sealer.Seal(complaint.Key, id, "reason", input.Reason),
            AskedOn = today,
        });
        ComplaintEvent.Add(turn, complaint, ComplaintEventKind.RevealAsked, today, input.Reason);
        turn.Audit(AuditAct.ComplaintRevealAsked, complaint.Number);
        foreach (var chat in seconds.SelectMany(h => h.Chats).Order())
            await turn.SayToAsync(chat, new OutboundText("Ada permintaan persetujuan pada aduan. Ketik **aduan masuk** untuk melihatnya.")
            {
                Choices = [new("Aduan masuk", "!aduan masuk")],
            }, MessagePurpose.ComplaintNotice);
        return new Done(complaint.Number);
    }

    /// <summary>What another asks of the caller.</summary>
    public static async Task<RevealRequest?> PendingAsync(Complaint complaint, TurnContext turn) =>
        await turn.Db.RevealRequests.OrderBy(r => r.AskedOn).FirstOrDefaultAsync(
            r => r.ComplaintId == complaint.Id && r.State == RevealState.Asked && r.AskedBy != turn.Caller.PersonId, turn.Cancellation);

    /// <summary>Agrees or refuses, as the second person.</summary>
    public async Task<ActionOutcome<Done>> DecideAsync(Decide input, TurnContext turn)
    {
        if (await HandleComplaints.FindAsync(input.Number, turn) is not { } complaint || turn.Caller.PersonId is not { } me)
            return new NotForHandling().ToRefusal();
        if (await PendingAsync(complaint, turn) is not { } request)
            return new NothingToDecide().ToRefusal();
        var today = office.DayOf(turn.Now);
        request.State = input.Agree ? RevealState.Agreed : RevealState.Refused;
        request.DecidedBy = me;
        request.Until = input.Agree ? today.AddDays(options.Value.RevealDays) : null;
        ComplaintEvent.Add(turn, complaint, ComplaintEventKind.RevealDecided, today, input.Agree ? "disetujui" : "tidak disetujui");
        turn.Audit(AuditAct.ComplaintRevealDecided, complaint.Number, input.Agree ? "agreed" : "refused");
        foreach (var chat in await turn.Db.Conversations.Where(c => c.PersonId == request.AskedBy).Select(c => c.Id).ToListAsync(turn.Cancellation))
            await turn.SayToAsync(chat, new OutboundText("Permintaan Anda pada aduan sudah dijawab. Ketik **aduan masuk** untuk melihatnya.")
            {
                Choices = [new("Aduan masuk", "!aduan masuk")],
            }, MessagePurpose.ComplaintNotice);
        return new Done(complaint.Number);
    }

    /// <summary>True when the caller may see who complained, today.</summary>
    public async Task<bool> MayKnowAsync(Complaint complaint, TurnContext turn)
    {
        var today = office.DayOf(turn.Now);
        return complaint.Identity switch
        {
            IdentityLevel.Open => true,
            IdentityLevel.Confidential => await turn.Db.RevealRequests.AnyAsync(
                r => r.ComplaintId == complaint.Id && r.AskedBy == turn.Caller.PersonId && r.State == RevealState.Agreed && r.Until >= today, turn.Cancellation),
            IdentityLevel.Withheld => false,
        };
    }

    /// <summary>Who complained.</summary>
    public async Task<ActionOutcome<Reporter>> ShowAsync(FindComplaints.ByNumber input, TurnContext turn)
    {
        if (await HandleComplaints.FindAsync(input.Number, turn) is not { } complaint)
            return new NotForHandling().ToRefusal();
        if (!await MayKnowAsync(complaint, turn))
            return new ReporterIsHidden(complaint.Identity).ToRefusal();
        string Open(string field, byte[]? value) => value is null ? "" : turn.Sealer.OpenText(complaint.Key, complaint.Id, field, value);
        turn.Audit(AuditAct.ComplaintReporterShown, complaint.Number);
        return new Reporter(
            Open("reporter-name", complaint.ReporterName), Open("reporter-phone", complaint.ReporterPhone), Open("reporter-address", complaint.ReporterAddress));
    }
}
