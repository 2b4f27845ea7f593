using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PilarBot.Channels;
using PilarBot.Office.Audit;
using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Staff;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Exports;

/// <summary>
/// Makes the tables that were asked for: with what the person who asked may see at that moment, sealed under a key of its own, and taken
/// away by <see cref="PruneMadeFiles"/>. One for a chat is sent there. One at a time: whoever calls sees to it.
/// </summary>
internal sealed partial class MakeExports(
    OfficeDatabase database, DeskWork desk, ListCases cases, ComplaintRegister complaints, MediaFolder folder, OfficeProfile office, Sealer sealer, Wakeups wakeups, TimeProvider clock,
    ILogger<MakeExports> logger)
{
    private const int Tries = 5;

    // What is seen of the progress moves that often.
    private static readonly TimeSpan Told = TimeSpan.FromMilliseconds(500);

    /// <summary>The newest are in it: a workbook is made in memory, a CSV file as it goes.</summary>
    public static int MostLines(bool isWorkbook) => isWorkbook ? 50_000 : 1_000_000;

    /// <summary>Makes what is due.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<TableExport> due;
        await using (var db = database.Open())
            due = await db.TableExports.AsNoTracking().Where(e => e.State == ExportState.Waiting && e.NotBefore <= now).OrderBy(e => e.NotBefore).ToListAsync(cancellation);
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

    private async Task MakeAsync(TableExport export, DateTime now, CancellationToken cancellation)
    {
        await using var db = database.Open();
        // What was erased while this is made must not be in it.
        var erasures = await db.Erasures.CountAsync(cancellation);
        if (await Caller.FindAsync(db, export.PersonId, now, cancellation) is not { } caller)
        {
            await DropAsync(export, cancellation);
            return;
        }
        var key = sealer.NewKey(export.Id);
        var made = await desk.SeeAsync(caller, async turn =>
        {
            if (await TableAsync(export, turn) is not { } table)
                return default((TableLines Table, int Lines, long Size, byte[] Hash)?);
            var lines = 0;
            var (size, hash) = await folder.MakeAsync(export.Id, key, async to => lines = await WriteAsync(export, table, to, cancellation), cancellation);
            return (table, lines, size, hash);
        }, cancellation);
        // They do not work with such records any more.
        if (made is not var (table, lines, size, hash))
        {
            await DropAsync(export, cancellation);
            return;
        }
        var ending = export.IsWorkbook ? "xlsx" : "csv";
        var file = new MediaItem
        {
            Id = export.Id,
            Account = "",
            FileRef = "",
            FileName = $"{table.Name}-{ExportedCsv.Day(office.DayOf(now))}.{ending}",
            Kind = MediaKind.Document,
            OwnerKind = TableExport.Files,
            OwnerId = export.Id,
            State = MediaState.Stored,
            NotBefore = now,
            ReceivedAt = now,
            Key = key,
            Type = export.IsWorkbook ? ExportedXlsx.Type : "text/csv",
            Size = size,
            Sha256 = hash,
        };
        await FinishAsync(export, table, file, erasures, lines, now, cancellation);
    }

    private async Task<TableLines?> TableAsync(TableExport export, TurnContext turn) => export.Table switch
    {
        ExportedTable.Cases => await cases.TableAsync(AskExport.FilterOf<ListCases.Filter>(export, sealer), turn),
        ExportedTable.Complaints => await complaints.TableAsync(AskExport.FilterOf<ExportPeriod>(export, sealer), turn),
    };

    private async Task<int> WriteAsync(TableExport export, TableLines table, Stream to, CancellationToken cancellation)
    {
        var rows = new List<IReadOnlyList<object>>();
        await using var csv = export.IsWorkbook ? null : new ExportedCsv(to, [.. table.Columns]);
        var (lines, most, told) = (0, MostLines(export.IsWorkbook), clock.GetTimestamp());
        await TellAsync(export, 0, table.Expected, cancellation);
        await foreach (var batch in table.Lines.WithCancellation(cancellation))
        {
            foreach (var line in batch.Take(most - lines))
            {
                if (csv is null)
                    rows.Add(line);
                else
                    await csv.WriteAsync([.. line.Select(c => c as string ?? ExportedCsv.Count((int)c))], cancellation);
                lines++;
            }
            if (lines == most)
                break;
            if (clock.GetElapsedTime(told) < Told)
                continue;
            await TellAsync(export, lines, table.Expected, cancellation);
            told = clock.GetTimestamp();
        }
        if (csv is null)
            await ExportedXlsx.WriteAsync(to, table.Title, table.Columns, rows, cancellation);
        return lines;
    }

    private async Task TellAsync(TableExport export, int lines, int expected, CancellationToken cancellation)
    {
        if (export.ForChat is null)
            await database.WriteAsync(
                db => db.TableExports.Where(e => e.Id == export.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Lines, lines).SetProperty(e => e.Expected, expected), cancellation), cancellation);
    }

    private async Task FinishAsync(TableExport export, TableLines table, MediaItem file, int erasures, int lines, DateTime now, CancellationToken cancellation)
    {
        var account = await database.WriteAsync(async db =>
        {
            if (await db.Erasures.CountAsync(cancellation) != erasures)
                throw new InvalidOperationException("Something was erased meanwhile.");
            db.Media.Add(file);
            db.AuditEntries.Add(AuditEntry.ByPerson(export.PersonId, table.Act, null, table.Detail.Length == 0 ? ExportedCsv.Count(lines) : $"{table.Detail}-{lines}", now, sealer));
            var mine = db.TableExports.Where(e => e.Id == export.Id);
            if (export.ForChat is not { } chat)
            {
                await mine.ExecuteUpdateAsync(set => set.SetProperty(e => e.State, ExportState.Made).SetProperty(e => e.Lines, lines), cancellation);
                return null;
            }
            await mine.ExecuteDeleteAsync(cancellation);
            var words = $"{table.Title}: {lines} baris{(lines == MostLines(export.IsWorkbook) ? " terbaru" : "")}. Mohon simpan di tempat yang aman dan hapus dari percakapan.";
            var message = new OutboundMedia(MediaKind.Document, file.Id.ToString(), words) { FileName = file.FileName };
            return await OweMessage.ToAsync(db, chat, message, MessagePurpose.Reply, sealer, now, cancellation);
        }, cancellation);
        if (account is not null)
            wakeups.Outbox(account);
    }

    private Task<int> DropAsync(TableExport export, CancellationToken cancellation) =>
        database.WriteAsync(db => db.TableExports.Where(e => e.Id == export.Id).ExecuteDeleteAsync(cancellation), cancellation);

    private async Task PutOffAsync(TableExport export, DateTime now, Exception exception, CancellationToken cancellation)
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
            var mine = db.TableExports.Where(e => e.Id == export.Id);
            if (!gaveUp)
            {
                var again = now + pause;
                await mine.ExecuteUpdateAsync(set => set.SetProperty(e => e.Attempts, e => e.Attempts + 1).SetProperty(e => e.NotBefore, again), cancellation);
                return null;
            }
            if (export.ForChat is not { } chat)
            {
                await mine.ExecuteUpdateAsync(set => set.SetProperty(e => e.State, ExportState.GivenUp), cancellation);
                return null;
            }
            await mine.ExecuteDeleteAsync(cancellation);
            var sorry = new OutboundText("Daftar yang Anda minta belum berhasil disiapkan. Mohon hubungi pengelola sistem, lalu silakan minta lagi.");
            return await OweMessage.ToAsync(db, chat, sorry, MessagePurpose.Reply, sealer, now, cancellation);
        }, cancellation);
        if (account is not null)
            wakeups.Outbox(account);
    }

    private static partial class Log
    {
        [LoggerMessage(2724, LogLevel.Warning, "The table {Table} could not be made, try {Try}; again in {Pause}: {Fault}")]
        public static partial void Failed(ILogger logger, Guid table, int @try, TimeSpan pause, string fault);

        [LoggerMessage(2725, LogLevel.Error, "The table {Table} could not be made and is given up; whoever asked was told: {Fault}")]
        public static partial void GaveUp(ILogger logger, Guid table, string fault);
    }
}
