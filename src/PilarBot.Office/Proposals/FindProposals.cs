using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Proposals;

/// <summary>Finds proposals for whoever may see them.</summary>
internal sealed class FindProposals(OfficeProfile office, IOptions<ProposalOptions> options)
{
    private const int ListedOwn = 20;
    private const int Listed = 50;
    private const int OnPage = 50;

    private static readonly ProposalState[] Open =
        [ProposalState.Draft, ProposalState.Complete, ProposalState.Deliberated, ProposalState.Submitted, ProposalState.Returned];

    public sealed record ByNumber([property: Kind(ValueKind.Choice)] string Number);

    /// <param name="Count">How many are listed.</param>
    /// <param name="List">Own ones first, then what is open in the territory, the newest first.</param>
    public sealed record Listing(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Number">Its number.</param>
    /// <param name="State">In words.</param>
    /// <param name="NextStep">What happens next, in a sentence.</param>
    /// <param name="Person">Who is proposed.</param>
    /// <param name="Program">For what, in full.</param>
    /// <param name="Place">RT, desa and kecamatan.</param>
    /// <param name="Proposed">When.</param>
    /// <param name="Reason">In the proposer's words.</param>
    /// <param name="Screening">The count, without a verdict.</param>
    /// <param name="Papers">Those that are there.</param>
    /// <param name="Missing">Those that are not.</param>
    /// <param name="MissingList">For choosing.</param>
    /// <param name="Basis">What it rests on; empty before.</param>
    /// <param name="Siks">Number and status in SIKS-NG; empty before.</param>
    /// <param name="Photos">Files that are kept, or on their way.</param>
    /// <param name="History">The timeline, a line each.</param>
    /// <param name="Actions">What the caller may do with it, for choosing.</param>
    public sealed record Details(
        string Number, string State, string NextStep, string Person, string Program, string Place, string Proposed, string Reason, string Screening,
        string Papers, string Missing, IReadOnlyList<ListEntry> MissingList, string Basis, string Siks, int Photos, string History, IReadOnlyList<ListEntry> Actions);

    public sealed record Shown(int Count);

    /// <param name="State">A state by its name, or <c>open</c> for all under way; null for all.</param>
    /// <param name="Kecamatan">By code; null for all.</param>
    /// <param name="Program">By code; null for all.</param>
    /// <param name="Before">The last number of the page before; null for the first page.</param>
    public sealed record Filter(string? State, string? Kecamatan, string? Program, string? Before);

    /// <param name="Number">The proposal's.</param>
    /// <param name="Program">In words.</param>
    /// <param name="Place">Desa and kecamatan.</param>
    /// <param name="State">In words.</param>
    /// <param name="Proposed">The day.</param>
    public sealed record Line(string Number, string Program, string Place, string State, string Proposed);

    /// <summary>All that the caller may see, the newest first, a page at a time.</summary>
    public async Task<(IReadOnlyList<Line> Lines, bool HasMore)> PageAsync(Filter filter, TurnContext turn)
    {
        var found = turn.Db.Proposals.AsNoTracking().VisibleTo(turn.Caller, turn.Conversation.Id);
        if (filter.State == "open")
            found = found.Where(p => Open.Contains(p.State));
        else if (Enum.TryParse<ProposalState>(filter.State, out var state))
            found = found.Where(p => p.State == state);
        if (filter.Kecamatan is { Length: > 0 } kecamatan)
            found = found.Where(p => p.Kecamatan == kecamatan);
        if (filter.Program is { Length: > 0 } program)
            found = found.Where(p => p.Program == program);
        if (filter.Before is { Length: > 0 } before)
            found = found.Where(p => p.Number.CompareTo(before) < 0);
        var rows = await found.OrderByDescending(p => p.Number).Take(OnPage + 1).ToListAsync(turn.Cancellation);
        return ([.. rows.Take(OnPage).Select(p => new Line(
            p.Number, ProposalWords.Program(p.Program), $"{office.Label("desa", p.Desa)}, {office.Label("kecamatan", p.Kecamatan)}", p.State.Label(),
            OfficeProfile.ShowDay(office.DayOf(p.ProposedAt))))], rows.Count > OnPage);
    }

    /// <summary>The ids of the photos that are kept; empty where the caller does not see the proposal.</summary>
    public static async Task<IReadOnlyList<Guid>> FileIdsAsync(string number, TurnContext turn) => await FindAsync(number, turn) is { } proposal
        ? await FilesOf(proposal, turn).Where(m => m.State == MediaState.Stored).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(turn.Cancellation)
        : [];

    /// <summary>The type of a photo of a proposal, which is shown; null for one that the caller does not see. Entered in the audit trail.</summary>
    public static async Task<string?> OpenFileAsync(string number, Guid file, TurnContext turn)
    {
        if (await FindAsync(number, turn) is not { } proposal
            || await FilesOf(proposal, turn).Where(m => m.Id == file && m.State == MediaState.Stored).Select(m => m.Type ?? "").SingleOrDefaultAsync(turn.Cancellation) is not { } type)
            return null;
        turn.Audit(AuditAct.ProposalFilesShown, proposal.Number);
        return type;
    }

    public static async Task<ActionOutcome<Listing>> ListAsync(Nothing input, TurnContext turn)
    {
        var proposals = turn.Db.Proposals.AsNoTracking();
        // Each by an index of its own, instead of one condition that fits none.
        var own = await proposals.Where(ProposalAccess.Own(turn.Caller, turn.Conversation.Id)).OrderByDescending(p => p.Id).Take(ListedOwn).ToListAsync(turn.Cancellation);
        var territory = turn.Caller.Has(ProposalAccess.Overseers)
            ? await proposals.Within(turn.Caller, ProposalAccess.Overseers).Where(p => Open.Contains(p.State)).OrderByDescending(p => p.Id).Take(Listed).ToListAsync(turn.Cancellation)
            : [];
        var all = own.Concat(territory).DistinctBy(p => p.Id).Take(Listed).ToList();
        return new Listing(all.Count, [.. all.Select(p => new ListEntry(p.Number, $"{p.Number} {AidProgram.Find(p.Program)?.Code ?? p.Program}, {Short(p.State)}"))]);
    }

    public async Task<ActionOutcome<Details>> ShowAsync(ByNumber input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not { } proposal)
            return ProposalRefusal.NotFound;
        var isOwn = proposal.IsOwnOf(turn.Caller, turn.Conversation.Id);
        if (!isOwn)
            turn.Audit(AuditAct.ProposalShown, proposal.Number);
        string Open(string field, byte[]? value) => value is null ? "" : turn.Sealer.OpenText(proposal.Key, proposal.Id, field, value);
        var resident = await turn.Db.Residents.AsNoTracking().SingleAsync(r => r.Id == proposal.ResidentId, turn.Cancellation);
        var events = await turn.Db.ProposalEvents.AsNoTracking().Where(e => e.ProposalId == proposal.Id)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(8).ToListAsync(turn.Cancellation);
        var there = proposal.Papers.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var missing = options.Value.PapersOf(proposal.Program).Except(there).ToList();
        var screening = proposal.Screening is null ? null : Open("screening", proposal.Screening);
        var program = AidProgram.Find(proposal.Program);
        return new Details(
            proposal.Number, proposal.State.Label(), proposal.State.NextStep(), turn.Sealer.OpenText(resident.Key, resident.Id, "name", resident.Name),
            program is null ? proposal.Program : program.Name, $"RT {proposal.Rt}, {office.Label("desa", proposal.Desa)}, {office.Label("kecamatan", proposal.Kecamatan)}",
            office.Show(proposal.ProposedAt), Open("reason", proposal.Reason), PovertyScreening.Summary(screening),
            ProposalWords.Papers(there), ProposalWords.Papers(missing), [.. missing.Select(m => new ListEntry(m, ProposalPaper.Find(m)?.Label ?? m))],
            BasisOf(proposal, Open("basis-number", proposal.BasisNumber)), Open("siks", proposal.Siks),
            await FilesOf(proposal, turn).CountAsync(turn.Cancellation), History(proposal, events, turn), [.. ActionsOf(proposal, missing.Count, isOwn, turn.Caller)]);
    }

    /// <summary>Sends the photos into the caller's own chat.</summary>
    public static async Task<ActionOutcome<Shown>> PhotosAsync(ByNumber input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not { } proposal)
            return ProposalRefusal.NotFound;
        if (!proposal.IsOwnOf(turn.Caller, turn.Conversation.Id))
            turn.Audit(AuditAct.ProposalFilesShown, proposal.Number);
        var files = await FilesOf(proposal, turn).Where(m => m.State == MediaState.Stored).AsNoTracking().OrderBy(m => m.Id).Take(10).ToListAsync(turn.Cancellation);
        SendFiles(files, proposal.Number, turn);
        return new Shown(files.Count);
    }

    /// <summary>The proposal of a number as somebody typed it, locked for this turn, when the caller may see it.</summary>
    public static async Task<Proposal?> FindAsync(string typed, TurnContext turn)
    {
        if (HumanNumber.Proposal.Read(typed) is not { } number)
            return null;
        var one = turn.Db.Proposals.Where(p => p.Number == number).VisibleTo(turn.Caller, turn.Conversation.Id);
        return await one.ExecuteUpdateAsync(set => set.SetProperty(p => p.Papers, p => p.Papers), turn.Cancellation) == 0
            ? null
            : await one.SingleOrDefaultAsync(turn.Cancellation);
    }

    /// <summary>Sends kept files into the turn's chat, under a name that tells of nobody.</summary>
    public static void SendFiles(IReadOnlyList<MediaItem> files, string number, TurnContext turn)
    {
        foreach (var (place, file) in files.Index())
        {
            var type = FileType.FromMime(file.Type ?? "");
            var asPicture = type == FileType.Jpeg || type == FileType.Png;
            turn.Say(new OutboundMedia(asPicture ? MediaKind.Photo : MediaKind.Document, file.Id.ToString(), $"{number}: foto {place + 1} dari {files.Count}")
            {
                FileName = $"{number}-{place + 1}{type.Extension}",
            });
        }
    }

    private static IQueryable<MediaItem> FilesOf(Proposal proposal, TurnContext turn) => turn.Db.Media.Where(
        m => m.OwnerKind == OpenProposal.MediaOwner && m.OwnerId == proposal.Id && (m.State == MediaState.Stored || m.State == MediaState.Pending));

    private static string BasisOf(Proposal proposal, string number) => proposal is { Basis: { } basis, BasisOn: { } on }
        ? $"{basis.Label()}, {OfficeProfile.ShowDay(on)}{(number.Length > 0 ? $", nomor {number}" : "")}"
        : "";

    private static IEnumerable<ListEntry> ActionsOf(Proposal proposal, int missing, bool isOwn, Caller caller)
    {
        yield return new("cukup", "Cukup");
        if (Proposal.Next(proposal.State) is [])
            yield break;
        if (missing > 0 && (isOwn || caller.Holds(proposal, ProposalAccess.Village)))
            yield return new("berkas", "Catat berkas");
        if (isOwn || caller.Holds(proposal, ProposalAccess.Village))
            yield return new("foto", "Tambah foto");
        if (proposal.State is ProposalState.Complete && caller.Holds(proposal, ProposalAccess.Village))
            yield return new("musyawarah", "Catat musyawarah/SPTJM");
        if (proposal.State is ProposalState.Deliberated or ProposalState.Returned && caller.Holds(proposal, ProposalAccess.Operators))
            yield return new("siks", "Catat penyerahan SIKS-NG");
        if (proposal.State is ProposalState.Submitted && caller.Holds(proposal, ProposalAccess.Operators))
            yield return new("hasil", "Catat hasil");
        yield return new("lihat", "Lihat foto");
        if (isOwn && Proposal.Next(proposal.State).Contains(ProposalState.Withdrawn))
            yield return new("tarik", "Tarik usulan");
    }

    private string History(Proposal proposal, List<ProposalEvent> events, TurnContext turn)
    {
        var text = new StringBuilder();
        foreach (var happened in events.AsEnumerable().Reverse())
        {
            text.Append("• ").Append(office.Show(happened.At)).Append(": ").Append(happened.State?.Label() ?? "keterangan ditambahkan");
            if (happened.Text is { } written)
                text.Append(". ").Append(turn.Sealer.OpenText(proposal.Key, happened.Id, "text", written));
            text.Append('\n');
        }
        return text.ToString().TrimEnd();
    }

    // For a button.
    private static string Short(ProposalState state) => state switch
    {
        ProposalState.Draft => "draf",
        ProposalState.Complete => "lengkap",
        ProposalState.Deliberated => "disepakati",
        ProposalState.NotAgreed => "tidak disepakati",
        ProposalState.Submitted => "di SIKS-NG",
        ProposalState.Approved => "disetujui",
        ProposalState.Returned => "dikembalikan",
        ProposalState.Rejected => "ditolak",
        ProposalState.Withdrawn => "ditarik",
    };
}
