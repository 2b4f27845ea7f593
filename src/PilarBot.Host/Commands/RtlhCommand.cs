using System.CommandLine;
using PilarBot.Office.Rtlh;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot rtlh …</c>.</summary>
internal static class RtlhCommand
{
    public static Command Create()
    {
        var import = ImportedFile.Command(
            "Memuat target RTLH dari CSV; satu baris salah, tidak ada yang dimuat. Target yang sudah ada untuk tahun dan wilayah yang sama diganti.",
            "CSV dengan kolom tahun,wilayah,unit; wilayah berupa kode atau nama kecamatan atau desa, kosong untuk seluruh kantor.",
            async (services, text, cancellation) =>
            {
                var report = await services.GetRequiredService<ImportTargets>().RunAsync(text, cancellation);
                return (report.Problems, $"{report.Taken} target dimuat.");
            });
        return new("rtlh", "Rumah tidak layak huni.") { new Command("targets", "Target unit per tahun dan wilayah.") { import } };
    }
}
