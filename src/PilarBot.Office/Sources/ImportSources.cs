using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Field;
using PilarBot.Office.Neutrality;

namespace PilarBot.Office.Sources;

/// <summary>
/// Takes sources of help from a CSV file with the columns <c>jenis,nama,memberi,kebutuhan</c>, and
/// <c>wilayah,syarat,kontak,mulai,selesai</c> where they are wanted. All or nothing. What is known already by name and place is changed.
/// </summary>
internal sealed class ImportSources(OfficeDatabase database, OfficeProfile office, TimeProvider clock)
{
    /// <param name="Sources">How many the file had.</param>
    /// <param name="Problems">What is wrong, by line; when there is any, nothing was taken.</param>
    public sealed record Report(int Sources, IReadOnlyList<string> Problems);

    public async Task<Report> RunAsync(TextReader csv, CancellationToken cancellation)
    {
        var file = new ImportedCsv(csv, "jenis", "nama", "memberi", "kebutuhan");
        var sources = file.Read(() => Read(file));
        foreach (var twice in sources.GroupBy(s => (s.Name, s.Wilayah)).Where(g => g.Skip(1).Any()))
            file.Complain($"{twice.Key.Name} tertulis lebih dari sekali untuk tempat yang sama.");
        if (file.Problems is not [])
            return new(0, file.Problems);
        var names = sources.Select(s => s.Name).Distinct().ToList();
        return await database.WriteAsync(async db =>
        {
            foreach (var known in await db.AidSources.Where(s => names.Contains(s.Name)).ToListAsync(cancellation))
                if (sources.Exists(s => s.Name == known.Name && s.Wilayah == known.Wilayah))
                    db.AidSources.Remove(known);
            await db.SaveChangesAsync(cancellation);
            db.AidSources.AddRange(sources);
            return new Report(sources.Count, []);
        }, cancellation);
    }

    /// <summary>Takes all sources of a name out; offers that were recorded stay.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> RemoveAsync(string name, CancellationToken cancellation) =>
        database.WriteAsync(db => db.AidSources.Where(s => s.Name == name).ExecuteDeleteAsync(cancellation), cancellation);

    private AidSource? Read(ImportedCsv file)
    {
        var before = file.Problems.Count;
        var type = AidSourceTypeWords.Codes.FirstOrDefault(t => string.Equals(t.Code, file.Field("jenis"), StringComparison.OrdinalIgnoreCase));
        if (type.Code is null)
            file.Problem($"jenis \"{file.Field("jenis")}\" belum dikenal; pilih dari {string.Join(", ", AidSourceTypeWords.Codes.Select(t => t.Code))}.");
        foreach (var (column, max) in (ReadOnlySpan<(string, int)>)[("nama", 120), ("memberi", 500)])
            if (file.Field(column).Length is var length && (length == 0 || length > max))
                file.Problem($"{column} kosong atau lebih dari {max} huruf.");
        foreach (var (column, max) in (ReadOnlySpan<(string, int)>)[("syarat", 500), ("kontak", 200)])
            if (file.Field(column).Length > max)
                file.Problem($"{column} lebih dari {max} huruf.");
        var needs = file.Field("kebutuhan").ToLowerInvariant().Split([';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        if (needs is [] || needs.Exists(n => Need.List.All(k => k.Value != n)))
            file.Problem($"kebutuhan diisi satu atau lebih dari {string.Join(", ", Need.List.Select(k => k.Value))}, dipisahkan titik koma.");
        var place = PlaceOf.Read(office, file.Field("wilayah"));
        if (place is null)
            file.Problem($"wilayah \"{file.Field("wilayah")}\" tidak ada di {office.Name}; tulis kode seperti {office.Regency}.01 atau nama yang hanya satu, atau kosongkan.");
        DateOnly? Day(string column)
        {
            var day = ElectionPhase.ReadDay(file.Field(column));
            if (day is null && file.Field(column).Length > 0)
                file.Problem($"{column} \"{file.Field(column)}\" belum terbaca; tulis seperti 2026-05-31.");
            return day;
        }
        var (since, until) = (Day("mulai"), Day("selesai"));
        if (until < since)
            file.Problem("selesai lebih awal daripada mulai.");
        return file.Problems.Count > before ? null : new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Type = type.Type,
            Name = file.Field("nama"),
            Gives = file.Field("memberi"),
            Needs = $" {string.Join(' ', needs)} ",
            Wilayah = place!,
            Conditions = file.Field("syarat"),
            Contact = file.Field("kontak"),
            Since = since,
            Until = until,
        };
    }
}
