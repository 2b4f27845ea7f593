using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Calendar;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Complaints;

/// <summary>Takes a complaint to its next state, and lets the reporter know that there is something to look at.</summary>
internal sealed class MoveComplaint(OfficeProfile office, IOptions<ComplaintOptions> options)
{
    /// <param name="Number">The complaint's.</param>
    /// <param name="State">As in <see cref="Choices"/>.</param>
    /// <param name="Answer">What the reporter reads about it, without names.</param>
    /// <param name="Note">What those who handle it read.</param>
    /// <param name="Basis">The legal basis or the reason, for both to read; required for a finding, a stop and an action.</param>
    public sealed record Input(string Number, [property: Kind(ValueKind.Choice)] string State, string? Answer, string? Note, string? Basis);

    public sealed record Result(string Number, string State);

    /// <param name="Number">The complaint's.</param>
    /// <param name="Count">How many states may follow for this caller.</param>
    /// <param name="List">Those states.</param>
    public sealed record Choices(string Number, int Count, IReadOnlyList<ListEntry> List);

    public static async Task<ActionOutcome<Choices>> ChoicesAsync(FindComplaints.ByNumber input, TurnContext turn)
    {
        if (await HandleComplaints.FindAsync(input.Number, turn) is not { } complaint)
            return new NotForHandling().ToRefusal();
        var next = Complaint.Next(complaint.State).Where(s => s is not ComplaintState.Action || MayAct(complaint, turn)).ToList();
        return new Choices(complaint.Number, next.Count, [.. next.Select(s => new ListEntry(ComplaintWords.Code(s), Capital(s.Label())))]);
    }

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await HandleComplaints.FindAsync(input.Number, turn) is not { } complaint)
            return new NotForHandling().ToRefusal();
        if (new[] { input.Answer, input.Basis }.Any(words => words is not null && NameMatch.NamesConcerned(complaint, words, turn)))
            return new AnswerNamesSomebody().ToRefusal();
        var today = office.DayOf(turn.Now);
        var next = ComplaintWords.Read<ComplaintState>(input.State);
        if (input.Basis is null && next is ComplaintState.Proven or ComplaintState.NotProven or ComplaintState.Stopped or ComplaintState.Action)
            return new NeedsBasis(next).ToRefusal();
        if (complaint.MoveTo(next, MayAct(complaint, turn), today) is { } refusal)
            return refusal.ToRefusal();
        ComplaintClock.Set(complaint, options.Value, await WorkingCalendar.LoadAsync(turn.Db, turn.Cancellation));
        ComplaintEvent.Add(turn, complaint, ComplaintEventKind.Moved, today, input.Note, input.Answer, next, input.Basis);
        turn.Audit(AuditAct.ComplaintMoved, complaint.Number, input.State);
        await ComplaintNotices.ToReporterAsync(complaint, turn);
        return new Result(complaint.Number, next.Label());
    }

    // What is done about a proven one is the head's to record; about the head, the inspectorate's.
    private static bool MayAct(Complaint complaint, TurnContext turn) =>
        turn.Caller.Has(complaint.AboutHead ? ComplaintAccess.Inspectorate : ComplaintAccess.Head);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
