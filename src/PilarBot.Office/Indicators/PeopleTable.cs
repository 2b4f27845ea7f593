using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Answers;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Indicators;

/// <summary>Open cases by desa, kind, sex and age, as lines of a table that plans are made from.</summary>
internal static class PeopleTable
{
    /// <summary>What stands for all sensitive kinds together, for whoever does not handle cases: in a small place a kind tells who it is.</summary>
    public const string Protected = "Jenis yang dilindungi";

    public static readonly string[] Columns =
        ["Per tanggal", "Kecamatan", "Desa/kelurahan", "Kode jenis", "Jenis PPKS", "Jenis kelamin", "Usia (dari tahun lahir)", "Kasus terbuka"];

    /// <summary>The lines of a place, as of the last count: a case of several kinds stands in each.</summary>
    /// <param name="db">Read only.</param>
    /// <param name="office">Names places and kinds.</param>
    /// <param name="place">A kecamatan or desa; empty for the whole office.</param>
    /// <param name="today">Where the office is.</param>
    /// <param name="withSensitive">Whether sensitive kinds are named.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<List<string[]>> ReadAsync(
        OfficeDbContext db, OfficeProfile office, string place, DateOnly today, bool withSensitive, CancellationToken cancellation)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var counts = await Recap.In(db, place).Where(v => v.Month == month && v.Measure.StartsWith(Measure.PeoplePrefix))
            .Select(v => new { v.Desa, v.Measure, v.Count }).ToListAsync(cancellation);
        return [.. counts
            .Select(c => (c.Desa, Of: Measure.ReadPeople(c.Measure), c.Count))
            .GroupBy(c => (c.Desa, Kind: withSensitive || PpksKind.Find(c.Of.Kind) is not { Sensitive: true } ? c.Of.Kind : "", c.Of.Sex, c.Of.Age))
            .OrderBy(g => g.Key.Desa, StringComparer.Ordinal).ThenBy(g => g.Key.Kind, StringComparer.Ordinal).ThenBy(g => g.Key.Sex is null).ThenBy(g => g.Key.Sex)
            .ThenBy(g => AgeGroup.All.IndexOf(g.Key.Age))
            .Select(g => (string[])
            [
                ExportedCsv.Day(today), office.Label("kecamatan", g.Key.Desa[..8]), office.Label("desa", g.Key.Desa), g.Key.Kind,
                g.Key.Kind.Length == 0 ? Protected : office.Label("ppks", g.Key.Kind),
                g.Key.Sex switch { Sex.Male => "Laki-laki", Sex.Female => "Perempuan", _ => "Tidak diketahui" }, g.Key.Age.Label, ExportedCsv.Count(g.Sum(c => c.Count)),
            ])];
    }
}
