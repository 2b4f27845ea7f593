using System.CommandLine;
using PilarBot.Office;
using PilarBot.Office.Neutrality;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot regulations …</c>.</summary>
internal static class RegulationsCommand
{
    public static Command Create()
    {
        var import = ImportedFile.Command(
            "Memuat surat edaran dan aturan kantor dari CSV; satu baris salah, tidak ada yang dimuat.",
            "CSV dengan kolom nomor,judul,jenis,tanggal,penandatangan,isi; boleh ditambah sumber,berlaku_sejak,berlaku_sampai,netralitas,digantikan_oleh,naskah.",
            async (services, text, cancellation) =>
            {
                var report = await services.GetRequiredService<ImportRegulations>().RunAsync(text, cancellation);
                return (report.Problems, $"{report.Regulations} aturan dimuat.");
            });
        var number = new Argument<string>("nomor");
        var remove = new Command("remove", "Menghapus aturan yang dimuat kantor.") { number };
        remove.SetAction(async (parsed, cancellation) =>
        {
            var services = CommandServices.Build();
            await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
            var wasThere = await services.GetRequiredService<ImportRegulations>().RemoveAsync(parsed.GetValue(number)!, cancellation);
            Console.WriteLine(wasThere ? "Dihapus." : "Kantor tidak memuat aturan dengan nomor itu.");
            return wasThere ? 0 : 1;
        });
        return new("regulations", "Pustaka aturan.") { import, remove };
    }
}
