using System.CommandLine;
using PilarBot.Office;
using PilarBot.Office.Sources;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot sources …</c>.</summary>
internal static class SourcesCommand
{
    public static Command Create()
    {
        var import = ImportedFile.Command(
            "Memuat sumber bantuan dari CSV; satu baris salah, tidak ada yang dimuat.",
            "CSV dengan kolom jenis,nama,memberi,kebutuhan; boleh ditambah wilayah,syarat,kontak,mulai,selesai.",
            async (services, text, cancellation) =>
            {
                var report = await services.GetRequiredService<ImportSources>().RunAsync(text, cancellation);
                return (report.Problems, $"{report.Sources} sumber bantuan dimuat.");
            });
        var name = new Argument<string>("nama");
        var remove = new Command("remove", "Menghapus sumber bantuan dengan nama itu.") { name };
        remove.SetAction(async (parsed, cancellation) =>
        {
            var services = CommandServices.Build();
            await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
            var removed = await services.GetRequiredService<ImportSources>().RemoveAsync(parsed.GetValue(name)!, cancellation);
            Console.WriteLine(removed > 0 ? $"{removed} dihapus." : "Tidak ada yang bernama begitu.");
            return removed > 0 ? 0 : 1;
        });
        return new("sources", "Sumber bantuan.") { import, remove };
    }
}
