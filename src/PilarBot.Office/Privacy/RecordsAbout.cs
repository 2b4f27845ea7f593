using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Privacy;

/// <summary>
/// Finds the records about somebody by their NIK or the KK of their family, so that whoever answers their request knows what there is to
/// give, mend or erase. Numbers alone: what a record says is read where it is handled.
/// </summary>
/// <remarks>Of complaints and responses to a public review none are found: nobody is to learn from a NIK who said something.</remarks>
internal sealed class RecordsAbout(OfficeDatabase database, KeyedHash hash)
{
    /// <param name="digits">Sixteen digits: a NIK or a KK.</param>
    /// <param name="cancellation">Stops in between.</param>
    /// <returns>Their numbers, each once.</returns>
    public async Task<IReadOnlyList<string>> FindAsync(string digits, CancellationToken cancellation)
    {
        var (nik, kk) = (hash.Of(HashPurpose.Nik, digits), hash.Of(HashPurpose.Kk, digits));
        await using var db = database.Open();
        var people = new List<Guid>();
        foreach (var known in await db.Residents.Where(r => r.NikHash == nik).Select(r => r.Id).ToListAsync(cancellation))
            people.AddRange(await EraseResident.SamePersonAsync(db, known, cancellation));
        var households = await db.Households.Where(h => h.KkHash == kk
                || db.Residents.Any(r => people.Contains(r.Id) && r.HouseholdId == h.Id)
                || db.VervalHouseholds.Any(v => v.HeadNikHash == nik && v.HouseholdId == h.Id)
                || db.RtlhApplications.Any(a => people.Contains(a.ResidentId) && a.HouseholdId == h.Id))
            .Select(h => h.Id).ToListAsync(cancellation);
        return
        [
            .. await db.Cases.Where(c => people.Contains(c.ResidentId)).OrderBy(c => c.OpenedAt).Select(c => c.Number).ToListAsync(cancellation),
            .. await db.Proposals.Where(p => people.Contains(p.ResidentId)).OrderBy(p => p.ProposedAt).Select(p => p.Number).ToListAsync(cancellation),
            .. await db.RtlhApplications.Where(a => people.Contains(a.ResidentId) || (a.HouseholdId != null && households.Contains(a.HouseholdId.Value)))
                .OrderBy(a => a.ProposedAt).Select(a => a.Number).ToListAsync(cancellation),
            .. await db.ChangeReports.Where(r => r.ResidentId != null && people.Contains(r.ResidentId.Value)).OrderBy(r => r.At).Select(r => r.Number).ToListAsync(cancellation),
            .. await db.Households.Where(h => households.Contains(h.Id)).OrderBy(h => h.Number).Select(h => h.Number).ToListAsync(cancellation),
        ];
    }
}
