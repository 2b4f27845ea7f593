using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Cases;
using PilarBot.Office.Rtlh;
using PilarBot.Office.Verval;

namespace PilarBot.Office.Indicators;

/// <summary>Counts the running month anew. Counting again changes nothing that has not changed.</summary>
internal sealed class CountIndicators(OfficeDatabase database, OfficeProfile office)
{
    /// <summary>The key under which the time of the last count stands.</summary>
    public const string CountedAt = "indicators-counted";

    private static readonly List<CaseState> Open = [.. Enum.GetValues<CaseState>().Where(s => CaseFile.Next(s).Count > 0)];

    /// <returns>How many values changed.</returns>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancellation)
    {
        var today = office.DayOf(now);
        var month = new DateOnly(today.Year, today.Month, 1);
        Dictionary<(string Desa, string Measure), int> counted;
        await using (var db = database.Open())
            counted = await CountAsync(db, month, now, cancellation);
        return await database.WriteAsync(async db =>
        {
            // One host at a time; the later one finds next to nothing to change.
            await Setting.LockAsync(db, CountedAt, cancellation);
            var changed = 0;
            foreach (var value in await db.Indicators.Where(v => v.Month == month).ToListAsync(cancellation))
            {
                if (!counted.Remove((value.Desa, value.Measure), out var count))
                    db.Indicators.Remove(value);
                else if (value.Count == count)
                    continue;
                value.Count = count;
                changed++;
            }
            foreach (var ((desa, measure), count) in counted)
                db.Indicators.Add(new() { Month = month, Kecamatan = desa[..8], Desa = desa, Measure = measure, Count = count });
            var at = now.ToString("O", CultureInfo.InvariantCulture);
            await db.Settings.Where(s => s.Name == CountedAt).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, at), cancellation);
            return changed + counted.Count;
        }, cancellation);
    }

    /// <summary>When the values of the running month were counted; null before the first time.</summary>
    public static async Task<DateTime?> LastAsync(OfficeDbContext db, CancellationToken cancellation) =>
        await db.Settings.Where(s => s.Name == CountedAt).Select(s => s.Value).SingleOrDefaultAsync(cancellation) is { Length: > 0 } at
            ? DateTime.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            : null;

    private async Task<Dictionary<(string Desa, string Measure), int>> CountAsync(OfficeDbContext db, DateOnly month, DateTime now, CancellationToken cancellation)
    {
        var counted = new Dictionary<(string, string), int>();
        void Add(string desa, string measure, int count)
        {
            if (count > 0)
                counted[(desa, measure)] = counted.GetValueOrDefault((desa, measure)) + count;
        }

        var since = office.Zone.ToUtc(month.ToDateTime(TimeOnly.MinValue));
        var old = now.AddDays(-30);
        foreach (var row in await db.Cases.Where(c => Open.Contains(c.State)).GroupBy(c => new { c.Desa, c.Kinds })
            .Select(g => new { g.Key.Desa, g.Key.Kinds, Count = g.Count(), Old = g.Count(c => c.OpenedAt < old) }).ToListAsync(cancellation))
        {
            Add(row.Desa, Measure.CasesOpen, row.Count);
            Add(row.Desa, Measure.CasesOld, row.Old);
            foreach (var kind in row.Kinds.Split(' '))
                Add(row.Desa, Measure.Kind(kind), row.Count);
        }
        foreach (var row in await (
            from c in db.Cases
            where Open.Contains(c.State)
            join r in db.Residents on c.ResidentId equals r.Id
            group c by new { c.Desa, c.Kinds, r.Sex, r.BirthYear } into g
            select new { g.Key.Desa, g.Key.Kinds, g.Key.Sex, g.Key.BirthYear, Count = g.Count() }).ToListAsync(cancellation))
            foreach (var kind in row.Kinds.Split(' '))
                Add(row.Desa, Measure.People(kind, row.Sex, AgeGroup.Of(row.BirthYear, month.Year)), row.Count);
        foreach (var row in await db.Cases.Where(c => c.OpenedAt >= since).GroupBy(c => c.Desa)
            .Select(g => new { Desa = g.Key, Count = g.Count() }).ToListAsync(cancellation))
            Add(row.Desa, Measure.CasesNew, row.Count);
        foreach (var row in await db.Cases.Where(c => !Open.Contains(c.State) && c.ChangedAt >= since).GroupBy(c => new { c.Desa, c.State })
            .Select(g => new { g.Key.Desa, g.Key.State, Count = g.Count() }).ToListAsync(cancellation))
            Add(row.Desa, row.State is CaseState.Done ? Measure.CasesDone : Measure.CasesRejected, row.Count);

        var fresh = office.DayOf(now).AddYears(-1);
        foreach (var row in await db.Households.GroupBy(h => h.Desa)
            .Select(g => new
            {
                Desa = g.Key,
                Count = g.Count(),
                Verified = g.Count(h => h.VerifiedOn >= fresh),
                Poor = g.Count(h => h.IsExtremelyPoor),
                Complete = g.Count(h => h.KkHash != null && h.Address != null && h.Rt != ""),
            }).ToListAsync(cancellation))
        {
            Add(row.Desa, Measure.Households, row.Count);
            Add(row.Desa, Measure.HouseholdsVerified, row.Verified);
            Add(row.Desa, Measure.HouseholdsComplete, row.Complete);
            Add(row.Desa, Measure.ExtremelyPoor, row.Poor);
        }

        foreach (var row in await (
            from h in db.VervalHouseholds
            join round in db.VervalRounds on h.RoundId equals round.Id
            where round.ClosedAt == null
            group h by h.Desa into g
            select new { Desa = g.Key, Count = g.Count(), Accepted = g.Count(h => h.State == VervalState.Accepted) }).ToListAsync(cancellation))
        {
            Add(row.Desa, Measure.Verval, row.Count);
            Add(row.Desa, Measure.VervalAccepted, row.Accepted);
        }
        var checkedSince = now.AddYears(-1);
        foreach (var row in await (
            from e in db.VervalEvents
            where (e.Kind == VervalEventKind.Accepted || e.Kind == VervalEventKind.Returned) && e.At >= checkedSince
            join h in db.VervalHouseholds on e.VervalHouseholdId equals h.Id
            group e by h.Desa into g
            select new { Desa = g.Key, Count = g.Count(), Returned = g.Count(e => e.Kind == VervalEventKind.Returned) }).ToListAsync(cancellation))
        {
            Add(row.Desa, Measure.VervalChecked, row.Count);
            Add(row.Desa, Measure.VervalReturned, row.Returned);
        }

        var houses = await db.RtlhApplications.Where(a => a.Year == month.Year).GroupBy(a => new { a.Desa, a.State })
            .Select(g => new { g.Key.Desa, g.Key.State, Count = g.Count() }).ToListAsync(cancellation);
        var erased = await db.ErasedHouses.Where(e => e.Year == month.Year).Select(e => new { e.Desa, e.State, e.Count }).ToListAsync(cancellation);
        foreach (var desa in houses.Concat(erased).GroupBy(h => h.Desa))
        {
            Add(desa.Key, Measure.Rtlh, desa.Sum(h => h.Count));
            Add(desa.Key, Measure.RtlhDone, desa.Where(h => h.State is RtlhState.Done).Sum(h => h.Count));
        }
        return counted;
    }
}
