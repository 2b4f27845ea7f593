using Microsoft.EntityFrameworkCore;

namespace PilarBot.Office.Neutrality;

/// <summary>
/// Takes the office's own circulars and regulations from a CSV file with the columns <c>nomor,judul,jenis,tanggal,penandatangan,isi</c>, and
/// <c>sumber,berlaku_sejak,berlaku_sampai,netralitas,digantikan_oleh,naskah</c> where they are wanted. All or nothing. A number that is known already is changed.
/// </summary>
internal sealed class ImportRegulations(OfficeDatabase database)
{
    private static readonly (string Column, int Max)[] Texts =
        [("nomor", 80), ("judul", 200), ("jenis", 60), ("penandatangan", 120), ("isi", 3000)];

    /// <param name="Regulations">How many the file had.</param>
    /// <param name="Problems">What is wrong, by line; when there is any, nothing was taken.</param>
    public sealed record Report(int Regulations, IReadOnlyList<string> Problems);

    public async Task<Report> RunAsync(TextReader csv, CancellationToken cancellation)
    {
        var file = new ImportedCsv(csv, [.. Texts.Select(t => t.Column), "tanggal"]);
        var regulations = file.Read(() => Read(file));
        foreach (var twice in regulations.GroupBy(r => r.Number).Where(g => g.Count() > 1))
            file.Complain($"{twice.Key} tertulis lebih dari sekali.");
        if (file.Problems is not [])
            return new(0, file.Problems);
        var numbers = regulations.Select(r => r.Number).ToList();
        return await database.WriteAsync(async db =>
        {
            await db.Regulations.Where(r => numbers.Contains(r.Number)).ExecuteDeleteAsync(cancellation);
            db.Regulations.AddRange(regulations);
            return new Report(numbers.Count, []);
        }, cancellation);
    }

    /// <summary>Takes a regulation of the office out.</summary>
    /// <returns>False when the office has none of that number.</returns>
    public Task<bool> RemoveAsync(string number, CancellationToken cancellation) =>
        database.WriteAsync(async db => await db.Regulations.Where(r => r.Number == number).ExecuteDeleteAsync(cancellation) > 0, cancellation);

    private static Regulation? Read(ImportedCsv file)
    {
        var before = file.Problems.Count;
        foreach (var (column, max) in Texts)
            if (file.Field(column).Length is var length && (length == 0 || length > max))
                file.Problem($"{column} kosong atau lebih dari {max} huruf.");
        if (file.Field("sumber").Length > 500)
            file.Problem("sumber lebih dari 500 huruf.");
        if (file.Field("digantikan_oleh").Length > 80)
            file.Problem("digantikan_oleh lebih dari 80 huruf.");
        if (file.Field("digantikan_oleh") is { Length: > 0 } replacement && replacement == file.Field("nomor"))
            file.Problem("digantikan_oleh sama dengan nomornya sendiri.");
        if (file.Field("naskah") is { Length: > 0 } link && (link.Length > 300 || !Uri.TryCreate(link, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps))
            file.Problem("naskah diisi alamat yang dimulai dengan https://, paling banyak 300 huruf.");
        DateOnly? Day(string column)
        {
            if (file.Field(column) is not { Length: > 0 } written)
                return null;
            var day = ElectionPhase.ReadDay(written);
            if (day is null)
                file.Problem($"{column} \"{written}\" belum terbaca; tulis seperti 2026-05-31.");
            return day;
        }
        var (date, since, until) = (Day("tanggal"), Day("berlaku_sejak"), Day("berlaku_sampai"));
        if (until < since)
            file.Problem("berlaku_sampai lebih awal daripada berlaku_sejak.");
        if (file.Field("netralitas").ToLowerInvariant() is not ("" or "ya" or "tidak"))
            file.Problem("netralitas diisi ya atau tidak.");
        return file.Problems.Count > before
            ? null
            : new()
            {
                Number = file.Field("nomor"),
                Title = file.Field("judul"),
                Kind = file.Field("jenis"),
                Date = date,
                Signer = file.Field("penandatangan"),
                Points = string.Join('\n', file.Field("isi").Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
                Source = file.Field("sumber"),
                Since = since,
                Until = until,
                ReplacedBy = file.Field("digantikan_oleh") is { Length: > 0 } by ? by : null,
                Link = file.Field("naskah") is { Length: > 0 } at ? at : null,
                IsOnNeutrality = file.Field("netralitas").Equals("ya", StringComparison.OrdinalIgnoreCase),
            };
    }
}
