using System.CommandLine;
using PilarBot.Office;
using PilarBot.Office.People;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot people …</c>.</summary>
internal static class PeopleCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("berkas") { Description = "CSV dengan kolom nama,telepon,peran,wilayah." };
        var import = new Command("import", "Memuat daftar pilar sosial dari CSV; satu baris salah, tidak ada yang dimuat.") { file };
        import.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            if (!path.Exists)
            {
                await Console.Error.WriteLineAsync($"Berkas {path.Name} tidak ditemukan.");
                return 1;
            }
            var services = CommandServices.Build();
            await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
            using var text = path.OpenText();
            var report = await services.GetRequiredService<ImportPeople>().RunAsync(text, isDemo: false, cancellation);
            foreach (var problem in report.Problems)
                await Console.Error.WriteLineAsync(problem);
            Console.WriteLine(report.Problems is []
                ? $"{report.Added} orang ditambahkan, {report.Known} sudah ada."
                : $"{report.Problems.Count} masalah; tidak ada yang dimuat.");
            return report.Problems is [] ? 0 : 1;
        });
        return new("people", "Daftar pilar sosial.") { import };
    }
}
