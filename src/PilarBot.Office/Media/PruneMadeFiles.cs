using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Documents;
using PilarBot.Office.Exports;
using PilarBot.Office.Privacy;

namespace PilarBot.Office.Media;

/// <summary>
/// Takes away the files that the office made to be looked at once, registers, lists and charts, a day after they were made, and those of
/// documents that were made anew: they are in their chats, and whoever still needs one asks again. With them go tables that were sent to be read, and what was given at the desk and never used. The files themselves go with <see cref="EraseRecord.DeleteFilesAsync"/>.
/// </summary>
internal sealed class PruneMadeFiles(OfficeDatabase database, OfficeProfile office, TimeProvider clock)
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(1);

    public Task RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (before, today) = (now - Keep, office.DayOf(now));
        return database.WriteAsync(async db =>
        {
            var old = await db.Media.Where(m => (m.OwnerKind == TableExport.Files || m.OwnerKind == MadeFile.Once || m.OwnerKind == OfficeDocument.OldFiles || m.OwnerKind == MediaItem.Table || m.OwnerKind == MediaItem.AtDesk) && m.ReceivedAt < before).ToListAsync(cancellation);
            db.ErasedFiles.AddRange(old.Select(m => new ErasedFile { Id = m.Id, On = today }));
            db.Media.RemoveRange(old);
            await db.TableExports.Where(e => e.AskedAt < before && e.State != ExportState.Waiting).ExecuteDeleteAsync(cancellation);
            return await db.SaveChangesAsync(cancellation);
        }, cancellation);
    }
}
