using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PilarBot.Channels;
using PilarBot.Office.Media;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Documents;

/// <summary>
/// Writes the documents that turns asked for, each after its turn, since pictures take time: sealed at rest under the record's key, then
/// sent into the chat that waits. One at a time: whoever calls sees to it.
/// </summary>
internal sealed partial class WriteDocuments(
    OfficeDatabase database, MediaFolder folder, DocumentTemplates templates, OfficeProfile office, Sealer sealer, Wakeups wakeups, TimeProvider clock,
    ILogger<WriteDocuments> logger)
{
    // What is not fetched by then comes later than a document can wait for; it is made without, and says so.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>Writes what is due.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<DocumentVersion> due;
        await using (var db = database.Open())
            due = await db.DocumentVersions.AsNoTracking().Where(v => v.State == DocumentState.Preparing && v.NotBefore <= now)
                .OrderBy(v => v.NotBefore).Take(100).ToListAsync(cancellation);
        foreach (var version in due)
        {
            try
            {
                await WriteAsync(version, now, cancellation);
            }
            catch (Exception exception) when (exception is not OperationCanceledException && !database.IsOutage(exception))
            {
                await PutOffAsync(version, now, exception, cancellation);
            }
        }
        return due.Count;
    }

    /// <summary>The file of a version that is ready, as messages for a chat.</summary>
    public static async Task<IReadOnlyList<OutboundMessage>> MessagesAsync(OfficeDbContext db, DocumentVersion version, string number, CancellationToken cancellation)
    {
        var files = await db.Media.AsNoTracking().Where(m => m.OwnerKind == DocumentVersion.Files && m.OwnerId == version.Id).ToListAsync(cancellation);
        return [.. files.Select(f => new OutboundMedia(MediaKind.Document, f.Id.ToString(), number) { FileName = f.FileName })];
    }

    private async Task WriteAsync(DocumentVersion version, DateTime now, CancellationToken cancellation)
    {
        await using var db = database.Open();
        var document = await db.Documents.AsNoTracking().SingleAsync(d => d.Id == version.DocumentId, cancellation);
        var content = JsonSerializer.Deserialize<DocumentContent>(sealer.OpenText(document.Key, version.Id, "content", version.Content))!;
        var template = templates.Find(document.Kind) ?? throw new InvalidOperationException($"There is no template {document.Kind} any more.");
        var wanted = content.Files().ToList();
        var files = await db.Media.AsNoTracking().Where(m => wanted.Contains(m.Id)).ToListAsync(cancellation);
        if (files.Exists(f => f.State is MediaState.Pending) && now < version.MadeAt + LongestWait)
        {
            await database.WriteAsync(d => d.DocumentVersions.Where(v => v.Id == version.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(v => v.NotBefore, now.AddSeconds(2)), cancellation), cancellation);
            return;
        }
        var pictures = new Dictionary<string, DocumentPicture>();
        foreach (var file in files.Where(f => f.State is MediaState.Stored))
            if (await PictureAsync(file, cancellation) is { } picture)
                pictures.Add(file.Id.ToString(), picture);
        var docx = DocxWriter.Write(template, content.With(pictures), new(office.Name, document.Number, document.Day));
        var made = await MadeFile.KeepAsync(
            folder, DocumentVersion.Files, version.Id, document.Key, NameOf(document, version), FileType.Docx.Mime, to => to.WriteAsync(docx, cancellation).AsTask(),
            office.DayOf(now), cancellation);
        await FinishAsync(version, document.Number, made, now, cancellation);
    }

    // What is kept has to be what came; a picture that cannot be shown leaves its room empty.
    private async Task<DocumentPicture?> PictureAsync(MediaItem item, CancellationToken cancellation)
    {
        try
        {
            var file = new byte[item.Size ?? 0];
            await using var stored = folder.OpenRead(item.Id, item.Key);
            await stored.ReadExactlyAsync(file, cancellation);
            if (SHA256.HashData(file).AsSpan().SequenceEqual(item.Sha256))
                return DocumentPicture.Of(FileType.FromMime(item.Type ?? ""), file);
        }
        catch (Exception exception) when (exception is SealBrokenException or FileNotFoundException or EndOfStreamException)
        {
            // Told below.
        }
        Log.Damaged(logger, item.Id);
        return null;
    }

    // BAST-007-DINSOS-XI-2026.docx, and from the second version on with it.
    private static string NameOf(OfficeDocument document, DocumentVersion version)
    {
        var name = document.FileName;
        var end = version.Version == 1 ? "" : $"-v{version.Version.ToString(CultureInfo.InvariantCulture)}";
        return $"{(name.Length > 80 ? name[..80] : name)}{end}.docx";
    }

    private async Task FinishAsync(DocumentVersion version, string number, MediaItem made, DateTime now, CancellationToken cancellation)
    {
        var account = await database.WriteAsync(async db =>
        {
            var mine = await LockAsync(db, version, cancellation);
            var chat = mine.ForChat;
            (mine.State, mine.ForChat) = (DocumentState.Ready, null);
            db.Media.Add(made);
            await db.SaveChangesAsync(cancellation);
            return chat is { } waiting ? await SayAsync(db, waiting, await MessagesAsync(db, mine, number, cancellation), now, cancellation) : null;
        }, cancellation);
        if (account is not null)
            wakeups.Outbox(account);
    }

    private async Task PutOffAsync(DocumentVersion version, DateTime now, Exception exception, CancellationToken cancellation)
    {
        var gaveUp = version.Attempts + 1 >= MadeFile.Tries;
        var pause = MadeFile.Pause(version.Attempts);
        if (gaveUp)
            Log.GaveUp(logger, version.Id, Fault.Describe(exception));
        else
            Log.Failed(logger, version.Id, version.Attempts + 1, pause, Fault.Describe(exception));
        var account = await database.WriteAsync(async db =>
        {
            var mine = await LockAsync(db, version, cancellation);
            mine.Attempts++;
            if (!gaveUp)
            {
                mine.NotBefore = now + pause;
                return null;
            }
            var chat = mine.ForChat;
            (mine.State, mine.ForChat) = (DocumentState.Failed, null);
            return chat is { } waiting
                ? await SayAsync(db, waiting, [new OutboundText("Dokumen belum berhasil disiapkan. Mohon hubungi pengelola sistem, lalu silakan minta lagi lewat **dokumen**.")], now, cancellation)
                : null;
        }, cancellation);
        if (account is not null)
            wakeups.Outbox(account);
    }

    // Under the document's lock: a turn that asks meanwhile is either seen here or sees what is written here.
    private static async Task<DocumentVersion> LockAsync(OfficeDbContext db, DocumentVersion version, CancellationToken cancellation)
    {
        await db.Documents.Where(d => d.Id == version.DocumentId).ExecuteUpdateAsync(set => set.SetProperty(d => d.Day, d => d.Day), cancellation);
        return await db.DocumentVersions.SingleAsync(v => v.Id == version.Id, cancellation);
    }

    private async Task<string?> SayAsync(OfficeDbContext db, Guid chat, IReadOnlyList<OutboundMessage> messages, DateTime now, CancellationToken cancellation)
    {
        string? account = null;
        foreach (var message in messages)
            account = await OweMessage.ToAsync(db, chat, message, MessagePurpose.Reply, sealer, now, cancellation);
        return account;
    }

    private static partial class Log
    {
        [LoggerMessage(2731, LogLevel.Error, "The stored file {File} is not what was received, or is gone: restore it from a backup. It was left out of a document")]
        public static partial void Damaged(ILogger logger, Guid file);

        [LoggerMessage(2732, LogLevel.Warning, "The document version {Version} could not be made, try {Try}; again in {Pause}: {Fault}")]
        public static partial void Failed(ILogger logger, Guid version, int @try, TimeSpan pause, string fault);

        [LoggerMessage(2733, LogLevel.Error, "The document version {Version} could not be made and is given up; whoever asked was told: {Fault}")]
        public static partial void GaveUp(ILogger logger, Guid version, string fault);
    }
}
