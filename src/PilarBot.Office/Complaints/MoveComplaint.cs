using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Complaints;

/// <summary>Takes a complaint to its next state, and lets the reporter know that there is something to look at.</summary>
internal sealed class MoveComplaint(OfficeProfile office)
{
    /// <param name="Number">The complaint's.</param>
    /// <param name="State">As in <see cref="Choices"/>.</param>
    /// <param name="Answer">What the reporter reads about it, without names.</param>
    /// <param name="Note">What those who handle it read.</param>
    public sealed record Input(string Number, [property: Kind(ValueKind.Choice)] string State, string? Answer, string? Note);

    public sealed record Result(string Number, string State);

    /// <param name="Number">The complaint's.</param>
    /// <param name="Count">How many states may follow for this caller.</param>
    /// <param name="List">Those states.</param>
    public sealed record Choices(string Number, int Count, IReadOnlyList<ListEntry> List);

    public static async Task<ActionOutcome<Choices>> ChoicesAsync(FindComplaints.ByNumber input, TurnContext turn)
    {
        if (await HandleComplaints.FindAsync(input.Number, turn) is not { } complaint)
            return new NotForHandling().ToRefusal();
        var next = Complaint.Next(complaint.State).Where(s => s is not ComplaintState.Action || turn.Caller.Has(ComplaintAccess.Head)).ToList();
        return new Choices(complaint.Number, next.Count, [.. next.Select(s => new ListEntry(ComplaintWords.Code(s), Capital(s.Label())))]);
    }

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await HandleComplaints.FindAsync(input.Number, turn) is not { } complaint)
            return new NotForHandling().ToRefusal();
        if (input.Answer is not null && NamesSomebody(complaint, input.Answer, turn))
            return new AnswerNamesSomebody().ToRefusal();
        var today = office.DayOf(turn.Now);
        var next = ComplaintWords.Read<ComplaintState>(input.State);
        if (complaint.MoveTo(next, turn.Caller.Has(ComplaintAccess.Head), today) is { } refusal)
            return refusal.ToRefusal();
        ComplaintEvent.Add(turn, complaint, ComplaintEventKind.Moved, today, input.Note, input.Answer, next);
        await ComplaintNotices.ToReporterAsync(complaint, turn);
        return new Result(complaint.Number, next.Label());
    }

    // The reporter's chat may be read by others: neither the reported nor the reporter is to be named in it.
    private static bool NamesSomebody(Complaint complaint, string answer, TurnContext turn)
    {
        string? Open(string field, byte[]? value) => value is null ? null : turn.Sealer.OpenText(complaint.Key, complaint.Id, field, value);
        return NameMatch.Names(answer, Open("reported", complaint.Reported)) || NameMatch.Names(answer, Open("reporter-name", complaint.ReporterName));
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
