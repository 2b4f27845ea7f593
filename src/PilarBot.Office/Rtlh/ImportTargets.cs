using System.Globalization;
using PilarBot.Office.Audit;

namespace PilarBot.Office.Rtlh;

/// <summary>Sets all targets of a CSV file with the columns <c>tahun,wilayah,unit</c>.</summary>
internal sealed class ImportTargets(OfficeDatabase database, OfficeProfile office, TimeProvider clock)
{
    /// <param name="Taken">Targets that hold now.</param>
    /// <param name="Problems">What is wrong, by line; when there is any, nothing was taken.</param>
    public sealed record Report(int Taken, IReadOnlyList<string> Problems);

    /// <summary>Takes a file; one faulty line, and nothing is taken.</summary>
    public async Task<Report> RunAsync(TextReader text, CancellationToken cancellation)
    {
        var file = new ImportedCsv(text, "tahun", "wilayah", "unit");
        var lines = file.Read(() => Read(file));
        foreach (var twice in lines.GroupBy(l => (l.Year, l.Place)).Where(g => g.Count() > 1))
            file.Complain($"Target {RtlhFigures.NameOf(office, twice.Key.Place)} tahun {twice.Key.Year} tertulis lebih dari sekali.");
        if (file.Problems is not [])
            return new(0, file.Problems);
        var now = clock.GetUtcNow().UtcDateTime;
        return await database.WriteAsync(async db =>
        {
            foreach (var line in lines)
                await SetTargets.SetAsync(db, line.Year, line.Place, line.Units, now, cancellation);
            db.AuditEntries.Add(AuditEntry.By(AuditActor.CommandLine, AuditAct.RtlhTargetSet, null, lines.Count.ToString(CultureInfo.InvariantCulture), now));
            return new Report(lines.Count, []);
        }, cancellation);
    }

    private Line? Read(ImportedCsv file)
    {
        var isYear = int.TryParse(file.Field("tahun"), NumberStyles.None, CultureInfo.InvariantCulture, out var year);
        var isUnits = int.TryParse(file.Field("unit"), NumberStyles.None, CultureInfo.InvariantCulture, out var units);
        var place = PlaceOf(file.Field("wilayah"));
        if (!isYear || !SetTargets.IsGood(year, 0))
            file.Problem("tahun tidak terbaca; tulis seperti 2027.");
        if (!isUnits || !SetTargets.IsGood(2000, units))
            file.Problem($"unit tidak terbaca; tulis angka 0 sampai {RtlhTarget.MaxUnits}.");
        if (place is null)
            file.Problem($"wilayah \"{file.Field("wilayah")}\" tidak ada di {office.Name}; tulis kode seperti {office.Regency}.01 atau nama kecamatan, atau kosongkan untuk seluruh kantor.");
        return isYear && isUnits && place is not null && SetTargets.IsGood(year, units) ? new(year, place, units) : null;
    }

    // A name that two places have is told by its code.
    private string? PlaceOf(string typed)
    {
        if (typed.Length == 0 || typed == office.Regency)
            return office.Regency;
        var places = office.Lists.Lists["kecamatan"].Concat(office.Lists.Lists["desa"]).ToList();
        return places.Find(p => p.Value == typed)?.Value
            ?? office.Lists.Lists["kecamatan"].FirstOrDefault(p => p.Label.Equals(typed, StringComparison.OrdinalIgnoreCase))?.Value
            ?? (places.Where(p => p.Label.Equals(typed, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only.Value : null);
    }

    private sealed record Line(int Year, string Place, int Units);
}
