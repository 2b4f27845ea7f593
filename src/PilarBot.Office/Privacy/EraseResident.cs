using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PilarBot.Office.Residents;

namespace PilarBot.Office.Privacy;

/// <summary>Erases a person of whom no record is left: with their name's hashes, and the rows that were merged into theirs.</summary>
internal static class EraseResident
{
    /// <summary>Erases them unless any record of any slice still refers to them. Whatever refers to a resident does so by a foreign key.</summary>
    /// <returns>True when they are gone.</returns>
    public static async Task<bool> UnlessKnownAsync(OfficeDbContext db, Guid resident, CancellationToken cancellation)
    {
        var root = resident;
        while (await db.Residents.Where(r => r.Id == root).Select(r => r.MergedInto).SingleOrDefaultAsync(cancellation) is { } into)
            root = into;
        var group = new List<Guid> { root };
        for (var seen = 0; seen < group.Count; seen++)
        {
            var row = group[seen];
            group.AddRange(await db.Residents.Where(r => r.MergedInto == row).Select(r => r.Id).ToListAsync(cancellation));
        }
        foreach (var row in group)
            if (await IsReferredToAsync(db, row, cancellation))
                return false;
        return await db.Residents.Where(r => r.Id == root).ExecuteDeleteAsync(cancellation) > 0;
    }

    private static async Task<bool> IsReferredToAsync(OfficeDbContext db, Guid row, CancellationToken cancellation)
    {
        foreach (var key in db.Model.FindEntityType(typeof(Resident))!.GetReferencingForeignKeys().Where(k => !IsPartOf(k)))
        {
            await using var command = OfficeDatabase.Command(
                db, $"SELECT count(*) FROM (SELECT 1 FROM {key.DeclaringEntityType.GetTableName()} WHERE {key.Properties[0].GetColumnName()} = @id LIMIT 1) AS found", ("id", row));
            if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), System.Globalization.CultureInfo.InvariantCulture) > 0)
                return true;
        }
        return false;
    }

    // Rows that tell nothing but the person themselves.
    private static bool IsPartOf(IForeignKey key) =>
        key.DeclaringEntityType.ClrType == typeof(ResidentWord) || key.DeclaringEntityType.ClrType == typeof(Resident);
}
