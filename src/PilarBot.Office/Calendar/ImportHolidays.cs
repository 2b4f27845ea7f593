using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace PilarBot.Office.Calendar;

/// <summary>
/// Takes the office's holidays from a CSV file with the columns <c>tanggal,nama</c> and, where a national holiday is worked,
/// <c>masuk</c> with <c>ya</c>. All or nothing. A day that is there already is replaced.
/// </summary>
internal sealed class ImportHolidays(OfficeDatabase database)
{
    /// <param name="Taken">Days that are in the table now.</param>
    /// <param name="Problems">What is wrong, by line; when there is any, nothing was taken.</param>
    public sealed record Report(int Taken, IReadOnlyList<string> Problems);

    public async Task<Report> RunAsync(TextReader text, CancellationToken cancellation)
    {
        var file = new ImportedCsv(text, "tanggal", "nama");
        var days = file.Read(() => Read(file));
        foreach (var twice in days.GroupBy(d => d.Day).Where(g => g.Count() > 1))
            file.Complain($"Tanggal {twice.Key:yyyy-MM-dd} tertulis lebih dari sekali.");
        if (file.Problems is not [])
            return new(0, file.Problems);
        return await database.WriteAsync(async db =>
        {
            var listed = days.Select(d => d.Day).ToList();
            var known = await db.Holidays.Where(h => listed.Contains(h.Day)).ToDictionaryAsync(h => h.Day, cancellation);
            foreach (var day in days)
                if (known.TryGetValue(day.Day, out var holiday))
                    (holiday.Name, holiday.IsWorkingDay) = (day.Name, day.IsWorkingDay);
                else
                    db.Holidays.Add(day);
            return new Report(days.Count, []);
        }, cancellation);
    }

    private static Holiday? Read(ImportedCsv file)
    {
        var name = file.Field("nama");
        var isDay = DateOnly.TryParseExact(
            file.Field("tanggal"), ["yyyy-MM-dd", "dd-MM-yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        var isName = name is not "" and { Length: <= 120 };
        if (!isDay)
            file.Problem("tanggal tidak terbaca; tulis seperti 2027-01-01.");
        if (!isName)
            file.Problem("nama kosong atau lebih dari 120 huruf.");
        return isDay && isName
            ? new() { Day = day, Name = name, IsWorkingDay = file.Field("masuk").Equals("ya", StringComparison.OrdinalIgnoreCase) }
            : null;
    }
}
