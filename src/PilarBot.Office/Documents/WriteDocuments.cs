using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PilarBot.Channels;
using PilarBot.Office.Media;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Documents;

/// <summary>
/// Writes the documents that turns asked for, each after its turn, with what is known then: sealed at rest, then sent into the chats that
/// wait. One at a time: whoever calls sees to it.
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
        List<OfficeDocument> due;
        await using (var db = database.Open())
            due = await db.Documents.AsNoTracking().Where(d => d.State == DocumentState.Preparing && d.NotBefore <= now)
                .OrderBy(d => d.NotBefore).Take(100).ToListAsync(cancellation);
        foreach (var document in due)
        {
            try
            {
                await WriteAsync(document, now, cancellation);
            }
            catch (Exception exception) when (exception is not OperationCanceledException && !database.IsOutage(exception))
            {
                await PutOffAsync(document, now, exception, cancellation);
            }
        }
        return due.Count;
    }

    /// <summary>What whoever asks for a document gets: the signed one where there is one, else its file.</summary>
    public static async Task<IReadOnlyList<OutboundMessage>> MessagesAsync(OfficeDbContext db, OfficeDocument document, CancellationToken cancellation)
    {
        var (isSigned, kind) = (document.LockedAt is not null, document.LockedAt is null ? OfficeDocument.Files : OfficeDocument.SignedFiles);
        var files = await db.Media.AsNoTracking().Where(m => m.OwnerKind == kind && m.OwnerId == document.Id && m.State == MediaState.Stored)
            .OrderBy(m => m.ReceivedAt).ThenBy(m => m.Id).ToListAsync(cancellation);
        return files.Count == 0 && isSigned
            ? [new OutboundText($"Berkas **{document.Number}** yang ditandatangani tidak disimpan lagi di sini. Mohon lihat naskah kertasnya.")]
            : [.. files.Select(f => new OutboundMedia(f.Kind, f.Id.ToString(), isSigned ? $"{document.Number}, sudah ditandatangani" : document.Number) { FileName = f.FileName })];
    }

    private async Task WriteAsync(OfficeDocument document, DateTime now, CancellationToken cancellation)
    {
        await using var db = database.Open();
        if (templates.Find(document.Kind) is not { } template || template.Head.About != document.About)
            throw new InvalidOperationException($"There is no template {document.Kind} about {document.About} any more.");
        var values = await DocumentRecords.All[document.About].Fill!(new(db, document, office, sealer, now, cancellation));
        var wanted = values.Files().ToList();
        var files = await db.Media.AsNoTracking().Where(m => wanted.Contains(m.Id)).ToListAsync(cancellation);
        if (files.Exists(f => f.State is MediaState.Pending) && now < document.AskedAt + LongestWait)
        {
            await database.WriteAsync(d => d.Documents.Where(v => v.Id == document.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(v => v.NotBefore, now.AddSeconds(2)), cancellation), cancellation);
            return;
        }
        var pictures = new Dictionary<string, DocumentPicture>();
        foreach (var file in files.Where(f => f.State is MediaState.Stored))
            if (await PictureAsync(file, cancellation) is { } picture)
                pictures.Add(file.Id.ToString(), picture);
        var docx = DocxWriter.Write(template, values with { Pictures = pictures }, new(office.Name, document.Number, document.Day));
        // The same facts give the same file, which is no new version.
        var last = await db.Media.AsNoTracking().SingleOrDefaultAsync(m => m.OwnerKind == OfficeDocument.Files && m.OwnerId == document.Id, cancellation);
        var made = last is not null && SHA256.HashData(docx).AsSpan().SequenceEqual(last.Sha256)
            ? null
            : await MadeFile.KeepAsync(
                folder, OfficeDocument.Files, document.Id, document.Key, NameOf(document, document.Version + 1), FileType.Docx.Mime,
                to => to.WriteAsync(docx, cancellation).AsTask(), office.DayOf(now), cancellation);
        await FinishAsync(document, made, now, cancellation);
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
    private static string NameOf(OfficeDocument document, int version)
    {
        var name = document.FileName;
        var end = version == 1 ? "" : $"-v{version.ToString(CultureInfo.InvariantCulture)}";
        return $"{(name.Length > 80 ? name[..80] : name)}{end}.docx";
    }

    private async Task FinishAsync(OfficeDocument document, MediaItem? made, DateTime now, CancellationToken cancellation)
    {
        var (isCurrent, account) = await database.WriteAsync(async db =>
        {
            // Asked for again or erased meanwhile: what was read may be old.
            if (await LockAsync(db, document, cancellation) is not { } mine || mine.AskedAt != document.AskedAt)
                return (false, new List<string>());
            if (made is not null)
            {
                await db.Media.Where(m => m.OwnerKind == OfficeDocument.Files && m.OwnerId == mine.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.OwnerKind, OfficeDocument.OldFiles).SetProperty(m => m.ReceivedAt, now), cancellation);
                db.Media.Add(made);
                mine.Version++;
            }
            var chats = mine.ForChats;
            (mine.State, mine.ForChats) = (DocumentState.Ready, []);
            await db.SaveChangesAsync(cancellation);
            return (true, await SayAsync(db, chats, await MessagesAsync(db, mine, cancellation), now, cancellation));
        }, cancellation);
        if (!isCurrent && made is not null)
            folder.Delete(made.Id);
        Wake(account);
    }

    private async Task PutOffAsync(OfficeDocument document, DateTime now, Exception exception, CancellationToken cancellation)
    {
        var gaveUp = document.Attempts + 1 >= MadeFile.Tries;
        var pause = MadeFile.Pause(document.Attempts);
        if (gaveUp)
            Log.GaveUp(logger, document.Id, Fault.Describe(exception));
        else
            Log.Failed(logger, document.Id, document.Attempts + 1, pause, Fault.Describe(exception));
        Wake(await database.WriteAsync(async db =>
        {
            if (await LockAsync(db, document, cancellation) is not { } mine || mine.AskedAt != document.AskedAt)
                return [];
            mine.Attempts++;
            if (!gaveUp)
            {
                mine.NotBefore = now + pause;
                return [];
            }
            var chats = mine.ForChats;
            (mine.State, mine.ForChats) = (DocumentState.Failed, []);
            var sorry = new OutboundText("Dokumen belum berhasil disiapkan. Mohon hubungi pengelola sistem, lalu silakan minta lagi lewat **dokumen**.");
            return await SayAsync(db, chats, [sorry], now, cancellation);
        }, cancellation));
    }

    // A turn that asks meanwhile is either seen here or sees what is written here.
    private static async Task<OfficeDocument?> LockAsync(OfficeDbContext db, OfficeDocument document, CancellationToken cancellation)
    {
        var one = db.Documents.Where(d => d.Id == document.Id && d.State == DocumentState.Preparing);
        return await one.ExecuteUpdateAsync(set => set.SetProperty(d => d.Day, d => d.Day), cancellation) == 1 ? await one.SingleAsync(cancellation) : null;
    }

    private async Task<List<string>> SayAsync(
        OfficeDbContext db, IEnumerable<Guid> chats, IReadOnlyList<OutboundMessage> messages, DateTime now, CancellationToken cancellation)
    {
        var accounts = new List<string>();
        foreach (var chat in chats)
            foreach (var message in messages)
                if (await OweMessage.ToAsync(db, chat, message, MessagePurpose.Reply, sealer, now, cancellation) is { } account)
                    accounts.Add(account);
        return accounts;
    }

    private void Wake(List<string> accounts)
    {
        foreach (var account in accounts.Distinct())
            wakeups.Outbox(account);
    }

    private static partial class Log
    {
        [LoggerMessage(2731, LogLevel.Error, "The stored file {File} is not what was received, or is gone: restore it from a backup. It was left out of a document")]
        public static partial void Damaged(ILogger logger, Guid file);

        [LoggerMessage(2732, LogLevel.Warning, "The document {Document} could not be made, try {Try}; again in {Pause}: {Fault}")]
        public static partial void Failed(ILogger logger, Guid document, int @try, TimeSpan pause, string fault);

        [LoggerMessage(2733, LogLevel.Error, "The document {Document} could not be made and is given up; whoever asked was told: {Fault}")]
        public static partial void GaveUp(ILogger logger, Guid document, string fault);
    }
}
