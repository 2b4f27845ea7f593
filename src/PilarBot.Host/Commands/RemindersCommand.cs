using System.CommandLine;
using System.Globalization;
using PilarBot.Office;
using PilarBot.Office.Reminders;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot reminders</c>.</summary>
internal static class RemindersCommand
{
    public static Command Create()
    {
        var days = new Option<int>("--hari") { Description = "Dari berapa hari terakhir.", DefaultValueFactory = _ => 7 };
        var command = new Command("reminders", "Pengingat menurut jenis: semua, yang dikirim, yang menunggu, dan yang tidak dikirim menurut sebabnya.") { days };
        command.SetAction(async (parsed, cancellation) =>
        {
            var services = CommandServices.Build();
            var database = services.GetRequiredService<OfficeDatabase>();
            await database.MigrateAsync(cancellation);
            await using var db = database.Open();
            var since = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.AddDays(-Math.Clamp(parsed.GetValue(days), 1, 400));
            Write((await ReminderFigures.SinceAsync(db, since, cancellation)).Lines);
            return 0;
        });
        return command;
    }

    // A table: for each kind all that were found, and each of these in exactly one of the other columns.
    private static void Write(IReadOnlyList<ReminderFigures.Line> lines)
    {
        var skips = lines.SelectMany(l => l.Skipped.Keys).Distinct().Order().ToList();
        List<string[]> rows =
        [
            ["jenis", "semua", "dikirim", "menunggu", .. skips.Select(s => s.Label())],
            .. lines.Select(l => Row(l.Kind, l.Found, l.Sent, l.Waiting, skips.Select(s => l.Skipped.GetValueOrDefault(s)))),
            Row("jumlah", lines.Sum(l => l.Found), lines.Sum(l => l.Sent), lines.Sum(l => l.Waiting), skips.Select(s => lines.Sum(l => l.Skipped.GetValueOrDefault(s)))),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(r => r[i].Length)).ToList();
        foreach (var row in rows)
            Console.WriteLine(string.Join("  ", row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd());
    }

    private static string[] Row(string kind, int found, int sent, int waiting, IEnumerable<int> skipped) =>
        [kind, .. new[] { found, sent, waiting }.Concat(skipped).Select(n => n.ToString(CultureInfo.InvariantCulture))];
}
