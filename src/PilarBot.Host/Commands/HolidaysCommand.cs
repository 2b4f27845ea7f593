using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office;
using PilarBot.Office.Calendar;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot holidays …</c>.</summary>
internal static class HolidaysCommand
{
    public static Command Create()
    {
        var import = ImportedFile.Command(
            "Memuat hari libur kantor dari CSV; satu baris salah, tidak ada yang dimuat.",
            "CSV dengan kolom tanggal,nama dan, untuk hari libur nasional yang tetap masuk kerja, masuk (ya).",
            async (services, text, cancellation) =>
            {
                var report = await services.GetRequiredService<ImportHolidays>().RunAsync(text, cancellation);
                return (report.Problems, $"{report.Taken} hari dimuat.");
            });
        var list = new Command("list", "Menampilkan hari libur yang berlaku.");
        list.SetAction(async (_, cancellation) =>
        {
            var database = CommandServices.Build().GetRequiredService<OfficeDatabase>();
            await database.MigrateAsync(cancellation);
            await using var db = database.Open();
            var own = await db.Holidays.AsNoTracking().ToDictionaryAsync(h => h.Day, cancellation);
            var national = Holiday.National.Where(h => !own.ContainsKey(h.Day)).Select(h => (h.Day, Text: h.Name));
            var office = own.Values.Select(h => (h.Day, Text: h.IsWorkingDay ? $"{h.Name} (masuk kerja)" : h.Name));
            foreach (var (day, text) in national.Concat(office).OrderBy(h => h.Day))
                Console.WriteLine($"{day:yyyy-MM-dd}  {text}");
            return 0;
        });
        return new("holidays", "Hari libur, untuk batas waktu yang dihitung dalam hari kerja.") { import, list };
    }
}
