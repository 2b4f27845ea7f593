using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;

namespace PilarBot.Office.Documents;

/// <summary>Lists documents and gives them again, to those who may have them made: by role and territory, for each kind of record.</summary>
internal sealed class ShowDocuments(OfficeProfile office, DocumentTemplates templates)
{
    private const int Listed = 10;
    private const int OnPage = 50;

    /// <param name="Count">Documents that are listed, the newest first.</param>
    /// <param name="List">For choosing, by number.</param>
    public sealed record Listing(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Number">As typed: small letters and spaces are forgiven.</param>
    public sealed record ByNumber(string Number);

    /// <param name="Number">The document's.</param>
    /// <param name="Title">What it is.</param>
    /// <param name="Day">Of its number.</param>
    /// <param name="Version">The newest.</param>
    /// <param name="Place">Desa and kecamatan.</param>
    /// <param name="MadeBy">Who had it made first.</param>
    /// <param name="State">How far it is, in a sentence.</param>
    /// <param name="MaySign">True while the signed one may be attached.</param>
    public sealed record Details(string Number, string Title, string Day, int Version, string Place, string MadeBy, string State, bool MaySign);

    /// <param name="Number">The document's.</param>
    /// <param name="IsSigned">True when the signed one comes at once; else the document follows, made with what is known now.</param>
    public sealed record Sent(string Number, bool IsSigned);

    /// <param name="Id">To ask for it with.</param>
    /// <param name="Name">Of the file.</param>
    public sealed record File(Guid Id, string Name);

    /// <param name="Number">The document's.</param>
    /// <param name="Title">What it is.</param>
    /// <param name="Place">Desa and kecamatan.</param>
    /// <param name="Day">Of its number.</param>
    /// <param name="State">How far it is, in a sentence.</param>
    /// <param name="IsPreparing">True while it is being made.</param>
    /// <param name="MayRemake">True while nobody has signed it.</param>
    /// <param name="Files">Those that are kept: the signed ones, else the one that was made.</param>
    public sealed record Line(string Number, string Title, string Place, string Day, string State, bool IsPreparing, bool MayRemake, IReadOnlyList<File> Files);

    /// <summary>The newest of the caller's documents, with their files.</summary>
    /// <param name="typed">A number; null for all.</param>
    /// <param name="turn">Somebody's at the desk.</param>
    public async Task<IReadOnlyList<Line>> LinesAsync(string? typed, TurnContext turn)
    {
        var visible = typed is { Length: > 0 } ? Find(typed, turn) : VisibleTo(turn.Db.Documents, turn.Caller);
        var documents = await visible.AsNoTracking().OrderByDescending(d => d.MadeAt).Take(OnPage).ToListAsync(turn.Cancellation);
        var ids = documents.ConvertAll(d => (Guid?)d.Id);
        var files = await turn.Db.Media.AsNoTracking()
            .Where(m => (m.OwnerKind == OfficeDocument.Files || m.OwnerKind == OfficeDocument.SignedFiles) && ids.Contains(m.OwnerId) && m.State == MediaState.Stored)
            .OrderBy(m => m.ReceivedAt).ThenBy(m => m.Id).Select(m => new { m.Id, m.OwnerId, m.OwnerKind, m.FileName, m.Type }).ToListAsync(turn.Cancellation);
        return [.. documents.Select(d =>
        {
            var kind = d.LockedAt is null ? OfficeDocument.Files : OfficeDocument.SignedFiles;
            return new Line(
                d.Number, templates.Find(d.Kind)?.Head.Title ?? d.Kind, $"{office.Label("desa", d.Desa)}, {office.Label("kecamatan", d.Kecamatan)}", OfficeProfile.ShowDay(d.Day),
                StateOf(d), d.State is DocumentState.Preparing && d.LockedAt is null, d.LockedAt is null,
                [.. files.Where(f => f.OwnerId == d.Id && f.OwnerKind == kind).Select((f, place) => new File(f.Id, f.FileName ?? $"{d.FileName}-{place + 1}{FileType.FromMime(f.Type ?? "").Extension}"))]);
        })];
    }

    /// <summary>The name under which a file of a document is given to somebody who may see the document; null for any other file. Entered in the audit trail.</summary>
    public async Task<string?> OpenFileAsync(Guid id, TurnContext turn)
    {
        var document = await (
            from file in turn.Db.Media
            where file.Id == id && file.State == MediaState.Stored && (file.OwnerKind == OfficeDocument.Files || file.OwnerKind == OfficeDocument.SignedFiles)
            join owner in VisibleTo(turn.Db.Documents, turn.Caller) on file.OwnerId equals owner.Id
            select owner.Number).SingleOrDefaultAsync(turn.Cancellation);
        if (document is null || (await LinesAsync(document, turn)) is not [var line] || line.Files.FirstOrDefault(f => f.Id == id) is not { } found)
            return null;
        turn.Audit(AuditAct.DocumentShown, (await Find(document, turn).AsNoTracking().SingleAsync(turn.Cancellation)).AuditName, "files");
        return found.Name;
    }

    public static async Task<ActionOutcome<Listing>> ListAsync(Nothing input, TurnContext turn)
    {
        var newest = await VisibleTo(turn.Db.Documents.AsNoTracking(), turn.Caller).OrderByDescending(d => d.MadeAt).Take(Listed)
            .Select(d => d.Number).ToListAsync(turn.Cancellation);
        return new Listing(newest.Count, [.. newest.Select(n => new ListEntry(n, n))]);
    }

    public async Task<ActionOutcome<Details>> ShowAsync(ByNumber input, TurnContext turn)
    {
        if (await Find(input.Number, turn).AsNoTracking().SingleOrDefaultAsync(turn.Cancellation) is not { } document)
            return new NoSuchDocument().ToRefusal();
        turn.Audit(AuditAct.DocumentShown, document.AuditName);
        var template = templates.Find(document.Kind);
        var by = await turn.Db.People.Where(p => p.Id == document.MadeBy).Select(p => p.Name).SingleOrDefaultAsync(turn.Cancellation);
        return new Details(
            document.Number, template?.Head.Title ?? document.Kind, OfficeProfile.ShowDay(document.Day), Math.Max(1, document.Version),
            $"{office.Label("desa", document.Desa)}, {office.Label("kecamatan", document.Kecamatan)}", by ?? "-",
            StateOf(document), document.LockedAt is null && template is { HasSignature: true });
    }

    /// <summary>Has it come into this chat.</summary>
    public static async Task<ActionOutcome<Sent>> SendAsync(ByNumber input, TurnContext turn)
    {
        if (await LockAsync(input.Number, turn) is not { } document)
            return new NoSuchDocument().ToRefusal();
        turn.Audit(AuditAct.DocumentShown, document.AuditName, "files");
        return new Sent(document.Number, await MakeDocument.GiveAsync(document, turn));
    }

    /// <summary>The document of a number as somebody typed it, when this caller may see it; locked until the turn ends.</summary>
    public static Task<OfficeDocument?> LockAsync(string typed, TurnContext turn) => MakeDocument.LockAsync(Find(typed, turn), turn);

    private string StateOf(OfficeDocument document) => document.LockedAt is { } locked ? $"Sudah ditandatangani; berkasnya masuk {office.Show(locked)}." : document.State switch
    {
        DocumentState.Preparing => "Sedang disiapkan.",
        DocumentState.Ready => templates.Find(document.Kind) is { HasSignature: true } ? "Siap ditandatangani." : "Siap dikirim.",
        DocumentState.Failed => "Belum berhasil disiapkan.",
        DocumentState.Gone => "Berkasnya tidak disimpan lagi, dan dibuat lagi bila Anda meminta.",
    };

    private static IQueryable<OfficeDocument> Find(string typed, TurnContext turn)
    {
        var folded = DocumentNumber.Fold(typed);
        return VisibleTo(turn.Db.Documents, turn.Caller).Where(d => d.Folded == folded);
    }

    // What documents of a kind of record are made by, they are seen by.
    private static IQueryable<OfficeDocument> VisibleTo(IQueryable<OfficeDocument> documents, Caller caller)
    {
        Expression<Func<OfficeDocument, bool>> visible = d => false;
        foreach (var (about, record) in DocumentRecords.All.Where(r => caller.Roles.Any(held => r.Value.Roles.Contains(held.Role))))
            visible = visible.Or(Territory.Of<OfficeDocument>(caller, [.. record.Roles]).And(d => d.About == about));
        return documents.Where(visible);
    }
}
