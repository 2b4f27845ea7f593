using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Indicators;

/// <summary>The counts of a place, in the running month and the one before.</summary>
internal sealed class Recap
{
    private readonly List<Row> rows;
    private readonly DateOnly month;
    private readonly int partLength;

    private Recap(List<Row> rows, DateOnly month, int partLength) => (this.rows, this.month, this.partLength) = (rows, month, partLength);

    private sealed record Row(DateOnly Month, string Part, string Measure, int Count);

    /// <summary>Reads the counts of a place: one query, whatever the records are.</summary>
    /// <param name="db">Read only.</param>
    /// <param name="place">A kecamatan or desa; empty for the whole office.</param>
    /// <param name="today">Where the office is.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<Recap> ReadAsync(OfficeDbContext db, string place, DateOnly today, CancellationToken cancellation)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var before = month.AddMonths(-1);
        var values = db.Indicators.AsNoTracking().Where(v => v.Month == month || v.Month == before);
        values = place.Length switch
        {
            0 => values,
            8 => values.Where(v => v.Kecamatan == place),
            _ => values.Where(v => v.Kecamatan == place.Substring(0, 8) && v.Desa == place),
        };
        // The office by kecamatan, a kecamatan by desa.
        var grouped = place.Length == 0
            ? values.GroupBy(v => new { v.Month, Part = v.Kecamatan, v.Measure })
            : values.GroupBy(v => new { v.Month, Part = v.Desa, v.Measure });
        return new(
            await grouped.Select(g => new Row(g.Key.Month, g.Key.Part, g.Key.Measure, g.Sum(v => v.Count))).ToListAsync(cancellation),
            month, place.Length == 0 ? 8 : 13);
    }

    /// <summary>The count of the running month.</summary>
    public int Now(string measure) => rows.Where(r => r.Month == month && r.Measure == measure).Sum(r => r.Count);

    /// <summary>The count of the month before; null when nothing at all was counted then.</summary>
    public int? Before(string measure) => rows.Exists(r => r.Month < month) ? rows.Where(r => r.Month < month && r.Measure == measure).Sum(r => r.Count) : null;

    /// <summary>A measure by the parts of the place, most first.</summary>
    public List<(string Part, int Count)> Parts(string measure) =>
        [.. rows.Where(r => r.Month == month && r.Measure == measure && r.Part.Length == partLength).Select(r => (r.Part, r.Count)).OrderByDescending(p => p.Count).ThenBy(p => p.Part)];

    /// <summary>Open cases by PPKS kind, most first. The sensitive ones are one entry without a code for whoever does not handle cases.</summary>
    public List<(string Kind, int Count)> Kinds(bool withSensitive) =>
        [.. rows.Where(r => r.Month == month && Measure.KindOf(r.Measure) is not null)
            .GroupBy(r => Measure.KindOf(r.Measure)! is var kind && (withSensitive || PpksKind.Find(kind) is not { Sensitive: true }) ? kind : "")
            .Select(g => (g.Key, g.Sum(r => r.Count))).OrderByDescending(k => k.Item2).ThenBy(k => k.Key)];
}
