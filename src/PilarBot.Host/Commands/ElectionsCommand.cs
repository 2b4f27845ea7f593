using System.CommandLine;
using PilarBot.Office;
using PilarBot.Office.Neutrality;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot elections …</c>.</summary>
internal static class ElectionsCommand
{
    public static Command Create()
    {
        var import = ImportedFile.Command(
            "Memuat tanggal pemilihan dari CSV; satu baris salah, tidak ada yang dimuat.", "CSV dengan kolom kode,nama,tahap,mulai,selesai.",
            async (services, text, cancellation) =>
            {
                var report = await services.GetRequiredService<ImportElections>().RunAsync(text, cancellation);
                return (report.Problems, $"{report.Elections} pemilihan dimuat.");
            });
        var code = new Argument<string>("kode");
        var remove = new Command("remove", "Menghapus tanggal pemilihan yang dimuat kantor.") { code };
        remove.SetAction(async (parsed, cancellation) =>
        {
            var services = CommandServices.Build();
            await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
            var wasThere = await services.GetRequiredService<ImportElections>().RemoveAsync(parsed.GetValue(code)!, cancellation);
            Console.WriteLine(wasThere ? "Dihapus." : "Kantor tidak memuat pemilihan dengan kode itu.");
            return wasThere ? 0 : 1;
        });
        return new("elections", "Kalender pemilihan.") { import, remove };
    }
}
