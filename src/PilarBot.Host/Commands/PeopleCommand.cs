using System.CommandLine;
using PilarBot.Office.People;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot people …</c>.</summary>
internal static class PeopleCommand
{
    public static Command Create() => new("people", "Daftar pilar sosial.")
    {
        ImportedFile.Command(
            "Memuat daftar pilar sosial dari CSV; satu baris salah, tidak ada yang dimuat.",
            "CSV dengan kolom nama,telepon,peran,wilayah; boleh ditambah tim,penunjuk,nomor_sk,mulai,selesai,lembaga,pelatihan,label.",
            async (services, text, cancellation) =>
            {
                var report = await services.GetRequiredService<ImportPeople>().RunAsync(text, isDemo: false, cancellation);
                return (report.Problems, $"{report.Added} orang ditambahkan, {report.Known} sudah ada.");
            }),
    };
}
