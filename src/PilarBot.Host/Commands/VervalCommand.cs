using System.CommandLine;
using System.Globalization;
using PilarBot.Office;
using PilarBot.Office.Verval;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot verval …</c>: rounds of verification and validation.</summary>
internal static class VervalCommand
{
    private const long MostBytes = 50_000_000;

    public static Command Create() => new("verval", "Putaran verifikasi dan validasi data kemiskinan.") { Import() };

    private static Command Import()
    {
        var file = new Argument<FileInfo>("berkas")
        {
            Description = "CSV atau XLSX dengan kolom kk,nik,nama,desa dan, bila ada, kecamatan,alamat,rt,rw,desil,miskin_ekstrem,id_sumber,tanggal_data,anggota.",
        };
        var round = new Option<string>("--putaran") { Description = "Nama putaran; berkas pertama membukanya.", Required = true };
        var source = new Option<string>("--sumber") { Description = "Sumber data: DTSEN, DTKS, PK/BKKBN, atau sebutan kantor.", Required = true };
        var due = new Option<string>("--batas") { Description = "Hari terakhir kunjungan, 2026-12-31.", Required = true };
        var trial = new Option<bool>("--periksa-saja") { Description = "Hanya memeriksa; tidak ada yang dimuat." };
        var command = new Command("import", "Memuat keluarga ke dalam putaran. Baris yang baik dimuat, baris yang salah disebutkan.") { file, round, source, due, trial };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            if (!path.Exists || path.Length > MostBytes)
            {
                await Console.Error.WriteLineAsync(path.Exists ? $"Berkas {path.Name} lebih dari 50 MB; bagi menurut kecamatan." : $"Berkas {path.Name} tidak ditemukan.");
                return 1;
            }
            if (!DateOnly.TryParseExact(parsed.GetValue(due), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                await Console.Error.WriteLineAsync("Batas tidak terbaca; tulis seperti 2026-12-31.");
                return 1;
            }
            var services = CommandServices.Build();
            await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
            var order = new ImportRound.Order(parsed.GetValue(round)!, parsed.GetValue(source)!, day, parsed.GetValue(trial));
            var report = await services.GetRequiredService<ImportRound>().RunAsync(await File.ReadAllBytesAsync(path.FullName, cancellation), order, cancellation);
            Tell(report, order.IsTrial);
            return report.Problems is [] ? 0 : 1;
        });
        return command;
    }

    private static void Tell(ImportRound.Report report, bool isTrial)
    {
        foreach (var notice in report.Notices)
            Console.WriteLine($"Baris {notice.Line}: {notice.Text}");
        foreach (var problem in report.Problems)
            Console.Error.WriteLine($"Baris {problem.Line}: {problem.Text}");
        var lines = report.Problems.Select(p => p.Line).Distinct().Count();
        Console.WriteLine(
            $"{report.Taken} keluarga {(isTrial ? "dapat dimuat" : "dimuat")}, {report.Known} sudah ada, {lines} baris perlu diperbaiki"
            + (lines > 0 ? "; perbaiki lalu muat berkas yang sama lagi." : "."));
        foreach (var (difference, count) in report.Differences.OrderBy(d => d.Key))
            Console.WriteLine($"  {count} {difference.Label()}");
    }
}
