using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PilarBot.Channels;
using PilarBot.Office.Documents;
using PilarBot.Office.Media;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Complaints;

/// <summary>
/// Makes the documents that turns asked for, each after its turn, since reading the evidence takes time: sealed at rest under the
/// complaint's key, then sent into the chat that waits. One at a time: whoever calls sees to it.
/// </summary>
internal sealed partial class MakePackages(
    OfficeDatabase database, MediaFolder folder, DocumentTemplates templates, OfficeProfile office, Sealer sealer, Wakeups wakeups, TimeProvider clock,
    ILogger<MakePackages> logger)
{
    /// <summary>The template of the copy that says nothing of the reporter.</summary>
    public const string Summary = "ringkasan-aduan";

    /// <summary>Makes what is due.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<ReferralPackage> due;
        await using (var db = database.Open())
            due = await db.ReferralPackages.AsNoTracking().Where(p => p.State == PackageState.Preparing && p.NotBefore <= now)
                .OrderBy(p => p.NotBefore).ToListAsync(cancellation);
        foreach (var package in due)
        {
            try
            {
                await MakeAsync(package, now, cancellation);
            }
            catch (Exception exception) when (exception is not OperationCanceledException && !database.IsOutage(exception))
            {
                await PutOffAsync(package, now, exception, cancellation);
            }
        }
        return due.Count;
    }

    private async Task MakeAsync(ReferralPackage package, DateTime now, CancellationToken cancellation)
    {
        await using var db = database.Open();
        var referral = await db.Referrals.AsNoTracking().SingleAsync(r => r.Id == package.ReferralId, cancellation);
        var complaint = await db.Complaints.AsNoTracking().SingleAsync(c => c.Id == referral.ComplaintId, cancellation);
        var facts = await HandOnFacts.OpenAsync(db, complaint, sealer, cancellation);
        var form = templates.Find(referral.Form) ?? throw new InvalidOperationException($"There is no template {referral.Form} any more.");
        var today = office.DayOf(now);
        var frame = new DocumentFrame(office.Name, $"{referral.Number} versi {package.Version}", today);
        var letter = DocxWriter.Write(form, HandOnFields.Of(facts, office, package.WithReporter), frame);
        var summary = DocxWriter.Write(templates.Find(Summary)!, HandOnFields.Of(facts, office, withReporter: false), frame);
        var slip = new HandOnSlip(
            referral.Number, package.Version, complaint.Number, form.Head.Recipient!, office.Name, today, package.WithReporter, complaint.MissingMedia);
        var archive = new HandOnArchive(folder, slip, [("laporan.docx", letter), ("ringkasan-tanpa-identitas.docx", summary)], await DamagedAsync(facts, cancellation));
        var name = $"{referral.Number}-v{package.Version}";
        var made = new List<MediaItem>
        {
            await KeepAsync(package, complaint, $"{name}-laporan.docx", FileType.Docx.Mime, to => to.WriteAsync(letter, cancellation).AsTask(), today, cancellation),
            await KeepAsync(package, complaint, $"{name}-ringkasan.docx", FileType.Docx.Mime, to => to.WriteAsync(summary, cancellation).AsTask(), today, cancellation),
        };
        var parts = HandOnArchive.Parts(facts.Evidence);
        foreach (var (place, part) in parts.Index())
        {
            var file = parts.Count == 1 ? $"{name}.zip" : $"{name}-bagian-{place + 1}.zip";
            made.Add(await KeepAsync(package, complaint, file, "application/zip", to => archive.WriteAsync(part, place + 1, parts.Count, to, cancellation), today, cancellation));
        }
        await FinishAsync(package, facts.ContentHash(package.WithReporter), made, now, cancellation);
    }

    // What is kept has to be what came: a package must not vouch for anything else.
    private async Task<IReadOnlySet<int>> DamagedAsync(HandOnFacts facts, CancellationToken cancellation)
    {
        var damaged = new HashSet<int>();
        foreach (var file in facts.Evidence)
        {
            try
            {
                await using var content = folder.OpenRead(file.Item.Id, file.Item.Key);
                if ((await SHA256.HashDataAsync(content, cancellation)).AsSpan().SequenceEqual(file.Item.Sha256))
                    continue;
            }
            catch (Exception exception) when (exception is SealBrokenException or FileNotFoundException)
            {
                // Told below, and in the manifest.
            }
            damaged.Add(file.Place);
            Log.Damaged(logger, file.Item.Id);
        }
        return damaged;
    }

    private Task<MediaItem> KeepAsync(
        ReferralPackage package, Complaint complaint, string name, string type, Func<Stream, Task> write, DateOnly today, CancellationToken cancellation) =>
        MadeFile.KeepAsync(folder, HandOnComplaint.Owner, package.Id, complaint.Key, name, type, write, today, cancellation);

    private async Task FinishAsync(ReferralPackage package, byte[] content, List<MediaItem> made, DateTime now, CancellationToken cancellation)
    {
        var account = await database.WriteAsync(async db =>
        {
            var mine = await LockAsync(db, package, cancellation);
            var chat = mine.ForChat;
            (mine.State, mine.Content, mine.ForChat, mine.NotBefore) = (PackageState.Ready, content, null, now.Date);
            db.Media.AddRange(made);
            await db.SaveChangesAsync(cancellation);
            return chat is { } waiting ? await SayAsync(db, waiting, await HandOnComplaint.MessagesAsync(db, mine, waiting, cancellation), now, cancellation) : null;
        }, cancellation);
        if (account is not null)
            wakeups.Outbox(account);
    }

    private async Task PutOffAsync(ReferralPackage package, DateTime now, Exception exception, CancellationToken cancellation)
    {
        var gaveUp = package.Attempts + 1 >= MadeFile.Tries;
        var pause = MadeFile.Pause(package.Attempts);
        if (gaveUp)
            Log.GaveUp(logger, package.Id, Fault.Describe(exception));
        else
            Log.Failed(logger, package.Id, package.Attempts + 1, pause, Fault.Describe(exception));
        var account = await database.WriteAsync(async db =>
        {
            var mine = await LockAsync(db, package, cancellation);
            mine.Attempts++;
            if (!gaveUp)
            {
                mine.NotBefore = now + pause;
                return null;
            }
            var chat = mine.ForChat;
            (mine.State, mine.ForChat, mine.NotBefore) = (PackageState.Failed, null, now.Date);
            return chat is { } waiting
                ? await SayAsync(db, waiting, [new OutboundText("Berkas penerusan belum berhasil disiapkan. Mohon hubungi pengelola sistem, lalu silakan minta lagi.")], now, cancellation)
                : null;
        }, cancellation);
        if (account is not null)
            wakeups.Outbox(account);
    }

    // Under the complaint's lock, as turns do: whoever asks meanwhile is either seen here or sees what is written here.
    private static async Task<ReferralPackage> LockAsync(OfficeDbContext db, ReferralPackage package, CancellationToken cancellation)
    {
        await db.Complaints.Where(c => db.Referrals.Any(r => r.Id == package.ReferralId && r.ComplaintId == c.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.LastEvent, c => c.LastEvent), cancellation);
        return await db.ReferralPackages.SingleAsync(p => p.Id == package.Id, cancellation);
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
        [LoggerMessage(2721, LogLevel.Error, "The stored file {File} is not what was received, or is gone: restore it from a backup. It was left out of a package")]
        public static partial void Damaged(ILogger logger, Guid file);

        [LoggerMessage(2722, LogLevel.Warning, "The package {Package} could not be made, try {Try}; again in {Pause}: {Fault}")]
        public static partial void Failed(ILogger logger, Guid package, int @try, TimeSpan pause, string fault);

        [LoggerMessage(2723, LogLevel.Error, "The package {Package} could not be made and is given up; whoever asked was told: {Fault}")]
        public static partial void GaveUp(ILogger logger, Guid package, string fault);
    }
}
