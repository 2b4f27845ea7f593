using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Reference;
using PilarBot.Office.Residents;

namespace PilarBot.Office.Cases;

/// <summary>Finds cases for whoever may see them.</summary>
internal sealed class FindCases(OfficeProfile office)
{
    private const int Listed = 10;
    private const int Latest = 8;

    public sealed record ByNumber(string Number);

    /// <param name="Count">Cases of the caller that are listed.</param>
    /// <param name="List">For choosing: the number, and kind and state as label.</param>
    public sealed record OwnResult(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Number">The case's number.</param>
    /// <param name="State">In words.</param>
    /// <param name="NextStep">What happens next, in a sentence.</param>
    /// <param name="Kind">The PPKS kinds' names; empty for who may see little of it.</param>
    /// <param name="Place">Desa and kecamatan; empty likewise.</param>
    /// <param name="Opened">When, as people read it.</param>
    /// <param name="History">The timeline, a line each: of what the office does only for those who handle it, else moves and one's own additions.</param>
    /// <param name="Photos">Files that are kept, or on their way; 0 for who may see little of it.</param>
    /// <param name="IsOpen">False once it is closed.</param>
    /// <param name="MayMove">True when the caller handles it.</param>
    /// <param name="IsLimited">True for who joined a report to it and may see no more than number, state and their own additions.</param>
    /// <param name="About">For those who handle it: who it is about and what is known, a line each; empty for others.</param>
    /// <param name="Acts">For those who handle it: what they can do now, for choosing.</param>
    public sealed record Details(
        string Number, string State, string NextStep, string Kind, string Place, string Opened, string History, int Photos, bool IsOpen, bool MayMove,
        bool IsLimited, string About, IReadOnlyList<ListEntry> Acts);

    public static async Task<ActionOutcome<OwnResult>> OwnAsync(Nothing input, TurnContext turn)
    {
        var own = await RecentOf(turn.Db, turn.Caller, turn.Conversation.Id).ToListAsync(turn.Cancellation);
        return new OwnResult(own.Count, [.. own.Select(c => new ListEntry(c.Number, $"{c.Number} {c.State.Label()}"))]);
    }

    /// <summary>The newest cases that were reported by the caller, or from the chat, or that one of them follows.</summary>
    /// <remarks>Each kind is cut off by its own index first: who has reported thousands waits no longer than others.</remarks>
    internal static IQueryable<CaseFile> RecentOf(OfficeDbContext db, Caller caller, Guid chat)
    {
        var cases = db.Cases.AsNoTracking();
        var all = Newest(cases.Where(c => c.ConversationId == chat)).Union(Newest(CaseFollower.Followed(db, caller, chat).AsNoTracking()));
        if (caller.PersonId is { } person)
            all = all.Union(Newest(cases.Where(c => c.ReportedBy == person)));
        return Newest(all);

        static IQueryable<CaseFile> Newest(IQueryable<CaseFile> some) => some.OrderByDescending(c => c.OpenedAt).Take(Listed);
    }

    public async Task<ActionOutcome<Details>> ByNumberAsync(ByNumber input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is { } file)
            return await ShowAsync(file, turn);
        if (await FindFollowedAsync(input.Number, turn) is { } followed)
            return await ShowLittleAsync(followed, turn);
        return new NoSuchCase().ToRefusal();
    }

    /// <summary>The case of a number as somebody typed it, when this caller may see it.</summary>
    public static async Task<CaseFile?> FindAsync(string typed, TurnContext turn) =>
        HumanNumber.Case.Read(typed) is not { } number ? null
            : await turn.Db.Cases.Where(c => c.Number == number).VisibleTo(turn.Caller, turn.Conversation.Id).SingleOrDefaultAsync(turn.Cancellation);

    /// <summary>The same, when this caller or chat joined a report to it.</summary>
    public static async Task<CaseFile?> FindFollowedAsync(string typed, TurnContext turn) =>
        HumanNumber.Case.Read(typed) is not { } number ? null
            : await CaseFollower.Followed(turn.Db, turn.Caller, turn.Conversation.Id).SingleOrDefaultAsync(c => c.Number == number, turn.Cancellation);

    /// <summary>The same, when this caller handles it.</summary>
    public static async Task<CaseFile?> FindHandledAsync(string typed, TurnContext turn) =>
        HumanNumber.Case.Read(typed) is not { } number ? null
            : await turn.Db.Cases.Where(c => c.Number == number).HandledBy(turn.Caller).SingleOrDefaultAsync(turn.Cancellation);

    private async Task<Details> ShowAsync(CaseFile file, TurnContext turn)
    {
        var handles = turn.Caller.Handles(file);
        // What an office's person sees by role, and not of their own report.
        if (turn.Caller.PersonId is { } person && file.ReportedBy != person && file.ConversationId != turn.Conversation.Id)
            turn.Audit(AuditAct.CaseShown, file.Number);
        var photos = await turn.Db.Media.CountAsync(
            m => m.OwnerKind == "case" && m.OwnerId == file.Id && (m.State == MediaState.Stored || m.State == MediaState.Pending), turn.Cancellation);
        return new Details(
            file.Number, file.State.Label(), file.State.NextStep(), string.Join(", ", file.KindList.Select(k => office.Label("ppks", k))),
            $"{office.Label("desa", file.Desa)}, {office.Label("kecamatan", file.Kecamatan)}", office.Show(file.OpenedAt),
            await HistoryAsync(file, turn, handles, ownOnly: false), photos, file.IsOpen, handles, false,
            handles ? await AboutAsync(file, turn) : "", handles ? Acts(file, turn) : []);
    }

    private async Task<Details> ShowLittleAsync(CaseFile file, TurnContext turn) => new(
        file.Number, file.State.Label(), file.State.NextStep(), "", "", "", await HistoryAsync(file, turn, handles: false, ownOnly: true), 0, file.IsOpen, false, true, "", []);

    // What a handler can do; the commonest first, since a phone shows eight at once.
    private static List<ListEntry> Acts(CaseFile file, TurnContext turn)
    {
        if (!file.IsOpen)
            return [new("selesai", "Cukup"), new("buka", "Buka kembali"), new("ringkasan", "Ringkasan (DOCX)")];
        List<ListEntry> acts = [new("selesai", "Cukup")];
        if (file.HandlerId is null)
            acts.Add(new("ambil", "Ambil kasus"));
        acts.AddRange(
        [
            new("catatan", "Tambah catatan"), new("foto", "Tambah foto"), new("ubah", "Ubah status"), new("kunjungan", "Catat kunjungan"),
            new("rujuk", "Rujuk"), new("tujuan", "Tujuan kemandirian"), new("rujukan", "Catat hasil rujukan"), new("jenis", "Tambah jenis masalah"),
            new("data", "Lengkapi data warga"),
        ]);
        if (file.HandlerId is null || file.HandlerId == turn.Caller.PersonId || turn.Caller.Holds(file, CaseAccess.Staff))
            acts.Add(new("serah", "Serahkan kasus"));
        acts.Add(new("ringkasan", "Ringkasan (DOCX)"));
        return acts;
    }

    private async Task<string> AboutAsync(CaseFile file, TurnContext turn)
    {
        var (sealer, today) = (turn.Sealer, office.DayOf(turn.Now));
        var resident = await FindResident.ShownAsync(file.ResidentId, turn);
        var lines = new List<string>
        {
            "Nama: " + resident.OpenName(sealer),
            "NIK: " + (resident.MaskedNik(sealer) ?? "belum ada"),
        };
        if (ResidentAge.On(resident, today, sealer) is { } age)
            lines.Add($"Usia: sekitar {age} tahun");
        lines.Add("Keadaan: " + sealer.OpenText(file.Key, file.Id, "description", file.Description));
        var kinds = file.KindList.Select(PpksKind.Find).OfType<PpksKind>().ToList();
        lines.Add("Bidang (perlu dikonfirmasi): " + string.Join(", ", kinds.Select(k => PpksKind.LineLabel(k.ServiceLine)).Distinct()));
        if (kinds.Select(k => k.SpmService).OfType<string>().Distinct().ToList() is [_, ..] services)
            lines.Add("SPM: " + string.Join(", ", services.Select(PpksKind.SpmLabel)));
        lines.Add("Petugas: " + (file.HandlerId is { } handler
            ? await turn.Db.People.Where(p => p.Id == handler).Select(p => p.Name).SingleOrDefaultAsync(turn.Cancellation) ?? "-" : "belum ada"));
        if (file.Goal is { } goal)
            lines.Add($"Tujuan ({file.Graduation.Label()}): {sealer.OpenText(file.Key, file.Id, "goal", goal)}");
        if (file.NextVisitOn is { } day)
            lines.Add("Kunjungan berikutnya: " + OfficeProfile.ShowDay(day));
        foreach (var referral in await turn.Db.CaseReferrals.AsNoTracking().Where(r => r.CaseId == file.Id).OrderByDescending(r => r.SentAt).Take(3).ToListAsync(turn.Cancellation))
            lines.Add($"Rujukan {referral.State.Label()}: {sealer.OpenText(file.Key, referral.Id, "to", referral.To)}");
        return string.Join('\n', lines);
    }

    private async Task<string> HistoryAsync(CaseFile file, TurnContext turn, bool handles, bool ownOnly)
    {
        var (chat, person) = (turn.Conversation.Id, turn.Caller.PersonId);
        var all = turn.Db.CaseEvents.AsNoTracking().Where(e => e.CaseId == file.Id);
        if (!handles)
            all = all.Where(e => e.ConversationId == chat || (person != null && e.By == person)
                || (!ownOnly && (e.Kind == CaseEventKind.Opened || e.Kind == CaseEventKind.Moved || e.Kind == CaseEventKind.Reopened
                    || e.Kind == CaseEventKind.NoteAdded || e.Kind == CaseEventKind.PhotosAdded)));
        var text = new StringBuilder();
        foreach (var happened in (await all.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Latest).ToListAsync(turn.Cancellation)).OrderBy(e => e.At).ThenBy(e => e.Id))
        {
            text.Append("• ").Append(office.Show(happened.At)).Append(": ").Append(happened.Words(office));
            // Notes are the handlers' to read, and their writers'; why a case moved was said to its reporter.
            var isOwn = happened.ConversationId == chat || (person is not null && happened.By == person);
            if (happened.Text is { } said && (handles || isOwn || happened.Kind is CaseEventKind.Moved or CaseEventKind.Reopened))
                text.Append(". ").Append(turn.Sealer.OpenText(file.Key, happened.Id, "text", said));
            text.Append('\n');
        }
        return text.ToString().TrimEnd();
    }
}
