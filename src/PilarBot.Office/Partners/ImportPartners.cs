using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Field;

namespace PilarBot.Office.Partners;

/// <summary>
/// Takes the office's directory from a CSV file with the columns <c>jenis,nama,wilayah,layanan,kontak,umum</c>. All or nothing. What is
/// known already by name and place is changed.
/// </summary>
internal sealed class ImportPartners(OfficeDatabase database, OfficeProfile office, TimeProvider clock)
{
    /// <param name="Partners">How many the file had.</param>
    /// <param name="Problems">What is wrong, by line; when there is any, nothing was taken.</param>
    public sealed record Report(int Partners, IReadOnlyList<string> Problems);

    public async Task<Report> RunAsync(TextReader csv, CancellationToken cancellation)
    {
        var file = new ImportedCsv(csv, "jenis", "nama", "layanan", "kontak");
        var partners = file.Read(() => Read(file));
        foreach (var twice in partners.GroupBy(p => (p.Name, p.Wilayah)).Where(g => g.Skip(1).Any()))
            file.Complain($"{twice.Key.Name} tertulis lebih dari sekali untuk tempat yang sama.");
        if (file.Problems is not [])
            return new(0, file.Problems);
        var names = partners.Select(p => p.Name).Distinct().ToList();
        return await database.WriteAsync(async db =>
        {
            foreach (var known in await db.Partners.Where(p => names.Contains(p.Name)).ToListAsync(cancellation))
                if (partners.Exists(p => p.Name == known.Name && p.Wilayah == known.Wilayah))
                    db.Partners.Remove(known);
            await db.SaveChangesAsync(cancellation);
            db.Partners.AddRange(partners);
            return new Report(partners.Count, []);
        }, cancellation);
    }

    /// <summary>Takes all partners of a name out.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> RemoveAsync(string name, CancellationToken cancellation) =>
        database.WriteAsync(db => db.Partners.Where(p => p.Name == name).ExecuteDeleteAsync(cancellation), cancellation);

    private Partner? Read(ImportedCsv file)
    {
        var before = file.Problems.Count;
        var kind = PartnerKind.All.FirstOrDefault(k => k.Code != PartnerKind.Psks && (Same(k.Code, file.Field("jenis")) || Same(k.Label, file.Field("jenis"))));
        if (kind is null)
            file.Problem($"jenis \"{file.Field("jenis")}\" belum dikenal; pilih dari {string.Join(", ", PartnerKind.All.Where(k => k.Code != PartnerKind.Psks).Select(k => k.Code))}.");
        foreach (var (column, max) in (ReadOnlySpan<(string, int)>)[("nama", 120), ("layanan", 500), ("kontak", 200)])
            if (file.Field(column).Length is var length && (length == 0 || length > max))
                file.Problem($"{column} kosong atau lebih dari {max} huruf.");
        var place = PlaceOf.Read(office, file.Field("wilayah"));
        if (place is null)
            file.Problem($"wilayah \"{file.Field("wilayah")}\" tidak ada di {office.Name}; tulis kode seperti {office.Regency}.01 atau nama yang hanya satu, atau kosongkan.");
        if (file.Field("umum").ToLowerInvariant() is not ("" or "ya" or "tidak"))
            file.Problem("umum diisi ya atau tidak.");
        return file.Problems.Count > before ? null : new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Kind = kind!.Code,
            Name = file.Field("nama"),
            Wilayah = place!,
            Services = file.Field("layanan"),
            Contact = file.Field("kontak"),
            IsPublic = Same(file.Field("umum"), "ya"),
        };
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
