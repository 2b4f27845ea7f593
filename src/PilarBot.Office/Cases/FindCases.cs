using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Cases;

/// <summary>Finds cases for whoever may see them.</summary>
internal sealed class FindCases(OfficeProfile office)
{
    private const int Listed = 10;

    public sealed record ByNumber(string Number);

    /// <param name="Count">Cases of the caller that are listed.</param>
    /// <param name="List">For choosing: the number, and kind and state as label.</param>
    public sealed record OwnResult(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Number">The case's number.</param>
    /// <param name="State">In words.</param>
    /// <param name="NextStep">What happens next, in a sentence.</param>
    /// <param name="Kind">The first PPKS kind's name.</param>
    /// <param name="Place">Desa and kecamatan.</param>
    /// <param name="Opened">When, as people read it.</param>
    /// <param name="History">The timeline, a line each.</param>
    /// <param name="Photos">Files that are kept, or on their way.</param>
    /// <param name="IsOpen">False once it is closed.</param>
    /// <param name="MayMove">True when the caller may change its state.</param>
    public sealed record Details(
        string Number, string State, string NextStep, string Kind, string Place, string Opened, string History, int Photos, bool IsOpen, bool MayMove);

    public async Task<ActionOutcome<FindSimilar.Result>> SimilarAsync(FindSimilar.Input input, TurnContext turn)
    {
        if (input.Nik is null)
            return new FindSimilar.Result(0, "", "", "");
        var nik = turn.Hash.Of(HashPurpose.Nik, input.Nik);
        var open = turn.Db.Cases.AsNoTracking()
            .Where(c => c.NikHash == nik && c.State != CaseState.Done && c.State != CaseState.Rejected);
        var latest = await open.OrderByDescending(c => c.OpenedAt).Take(20).ToListAsync(turn.Cancellation);
        if (latest is [])
            return new FindSimilar.Result(0, "", "", "");
        var seen = await open.VisibleTo(turn.Caller, turn.Conversation.Id).OrderByDescending(c => c.OpenedAt)
            .Select(c => c.Number).FirstOrDefaultAsync(turn.Cancellation);
        var first = latest.Find(c => c.Number == seen) ?? latest[0];
        return new FindSimilar.Result(latest.Count, seen ?? "", first.State.Label(), office.Label("kecamatan", first.Kecamatan));
    }

    public static async Task<ActionOutcome<OwnResult>> OwnAsync(Nothing input, TurnContext turn)
    {
        var (person, conversation) = (turn.Caller.PersonId, turn.Conversation.Id);
        var own = await turn.Db.Cases.AsNoTracking()
            .Where(c => c.ConversationId == conversation || (person != null && c.ReportedBy == person))
            .OrderByDescending(c => c.OpenedAt).Take(Listed).ToListAsync(turn.Cancellation);
        return new OwnResult(own.Count, [.. own.Select(c => new ListEntry(c.Number, $"{c.Number} {c.State.Label()}"))]);
    }

    public async Task<ActionOutcome<Details>> ByNumberAsync(ByNumber input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not { } file)
            return new NoSuchCase().ToRefusal();
        // What an office's person sees by role, and not of their own report.
        if (turn.Caller.PersonId is { } person && file.ReportedBy != person && file.ConversationId != turn.Conversation.Id)
            turn.Audit(AuditAct.CaseShown, file.Number);
        var events = await turn.Db.CaseEvents.AsNoTracking().Where(e => e.CaseId == file.Id)
            .OrderByDescending(e => e.At).Take(8).ToListAsync(turn.Cancellation);
        var photos = await turn.Db.Media.CountAsync(
            m => m.OwnerKind == "case" && m.OwnerId == file.Id && (m.State == MediaState.Stored || m.State == MediaState.Pending), turn.Cancellation);
        return new Details(
            file.Number, file.State.Label(), file.State.NextStep(), office.Label("ppks", file.Kinds.Split(' ')[0]),
            $"{office.Label("desa", file.Desa)}, {office.Label("kecamatan", file.Kecamatan)}", office.Show(file.OpenedAt),
            History(file, events, turn.Sealer), photos,
            CaseFile.Next(file.State).Count > 0, turn.Caller.Handles(file));
    }

    /// <summary>The case of a number as somebody typed it, when this caller may see it.</summary>
    public static async Task<CaseFile?> FindAsync(string typed, TurnContext turn) =>
        HumanNumber.Case.Read(typed) is not { } number ? null
            : await turn.Db.Cases.Where(c => c.Number == number).VisibleTo(turn.Caller, turn.Conversation.Id).SingleOrDefaultAsync(turn.Cancellation);

    private string History(CaseFile file, List<CaseEvent> events, Sealer sealer)
    {
        var text = new StringBuilder();
        foreach (var happened in events.OrderBy(e => e.At))
        {
            var words = happened.Kind switch
            {
                CaseEventKind.Opened => "laporan diterima",
                CaseEventKind.Moved => happened.State!.Value.Label(),
                CaseEventKind.NoteAdded => "catatan ditambahkan",
                CaseEventKind.PhotosAdded => "foto ditambahkan",
            };
            text.Append("• ").Append(office.Show(happened.At)).Append(": ").Append(words);
            if (happened is { Kind: CaseEventKind.Moved, Text: { } reason })
                text.Append(". ").Append(sealer.OpenText(file.Key, happened.Id, "text", reason));
            text.Append('\n');
        }
        return text.ToString().TrimEnd();
    }
}
