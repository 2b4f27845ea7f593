using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PilarBot.Office.Residents;

namespace PilarBot.Office.Privacy;

/// <summary>
/// Erases people and households of whom no record is left. Whatever tells of one refers to it by a foreign key, in whichever slice it is:
/// the model is asked which tables there are.
/// </summary>
internal static class EraseResident
{
    /// <summary>
    /// Erases somebody, with their name's hashes and the rows that were merged into theirs, unless a record of any slice still refers to
    /// them, or to the household that they belong to.
    /// </summary>
    /// <returns>True when they are gone.</returns>
    public static async Task<bool> UnlessKnownAsync(OfficeDbContext db, Guid resident, CancellationToken cancellation)
    {
        var group = await SamePersonAsync(db, resident, cancellation);
        foreach (var row in group)
            if (await IsReferredToAsync(db, typeof(Resident), row, cancellation))
                return false;
        var households = await db.Residents.Where(r => group.Contains(r.Id) && r.HouseholdId != null).Select(r => r.HouseholdId!.Value).Distinct().ToListAsync(cancellation);
        foreach (var household in households)
            if (await IsReferredToAsync(db, typeof(Household), household, cancellation))
                return false;
        var root = group[0];
        var isGone = await db.Residents.Where(r => r.Id == root).ExecuteDeleteAsync(cancellation) > 0;
        foreach (var household in households)
            await HouseholdUnlessKnownAsync(db, household, cancellation);
        return isGone;
    }

    /// <summary>Erases a household, and those in it whom the office does not know from elsewhere, unless a record still refers to it.</summary>
    /// <returns>True when it is gone.</returns>
    public static async Task<bool> HouseholdUnlessKnownAsync(OfficeDbContext db, Guid household, CancellationToken cancellation)
    {
        if (await IsReferredToAsync(db, typeof(Household), household, cancellation))
            return false;
        var members = await db.Residents.Where(r => r.HouseholdId == household).Select(r => r.Id).ToListAsync(cancellation);
        var isGone = await db.Households.Where(h => h.Id == household).ExecuteDeleteAsync(cancellation) > 0;
        foreach (var member in members)
            await UnlessKnownAsync(db, member, cancellation);
        return isGone;
    }

    /// <summary>All rows of a person, first the one that stands for them.</summary>
    public static async Task<IReadOnlyList<Guid>> SamePersonAsync(OfficeDbContext db, Guid resident, CancellationToken cancellation)
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
        return group;
    }

    private static async Task<bool> IsReferredToAsync(OfficeDbContext db, Type kind, Guid row, CancellationToken cancellation)
    {
        foreach (var key in db.Model.FindEntityType(kind)!.GetReferencingForeignKeys().Where(k => !IsPartOf(k)))
        {
            await using var command = OfficeDatabase.Command(
                db, $"SELECT count(*) FROM (SELECT 1 FROM {key.DeclaringEntityType.GetTableName()} WHERE {key.Properties[0].GetColumnName()} = @id LIMIT 1) AS found", ("id", row));
            if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture) > 0)
                return true;
        }
        return false;
    }

    // Rows that tell nothing but who somebody is, and with whom they live.
    private static bool IsPartOf(IForeignKey key) =>
        key.DeclaringEntityType.ClrType == typeof(ResidentWord) || key.DeclaringEntityType.ClrType == typeof(Resident);
}
