using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;

namespace PilarBot.Office.Documents;

/// <summary>Lists documents and gives them again, to those who may see them by role and territory.</summary>
internal sealed class ShowDocuments(OfficeProfile office, DocumentTemplates templates)
{
    private const int Listed = 10;
    private static readonly string[] Readers = ["staf-dinsos", "kepala-dinas", "koordinator-tksk", "tksk"];

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
    /// <param name="MadeBy">Who had it made.</param>
    /// <param name="State">How far it is, in a sentence.</param>
    /// <param name="IsLocked">True once the signed one is attached.</param>
    public sealed record Details(string Number, string Title, string Day, int Version, string Place, string MadeBy, string State, bool IsLocked);

    /// <param name="Number">The document's.</param>
    /// <param name="Count">Files that come into this chat.</param>
    public sealed record Sent(string Number, int Count);

    public static async Task<ActionOutcome<Listing>> ListAsync(Nothing input, TurnContext turn)
    {
        var newest = await turn.Db.Documents.AsNoTracking().Within(turn.Caller, Readers).OrderByDescending(d => d.MadeAt).Take(Listed)
            .Select(d => new { d.Number, d.Kind }).ToListAsync(turn.Cancellation);
        return new Listing(newest.Count, [.. newest.Select(d => new ListEntry(d.Number, d.Number))]);
    }

    public async Task<ActionOutcome<Details>> ShowAsync(ByNumber input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not { } document)
            return new NoSuchDocument().ToRefusal();
        turn.Audit(AuditAct.DocumentShown, document.AuditName);
        var version = await LastAsync(document, turn);
        var by = await turn.Db.People.Where(p => p.Id == document.MadeBy).Select(p => p.Name).SingleOrDefaultAsync(turn.Cancellation);
        return new Details(
            document.Number, templates.Find(document.Kind)?.Head.Title ?? document.Kind, OfficeProfile.ShowDay(document.Day), version.Version,
            $"{office.Label("desa", document.Desa)}, {office.Label("kecamatan", document.Kecamatan)}", by ?? "-",
            document.LockedAt is { } locked ? $"Sudah ditandatangani; berkasnya masuk {office.Show(locked)}." : version.State switch
            {
                DocumentState.Preparing => "Sedang disiapkan.",
                DocumentState.Ready => "Siap ditandatangani.",
                DocumentState.Failed => "Belum berhasil disiapkan.",
            },
            document.LockedAt is not null);
    }

    /// <summary>Sends the newest version, and what was signed, into this chat.</summary>
    public static async Task<ActionOutcome<Sent>> SendAsync(ByNumber input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not { } document)
            return new NoSuchDocument().ToRefusal();
        turn.Audit(AuditAct.DocumentShown, document.AuditName, "files");
        var version = await LastAsync(document, turn);
        var messages = new List<OutboundMessage>();
        if (version.State is DocumentState.Ready)
            messages.AddRange(await WriteDocuments.MessagesAsync(turn.Db, version, document.Number, turn.Cancellation));
        foreach (var file in await turn.Db.Media.AsNoTracking().Where(m => m.OwnerKind == OfficeDocument.SignedFiles && m.OwnerId == document.Id && m.State == MediaState.Stored)
            .OrderBy(m => m.ReceivedAt).ThenBy(m => m.Id).ToListAsync(turn.Cancellation))
            messages.Add(new OutboundMedia(file.Kind, file.Id.ToString(), $"{document.Number}, sudah ditandatangani"));
        foreach (var message in messages)
            turn.Say(message);
        return new Sent(document.Number, messages.Count);
    }

    /// <summary>The document of a number as somebody typed it, when this caller may see it.</summary>
    public static async Task<OfficeDocument?> FindAsync(string typed, TurnContext turn)
    {
        var folded = DocumentNumber.Fold(typed);
        return await turn.Db.Documents.Within(turn.Caller, Readers).SingleOrDefaultAsync(d => d.Folded == folded, turn.Cancellation);
    }

    private static Task<DocumentVersion> LastAsync(OfficeDocument document, TurnContext turn) =>
        turn.Db.DocumentVersions.AsNoTracking().Where(v => v.DocumentId == document.Id).OrderByDescending(v => v.Version).FirstAsync(turn.Cancellation);
}
