using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;
using PilarBot.Office.Verval;

namespace PilarBot.Office.Privacy;

/// <summary>Takes from visits of verval what they told of a family: answers, photos, words. Their rows stay, so that rounds are counted as before.</summary>
internal static class ForgetVisits
{
    /// <summary>To what kinds of record the photos of visits belong; see <see cref="MediaItem.OwnerKind"/>.</summary>
    public static readonly string[] Photos = [KeepAnswers.FrontPhoto, KeepAnswers.InsidePhoto, KeepAnswers.KkPhoto];

    public static async Task RunAsync(OfficeDbContext db, IReadOnlyCollection<Guid> visits, DateOnly today, Sealer sealer, CancellationToken cancellation)
    {
        var photos = await db.Media.Where(m => Photos.Contains(m.OwnerKind) && visits.Contains(m.OwnerId!.Value)).Select(m => m.Id).ToListAsync(cancellation);
        db.ErasedFiles.AddRange(photos.Select(id => new ErasedFile { Id = id, On = today }));
        await db.Media.Where(m => photos.Contains(m.Id)).ExecuteDeleteAsync(cancellation);
        await db.VervalAnswers.Where(a => visits.Contains(a.VervalHouseholdId)).ExecuteDeleteAsync(cancellation);
        // That somebody accepted or sent back is counted too; what they wrote goes.
        await db.VervalEvents.Where(e => visits.Contains(e.VervalHouseholdId)).ExecuteUpdateAsync(set => set.SetProperty(e => e.Text, (byte[]?)null), cancellation);
        foreach (var visit in await db.VervalHouseholds.Where(v => visits.Contains(v.Id)).ToListAsync(cancellation))
            visit.Forget(sealer);
        await db.SaveChangesAsync(cancellation);
    }
}
