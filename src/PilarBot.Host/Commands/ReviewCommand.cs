using System.CommandLine;
using PilarBot.Office;
using PilarBot.Office.PublicReview;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot uji-publik …</c>.</summary>
internal static class ReviewCommand
{
    public static Command Create() => new("uji-publik", "Uji publik data di desa dan kelurahan.")
    {
        ImportedFile.Command(
            "Membuka uji publik satu desa dari CSV; satu baris salah, tidak ada yang dimuat.",
            "CSV dengan kolom desa,rt,perubahan dan inisial atau nama (hanya inisialnya disimpan); boleh ditambah program,usulan. Tanpa NIK.",
            async (services, text, cancellation) =>
            {
                var report = await services.GetRequiredService<ImportReview>().RunAsync(text, cancellation);
                return (report.Problems, $"Uji publik {report.Number} dibuka: {report.Lines} baris, masa sanggah sampai {OfficeProfile.ShowDay(report.LastDay)}.");
            }),
    };
}
