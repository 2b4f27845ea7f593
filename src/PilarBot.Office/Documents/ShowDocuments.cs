using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Documents;

/// <summary>Lists documents and gives them again, to those who may have them made: by role and territory, for each kind of record.</summary>
internal sealed class ShowDocuments(OfficeProfile office, DocumentTemplates templates)
{
    private const int Listed = 10;

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
            document.LockedAt is { } locked ? $"Sudah ditandatangani; berkasnya masuk {office.Show(locked)}." : document.State switch
            {
                DocumentState.Preparing => "Sedang disiapkan.",
                DocumentState.Ready => template is { HasSignature: true } ? "Siap ditandatangani." : "Siap dikirim.",
                DocumentState.Failed => "Belum berhasil disiapkan.",
                DocumentState.Gone => "Berkasnya tidak disimpan lagi, dan dibuat lagi bila Anda meminta.",
            },
            document.LockedAt is null && template is { HasSignature: true });
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
