using System.Globalization;
using CsvHelper;
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
        var problems = new List<string>();
        var days = Read(text, problems);
        if (problems is not [])
            return new(0, problems);
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

    private static List<Holiday> Read(TextReader text, List<string> problems)
    {
        // Excel in Indonesian writes semicolons: the separator is found out.
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = null,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            NormalizeHeaderName = name => name.Trim().ToLowerInvariant(),
        }, leaveOpen: true);
        var days = new List<Holiday>();
        if (!csv.TryGetFieldIndex("tanggal", out var dayAt) || !csv.TryGetFieldIndex("nama", out var nameAt))
        {
            problems.Add("Baris 1: kolom tanggal dan nama diperlukan.");
            return days;
        }
        var works = csv.TryGetFieldIndex("masuk", out var worksAt);
        while (csv.Read())
        {
            var name = csv.GetString(nameAt).Trim();
            var isDay = DateOnly.TryParseExact(
                csv.GetString(dayAt).Trim(), ["yyyy-MM-dd", "dd-MM-yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
            if (!isDay)
                problems.Add($"Baris {csv.LineNumber}: tanggal tidak terbaca; tulis seperti 2027-01-01.");
            else if (name is "" or { Length: > 120 })
                problems.Add($"Baris {csv.LineNumber}: nama kosong atau lebih dari 120 huruf.");
            else if (days.Exists(d => d.Day == day))
                problems.Add($"Baris {csv.LineNumber}: tanggal {day:yyyy-MM-dd} tertulis dua kali.");
            else
                days.Add(new() { Day = day, Name = name, IsWorkingDay = works && csv.GetString(worksAt).Trim().Equals("ya", StringComparison.OrdinalIgnoreCase) });
        }
        return days;
    }
}
