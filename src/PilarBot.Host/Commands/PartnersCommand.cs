using System.CommandLine;
using PilarBot.Office;
using PilarBot.Office.Partners;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot partners …</c>.</summary>
internal static class PartnersCommand
{
    public static Command Create()
    {
        var import = ImportedFile.Command(
            "Memuat mitra dari CSV; satu baris salah, tidak ada yang dimuat.",
            "CSV dengan kolom jenis,nama,layanan,kontak; boleh ditambah wilayah,umum.",
            async (services, text, cancellation) =>
            {
                var report = await services.GetRequiredService<ImportPartners>().RunAsync(text, cancellation);
                return (report.Problems, $"{report.Partners} mitra dimuat.");
            });
        var name = new Argument<string>("nama");
        var remove = new Command("remove", "Menghapus mitra dengan nama itu.") { name };
        remove.SetAction(async (parsed, cancellation) =>
        {
            var services = CommandServices.Build();
            await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
            var removed = await services.GetRequiredService<ImportPartners>().RemoveAsync(parsed.GetValue(name)!, cancellation);
            Console.WriteLine(removed > 0 ? $"{removed} dihapus." : "Tidak ada yang bernama begitu.");
            return removed > 0 ? 0 : 1;
        });
        return new("partners", "Direktori mitra.") { import, remove };
    }
}
