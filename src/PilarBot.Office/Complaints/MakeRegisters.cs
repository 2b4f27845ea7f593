using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PilarBot.Channels;
using PilarBot.Office.Audit;
using PilarBot.Office.Documents;
using PilarBot.Office.Media;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Complaints;

/// <summary>
/// Makes the registers that turns asked for, each after its turn: with what the person who asked may see at that moment, sealed under a
/// key of its own, sent into their chat, and taken away by <see cref="PruneMadeFiles"/>. One at a time: whoever calls sees to it.
/// </summary>
internal sealed partial class MakeRegisters(
    OfficeDatabase database, MediaFolder folder, DocumentTemplates templates, OfficeProfile office, Sealer sealer, Wakeups wakeups, TimeProvider clock,
    ILogger<MakeRegisters> logger)
{
    /// <summary>To whom the files belong.</summary>
    public const string Owner = "complaint-export";

    /// <summary>The newest are in it; a shorter period has the rest.</summary>
    public const int MostLines = 10_000;

    private const int Tries = 5;

    /// <summary>Makes what is due.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<ComplaintExport> due;
        await using (var db = database.Open())
            due = await db.ComplaintExports.AsNoTracking().Where(e => e.NotBefore <= now).OrderBy(e => e.NotBefore).ToListAsync(cancellation);
        foreach (var export in due)
        {
            try
            {
                await MakeAsync(export, now, cancellation);
            }
            catch (Exception exception) when (exception is not OperationCanceledException && !database.IsOutage(exception))
            {
                await PutOffAsync(export, now, exception, cancellation);
            }
        }
        return due.Count;
    }

    private async Task MakeAsync(ComplaintExport export, DateTime now, CancellationToken cancellation)
    {
        await using var db = database.Open();
        // What was erased while this is made must not be in it.
        var erasures = await db.Erasures.CountAsync(cancellation);
        var handler = (await ComplaintHandler.LoadAsync(db, now, cancellation)).Find(h => h.Caller.PersonId == export.PersonId);
        var today = office.DayOf(now);
        var key = sealer.NewKey(export.Id);
        var lines = 0;
        var (size, hash) = await folder.MakeAsync(export.Id, key, async to =>
        {
            await using var csv = new ExportedCsv(to, ComplaintRegister.Columns);
            if (handler is null)
                return;
            var register = new ComplaintRegister(db, sealer, office, templates, today);
            var since = ExportComplaints.Since(export.Period, today);
            await foreach (var some in handler.Caller.AllForAsync(db, sealer, since, cancellation))
            {
                var taken = some.Take(MostLines - lines).ToList();
                foreach (var line in await register.LinesAsync(taken, cancellation))
                    await csv.WriteAsync(line, cancellation);
                lines += taken.Count;
                if (lines == MostLines)
                    break;
            }
        }, cancellation);
        var file = new MediaItem
        {
            Id = export.Id,
            Account = "",
            FileRef = "",
            FileName = $"daftar-aduan-{ExportedCsv.Day(today)}.csv",
            Kind = MediaKind.Document,
            OwnerKind = Owner,
            OwnerId = export.Id,
            State = MediaState.Stored,
            NotBefore = now,
            ReceivedAt = now,
            Key = key,
            Type = "text/csv",
            Size = size,
            Sha256 = hash,
        };
        await FinishAsync(export, handler is null ? null : file, erasures, lines, now, cancellation);
    }

    private async Task FinishAsync(ComplaintExport export, MediaItem? file, int erasures, int lines, DateTime now, CancellationToken cancellation)
    {
        var account = await database.WriteAsync(async db =>
        {
            if (await db.Erasures.CountAsync(cancellation) != erasures)
                throw new InvalidOperationException("Something was erased meanwhile.");
            await db.ComplaintExports.Where(e => e.Id == export.Id).ExecuteDeleteAsync(cancellation);
            // They do not handle complaints any more.
            if (file is null)
                return null;
            db.Media.Add(file);
            db.AuditEntries.Add(AuditEntry.ByPerson(
                export.PersonId, AuditAct.ComplaintsExported, null, $"{ComplaintWords.Code(export.Period)}-{lines}", now, sealer));
            var words = $"Daftar aduan: {lines} baris{(lines == MostLines ? " terbaru" : "")}. Mohon simpan di tempat yang aman dan hapus dari percakapan.";
            var message = new OutboundMedia(MediaKind.Document, file.Id.ToString(), words) { FileName = file.FileName };
            return await OweMessage.ToAsync(db, export.ForChat, message, MessagePurpose.Reply, sealer, now, cancellation);
        }, cancellation);
        if (file is null)
            folder.Delete(export.Id);
        if (account is not null)
            wakeups.Outbox(account);
    }

    private async Task PutOffAsync(ComplaintExport export, DateTime now, Exception exception, CancellationToken cancellation)
    {
        folder.Delete(export.Id);
        var gaveUp = export.Attempts + 1 >= Tries;
        var pause = TimeSpan.FromSeconds(5 * Math.Pow(4, export.Attempts));
        if (gaveUp)
            Log.GaveUp(logger, export.Id, Fault.Describe(exception));
        else
            Log.Failed(logger, export.Id, export.Attempts + 1, pause, Fault.Describe(exception));
        var account = await database.WriteAsync(async db =>
        {
            var mine = db.ComplaintExports.Where(e => e.Id == export.Id);
            if (!gaveUp)
            {
                var again = now + pause;
                await mine.ExecuteUpdateAsync(set => set.SetProperty(e => e.Attempts, e => e.Attempts + 1).SetProperty(e => e.NotBefore, again), cancellation);
                return null;
            }
            await mine.ExecuteDeleteAsync(cancellation);
            var sorry = new OutboundText("Daftar aduan belum berhasil disiapkan. Mohon hubungi pengelola sistem, lalu silakan minta lagi.");
            return await OweMessage.ToAsync(db, export.ForChat, sorry, MessagePurpose.Reply, sealer, now, cancellation);
        }, cancellation);
        if (account is not null)
            wakeups.Outbox(account);
    }

    private static partial class Log
    {
        [LoggerMessage(2724, LogLevel.Warning, "The register {Register} could not be made, try {Try}; again in {Pause}: {Fault}")]
        public static partial void Failed(ILogger logger, Guid register, int @try, TimeSpan pause, string fault);

        [LoggerMessage(2725, LogLevel.Error, "The register {Register} could not be made and is given up; whoever asked was told: {Fault}")]
        public static partial void GaveUp(ILogger logger, Guid register, string fault);
    }
}
