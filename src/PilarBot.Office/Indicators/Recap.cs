using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Indicators;

/// <summary>The counts of a place, in the running month and the one before.</summary>
internal sealed class Recap
{
    private readonly List<Row> rows;
    private readonly DateOnly month;
    private readonly int partLength;

    private Recap(List<Row> rows, DateOnly month, int partLength, int? rtlhTarget) =>
        (this.rows, this.month, this.partLength, RtlhTarget) = (rows, month, partLength, rtlhTarget);

    /// <summary>How many houses are meant to be rehabilitated in the running year; null where no target is set.</summary>
    public int? RtlhTarget { get; }

    internal sealed record Row(DateOnly Month, string Part, string Measure, int Count);

    /// <summary>Reads the counts of a place: two queries, whatever the records are.</summary>
    /// <param name="db">Read only.</param>
    /// <param name="place">A kecamatan or desa; empty for the whole office.</param>
    /// <param name="regency">The code of the office's kabupaten or kota.</param>
    /// <param name="today">Where the office is.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<Recap> ReadAsync(OfficeDbContext db, string place, string regency, DateOnly today, CancellationToken cancellation)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return new(
            await Sums(db, place, month).ToListAsync(cancellation), month, place.Length == 0 ? 8 : 13,
            Rtlh.RtlhTarget.Of(place.Length == 0 ? regency : place,
                await db.RtlhTargets.AsNoTracking().Where(t => t.Year == today.Year).ToDictionaryAsync(t => t.Place, t => t.Units, cancellation)));
    }

    /// <summary>What a recap is made of: the office by kecamatan, a kecamatan by desa, in a month and the one before.</summary>
    internal static IQueryable<Row> Sums(OfficeDbContext db, string place, DateOnly month)
    {
        var before = month.AddMonths(-1);
        var values = In(db, place).Where(v => (v.Month == month || v.Month == before) && !v.Measure.StartsWith(Measure.PeoplePrefix));
        var grouped = place.Length == 0
            ? values.GroupBy(v => new { v.Month, Part = v.Kecamatan, v.Measure })
            : values.GroupBy(v => new { v.Month, Part = v.Desa, v.Measure });
        return grouped.Select(g => new Row(g.Key.Month, g.Key.Part, g.Key.Measure, g.Sum(v => v.Count)));
    }

    /// <summary>The counts of a place; empty for the whole office.</summary>
    public static IQueryable<IndicatorValue> In(OfficeDbContext db, string place)
    {
        var values = db.Indicators.AsNoTracking();
        return place.Length switch
        {
            0 => values,
            8 => values.Where(v => v.Kecamatan == place),
            _ => values.Where(v => v.Kecamatan == place.Substring(0, 8) && v.Desa == place),
        };
    }

    /// <summary>The count of the running month.</summary>
    public int Now(string measure) => rows.Where(r => r.Month == month && r.Measure == measure).Sum(r => r.Count);

    /// <summary>The count of the month before; null when nothing at all was counted then.</summary>
    public int? Before(string measure) => rows.Exists(r => r.Month < month) ? rows.Where(r => r.Month < month && r.Measure == measure).Sum(r => r.Count) : null;

    /// <summary>A measure by the parts of the place, most first.</summary>
    public List<(string Part, int Count)> Parts(string measure) =>
        [.. rows.Where(r => r.Month == month && r.Measure == measure && r.Part.Length == partLength).Select(r => (r.Part, r.Count)).OrderByDescending(p => p.Count).ThenBy(p => p.Part)];

    /// <summary>How good the data of the place are; null while no households are known.</summary>
    public DataQuality? Quality => QualityOf(rows.Where(r => r.Month == month));

    /// <summary>The same by the parts of the place, the best first.</summary>
    public List<(string Part, int Score)> Qualities() =>
        [.. rows.Where(r => r.Month == month && r.Part.Length == partLength).GroupBy(r => r.Part)
            .Select(g => (Part: g.Key, Quality: QualityOf(g))).Where(p => p.Quality is not null)
            .Select(p => (p.Part, p.Quality!.Score)).OrderByDescending(p => p.Score).ThenBy(p => p.Part)];

    private static DataQuality? QualityOf(IEnumerable<Row> rows)
    {
        var counts = rows.GroupBy(r => r.Measure).ToDictionary(g => g.Key, g => g.Sum(r => r.Count));
        int Of(string measure) => counts.GetValueOrDefault(measure);
        return Of(Measure.Households) is > 0 and var all
            ? new(all, Of(Measure.HouseholdsComplete), Of(Measure.HouseholdsVerified), Of(Measure.VervalChecked), Of(Measure.VervalReturned))
            : null;
    }

    /// <summary>Open cases by PPKS kind, most first. The sensitive ones are one entry without a code for whoever does not handle cases.</summary>
    public List<(string Kind, int Count)> Kinds(bool withSensitive) =>
        [.. rows.Where(r => r.Month == month && Measure.KindOf(r.Measure) is not null)
            .GroupBy(r => Measure.KindOf(r.Measure)! is var kind && (withSensitive || PpksKind.Find(kind) is not { Sensitive: true }) ? kind : "")
            .Select(g => (g.Key, g.Sum(r => r.Count))).OrderByDescending(k => k.Item2).ThenBy(k => k.Key)];
}
