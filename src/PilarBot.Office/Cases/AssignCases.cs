using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Cases;

/// <summary>Hands several cases to one person at once, with one message to them however many there are.</summary>
internal static class AssignCases
{
    /// <summary>At most so many at once: a page of the list and no more.</summary>
    public const int Most = 100;

    /// <param name="Numbers">Of the cases.</param>
    /// <param name="To">The person's id.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Input(IReadOnlyList<string> Numbers, string To, string Reason);

    /// <param name="Done">How many were handed over.</param>
    /// <param name="Refused">Those that were not, each with why.</param>
    public sealed record Result(int Done, IReadOnlyList<string> Refused);

    /// <summary>Who can be given cases somewhere in the caller's territory: for choosing.</summary>
    public static async Task<IReadOnlyList<ListEntry>> HoldersAsync(TurnContext turn)
    {
        var (now, roles) = (turn.Now, CaseAccess.Handlers.ToList());
        return await turn.Db.People.Where(p => p.Roles.Any(r => roles.Contains(r.Role) && r.Since <= now && (r.Until == null || r.Until > now)))
            .OrderBy(p => p.Name).Take(500).Select(p => new ListEntry(p.Id.ToString(), p.Name)).ToListAsync(turn.Cancellation);
    }

    public static async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (!turn.Caller.Has(CaseAccess.Staff))
            return new NotStaff().ToRefusal();
        if (!Guid.TryParse(input.To, out var to))
            return new NoSuchHolder().ToRefusal();
        var (given, refused) = (new List<CaseFile>(), new List<string>());
        foreach (var number in input.Numbers.Take(Most))
        {
            if (await FindCases.FindHandledAsync(number, turn) is not { } file)
                refused.Add(new NoSuchCase().Text);
            else if (!file.IsOpen)
                refused.Add(new CaseIsClosed(file.Number, file.State).Text);
            else if (!await CaseNotices.HoldersOf(turn.Db, file, CaseAccess.Handlers, turn.Now).AnyAsync(p => p == to, turn.Cancellation))
                refused.Add($"{file.Number}: orang itu tidak bertugas di tempat kasus ini.");
            else if (file.HandlerId != to)
                given.Add(file);
        }
        foreach (var file in given)
        {
            file.Pass(to);
            CaseEvent.Add(turn, file, CaseEventKind.Assigned, input.Reason, to: to);
            turn.Audit(AuditAct.CaseAssigned, file.Number, "handed-over");
        }
        if (given is [var first, ..])
            await CaseNotices.ToHandlerAsync(
                turn, first, to, $"{given.Count} kasus diserahkan kepada Anda: {string.Join(", ", given.Select(f => $"**{f.Number}**"))}.\n\n> {MarkdownEscape.Lines(input.Reason)}",
                given.Count == 1 ? CaseNotices.Open(first.Number, "Buka kasus") : new Channels.Choice("Kasus", "!status"));
        return new Result(given.Count, refused);
    }
}
