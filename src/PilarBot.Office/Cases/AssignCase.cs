using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Cases;

/// <summary>Who has a case: whoever took it first, or was given it.</summary>
internal sealed class AssignCase(OfficeProfile office)
{
    private const int Listed = 100;

    public sealed record Result(string Number);

    /// <param name="Count">Others who may have the case.</param>
    /// <param name="List">For choosing: the person, and their name.</param>
    public sealed record Holders(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Number">The case's.</param>
    /// <param name="To">As in <see cref="Holders"/>.</param>
    /// <param name="Reason">Why.</param>
    public sealed record HandInput(string Number, [property: Kind(ValueKind.Choice)] string To, string Reason);

    /// <param name="Person">As in <see cref="BusyAsync"/>.</param>
    /// <param name="Reason">Why.</param>
    public sealed record FreeInput([property: Kind(ValueKind.Choice)] string Person, string Reason);

    /// <param name="Count">How many cases nobody has any more.</param>
    public sealed record Freed(int Count);

    public static async Task<ActionOutcome<Result>> TakeAsync(FindCases.ByNumber input, TurnContext turn)
    {
        if (await FindCases.FindAsync(input.Number, turn) is not { } file)
            return new NoSuchCase().ToRefusal();
        if (!turn.Caller.Handles(file) || turn.Caller.PersonId is not { } me)
            return new MayNotMove(file.Number).ToRefusal();
        // Of two who press the button at once the second waits here, and then sees who has it.
        await turn.Db.Cases.Where(c => c.Id == file.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.MissingMedia, c => c.MissingMedia), turn.Cancellation);
        await turn.Db.Entry(file).ReloadAsync(turn.Cancellation);
        var had = file.HandlerId;
        if (file.Take(me) is { } refusal)
            return refusal.ToRefusal();
        if (had is null)
        {
            CaseEvent.Add(turn, file, CaseEventKind.Assigned, to: me);
            turn.Audit(AuditAct.CaseAssigned, file.Number, "taken");
        }
        return new Result(file.Number);
    }

    public static async Task<ActionOutcome<Holders>> HoldersAsync(FindCases.ByNumber input, TurnContext turn)
    {
        if (await FindCases.FindAsync(input.Number, turn) is not { } file)
            return new NoSuchCase().ToRefusal();
        if (!turn.Caller.Handles(file))
            return new MayNotMove(file.Number).ToRefusal();
        var people = await turn.Db.People.Where(p => p.Id != file.HandlerId && CaseNotices.HoldersOf(turn.Db, file, Roles, turn.Now).Contains(p.Id))
            .OrderBy(p => p.Name).ThenBy(p => p.Id).Take(Listed).Select(p => new { p.Id, p.Name }).ToListAsync(turn.Cancellation);
        return new Holders(people.Count, [.. people.Select(p => new ListEntry(p.Id.ToString("N"), p.Name))]);
    }

    public static async Task<ActionOutcome<Result>> HandOverAsync(HandInput input, TurnContext turn)
    {
        if (await FindCases.FindAsync(input.Number, turn) is not { } file)
            return new NoSuchCase().ToRefusal();
        if (!turn.Caller.Handles(file))
            return new MayNotMove(file.Number).ToRefusal();
        if (!file.IsOpen)
            return new CaseIsClosed(file.Number, file.State).ToRefusal();
        if (file.HandlerId is { } holder && holder != turn.Caller.PersonId && !turn.Caller.Holds(file, CaseAccess.Staff))
            return new NotYourCase(file.Number).ToRefusal();
        if (!Guid.TryParse(input.To, out var to) || !await CaseNotices.HoldersOf(turn.Db, file, Roles, turn.Now).AnyAsync(p => p == to, turn.Cancellation))
            return new NoSuchHolder().ToRefusal();
        var before = file.HandlerId;
        file.Pass(to);
        CaseEvent.Add(turn, file, CaseEventKind.Assigned, input.Reason, to: to);
        turn.Audit(AuditAct.CaseAssigned, file.Number, "handed-over");
        await CaseNotices.ToHandlerAsync(
            turn, file, to, $"Kasus **{file.Number}** diserahkan kepada Anda.\n\n> {MarkdownEscape.Lines(input.Reason)}", CaseNotices.Open(file.Number, "Buka kasus"));
        if (before is { } last && last != to)
            await CaseNotices.ToHandlerAsync(turn, file, last, $"Kasus **{file.Number}** diserahkan kepada petugas lain. Terima kasih.");
        return new Result(file.Number);
    }

    /// <summary>Everybody who has open cases, with how many.</summary>
    public static async Task<ActionOutcome<Holders>> BusyAsync(Nothing input, TurnContext turn)
    {
        if (!turn.Caller.Has("staf-dinsos", "koordinator-tksk"))
            return new NotStaff().ToRefusal();
        var busy = await turn.Db.Cases.HandledBy(turn.Caller)
            .Where(c => c.HandlerId != null && c.State != CaseState.Done && c.State != CaseState.Rejected)
            .GroupBy(c => c.HandlerId!.Value).Select(g => new { Person = g.Key, Count = g.Count() })
            .Join(turn.Db.People, b => b.Person, p => p.Id, (b, p) => new { p.Id, p.Name, b.Count })
            .OrderBy(b => b.Name).ThenBy(b => b.Id).Take(Listed).ToListAsync(turn.Cancellation);
        return new Holders(busy.Count, [.. busy.Select(b => new ListEntry(b.Id.ToString("N"), $"{b.Name} ({b.Count} kasus)"))]);
    }

    public async Task<ActionOutcome<Freed>> FreeAllAsync(FreeInput input, TurnContext turn)
    {
        if (!turn.Caller.Has("staf-dinsos", "koordinator-tksk"))
            return new NotStaff().ToRefusal();
        if (!Guid.TryParse(input.Person, out var person))
            return new NoSuchHolder().ToRefusal();
        var held = await turn.Db.Cases.HandledBy(turn.Caller)
            .Where(c => c.HandlerId == person && c.State != CaseState.Done && c.State != CaseState.Rejected).OrderBy(c => c.Id).ToListAsync(turn.Cancellation);
        foreach (var file in held)
        {
            file.Pass(null);
            CaseEvent.Add(turn, file, CaseEventKind.Freed, input.Reason);
            turn.Audit(AuditAct.CaseAssigned, file.Number, "freed");
        }
        // One message for a kecamatan, however many cases there are.
        foreach (var there in held.GroupBy(c => c.Kecamatan).OrderBy(g => g.Key))
        {
            var news = $"{there.Count()} kasus di {MarkdownEscape.Line(office.Label("kecamatan", there.Key))} belum ada yang memegang. Ketik *cari kasus* untuk melihatnya.";
            if (await CaseNotices.ToHoldersAsync(turn, there.First(), ["tksk"], news, new Channels.Choice("Cari kasus", "!cari kasus")) == 0)
                await CaseNotices.ToHoldersAsync(turn, there.First(), ["staf-dinsos", "koordinator-tksk"], news, new Channels.Choice("Cari kasus", "!cari kasus"));
        }
        return new Freed(held.Count);
    }

    private static readonly string[] Roles = ["tksk", "staf-dinsos", "koordinator-tksk"];
}
