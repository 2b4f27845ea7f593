using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Engine;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Broadcasts;

/// <summary>
/// When three people get a broadcast, each by their own clock: <c>barat</c> in WIB, <c>tengah</c> in WITA where the office is, <c>timur</c> in
/// WIT. All times in the table are WITA; what was received stands in the recipient's own time.
/// </summary>
public sealed class BroadcastDaysTests
{
    private static readonly (string Name, Zone Zone, string Kecamatan)[] People =
        [("barat", Zone.Wib, "31.71.01"), ("tengah", Zone.Wita, "74.06.01"), ("timur", Zone.Wit, "91.03.01")];

    private static readonly Case[] Cases =
    [
        new("Each has it at their own 08.00")
        {
            At = "2027-03-02 08:00", LocalTime = true, Clock = ["2027-03-02 06:00 > 2027-03-02 10:00"],
            Got = ["timur 2027-03-02 08:00", "tengah 2027-03-02 08:00", "barat 2027-03-02 08:00"],
        },
        new("The office's 08.00 is everybody's 08.00 at once, where that is no night")
        {
            At = "2027-03-02 08:00", Clock = ["2027-03-02 06:00 > 2027-03-02 10:00"],
            Got = ["barat 2027-03-02 07:00", "tengah 2027-03-02 08:00", "timur 2027-03-02 09:00"],
        },
        new("What is scheduled at night waits for everybody's own 07.00")
        {
            At = "2027-03-02 21:30", Clock = ["2027-03-02 20:00 > 2027-03-03 09:00"],
            Got = ["timur 2027-03-03 07:00", "tengah 2027-03-03 07:00", "barat 2027-03-03 07:00"],
        },
        new("What is urgent does not wait")
        {
            At = "2027-03-02 21:30", Urgent = true, Clock = ["2027-03-02 20:00 > 2027-03-03 09:00"],
            Got = ["barat 2027-03-02 20:30", "tengah 2027-03-02 21:30", "timur 2027-03-02 22:30"],
        },
        new("At 19.30 of the office it is night in the east already")
        {
            At = "2027-03-02 19:30", Clock = ["2027-03-02 18:00 > 2027-03-03 09:00"],
            Got = ["barat 2027-03-02 18:30", "tengah 2027-03-02 19:30", "timur 2027-03-03 07:00"],
        },
        new("A holiday is waited out, and the night behind it")
        {
            At = "2027-03-03 08:00", LocalTime = true, Holidays = ["2027-03-03", "2027-03-04"], Clock = ["2027-03-03 06:00 > 2027-03-05 09:00"],
            Got = ["timur 2027-03-05 07:00", "tengah 2027-03-05 07:00", "barat 2027-03-05 07:00"],
        },
        new("The 31st is the last day of shorter months, and the 31st again behind them")
        {
            At = "2027-01-31 08:00", Repeats = "bulanan", Until = "2027-05-31", Only = "tengah", Clock = ["2027-01-31 06:00 > 2027-06-30 10:00"],
            Got = ["tengah 2027-01-31 08:00", "tengah 2027-02-28 08:00", "tengah 2027-03-31 08:00", "tengah 2027-04-30 08:00", "tengah 2027-05-31 08:00"],
        },
        new("In a leap year the end of February is the 29th")
        {
            At = "2028-01-31 08:00", Repeats = "bulanan", Until = "2028-03-31", Only = "tengah", Clock = ["2028-01-31 06:00 > 2028-04-30 10:00"],
            Got = ["tengah 2028-01-31 08:00", "tengah 2028-02-29 08:00", "tengah 2028-03-31 08:00"],
        },
        new("Every month from a leap day on")
        {
            At = "2028-02-29 08:00", Repeats = "bulanan", Until = "2028-04-30", Only = "tengah", Clock = ["2028-02-29 06:00 > 2028-05-31 10:00"],
            Got = ["tengah 2028-02-29 08:00", "tengah 2028-03-29 08:00", "tengah 2028-04-29 08:00"],
        },
        new("Every week over a leap day and the end of the month")
        {
            At = "2028-02-22 08:00", LocalTime = true, Repeats = "mingguan", Until = "2028-03-07", Only = "timur", Clock = ["2028-02-22 06:00 > 2028-03-15 10:00"],
            Got = ["timur 2028-02-22 08:00", "timur 2028-02-29 08:00", "timur 2028-03-07 08:00"],
        },
        new("A repeated one on a holiday comes behind it, the next on its own day")
        {
            At = "2027-03-03 08:00", Repeats = "mingguan", Until = "2027-03-17", Only = "tengah", Holidays = ["2027-03-10"],
            Clock = ["2027-03-03 06:00 > 2027-03-18 10:00"],
            Got = ["tengah 2027-03-03 08:00", "tengah 2027-03-11 07:00", "tengah 2027-03-17 08:00"],
        },
        new("A host that was down catches it up once")
        {
            At = "2027-03-02 08:00", LocalTime = true, Clock = ["2027-03-02 05:00 > 2027-03-02 06:00", "2027-03-04 09:00 > 2027-03-04 12:00"],
            Got = ["barat 2027-03-04 08:00", "tengah 2027-03-04 09:00", "timur 2027-03-04 10:00"],
        },
        new("A host that was down over three weeks catches one of them up")
        {
            At = "2027-03-02 08:00", Repeats = "mingguan", Until = "2027-03-30", Only = "tengah",
            Clock = ["2027-03-02 07:00 > 2027-03-02 09:00", "2027-03-24 09:00 > 2027-04-07 09:00"],
            Got = ["tengah 2027-03-02 08:00", "tengah 2027-03-24 09:00", "tengah 2027-03-30 08:00"],
        },
        new("A host that was down until it was too late sends nothing")
        {
            At = "2027-03-02 08:00", Expires = "2027-03-03 12:00", Clock = ["2027-03-02 05:00 > 2027-03-02 06:00", "2027-03-04 09:00 > 2027-03-04 12:00"],
            Got = [], Skipped = 3,
        },
        new("Who is asleep until it is too late is skipped")
        {
            At = "2027-03-02 19:30", Expires = "2027-03-02 22:00", Clock = ["2027-03-02 18:00 > 2027-03-03 09:00"],
            Got = ["barat 2027-03-02 18:30", "tengah 2027-03-02 19:30"], Skipped = 1,
        },
        new("The clock goes back ten minutes behind the hour: nobody has it twice")
        {
            At = "2027-03-02 08:00", LocalTime = true, Clock = ["2027-03-02 06:00 > 2027-03-02 08:05", "2027-03-02 07:55 > 2027-03-02 10:00"],
            Got = ["timur 2027-03-02 08:00", "tengah 2027-03-02 08:00", "barat 2027-03-02 08:00"],
        },
        new("The clock goes back ten minutes before the hour: nobody is missed")
        {
            At = "2027-03-02 08:00", LocalTime = true, Clock = ["2027-03-02 06:00 > 2027-03-02 07:55", "2027-03-02 07:45 > 2027-03-02 10:00"],
            Got = ["timur 2027-03-02 08:00", "tengah 2027-03-02 08:00", "barat 2027-03-02 08:00"],
        },
        new("The clock goes back at the turn of a month, of a repeated one")
        {
            At = "2027-01-31 08:00", Repeats = "bulanan", Until = "2027-02-28", Only = "tengah",
            Clock = ["2027-01-31 07:30 > 2027-01-31 08:00", "2027-01-31 07:50 > 2027-02-28 08:00", "2027-02-28 07:50 > 2027-03-31 09:00"],
            Got = ["tengah 2027-01-31 08:00", "tengah 2027-02-28 08:00"],
        },
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task Everybody_has_it_once_at_the_right_hour_of_their_own(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        desk.Clock.Now = new(2026, 12, 1, 1, 0, 0, DateTimeKind.Utc);
        await desk.PersonAsync("petugas", "Rahmat", ("staf-dinsos", ""));
        foreach (var (name, _, kecamatan) in People)
            await desk.PersonAsync(name, name, ("tksk", kecamatan));

        var wrong = new List<string>();
        foreach (var @case in Cases)
        {
            var (got, skipped) = await LiveAsync(desk, @case);
            // At one instant, who is first means nothing.
            if (!got.Order().SequenceEqual(@case.Got.Order()) || skipped != @case.Skipped)
                wrong.Add($"{@case.Name}: {string.Join(", ", got)}; {skipped} skipped");
        }
        Assert.Empty(wrong);
    }

    private static async Task<(List<string> Got, int Skipped)> LiveAsync(Desk desk, Case @case)
    {
        desk.Clock.Now = Utc(@case.Clock[0][..16]);
        await desk.Database.Office.WriteAsync(async db =>
        {
            await db.Broadcasts.ExecuteDeleteAsync();
            await db.Holidays.ExecuteDeleteAsync();
            db.Holidays.AddRange(@case.Holidays.Select(day => new Office.Calendar.Holiday { Day = DateOnly.Parse(day, CultureInfo.InvariantCulture), Name = "Libur", IsWorkingDay = false }));
            // The days of the program's own table would be waited out too.
            db.Holidays.AddRange(Office.Calendar.Holiday.National.Where(h => !@case.Holidays.Contains(h.Day.ToString("O", CultureInfo.InvariantCulture)))
                .Select(h => new Office.Calendar.Holiday { Day = h.Day, Name = h.Name, IsWorkingDay = true }));
            return 0;
        }, default);
        await desk.ActAsync("petugas", turn => new ScheduleBroadcast(
            desk.Office, new(desk.Media), new(Options.Create(desk.Neutrality)), desk.Calendar, Options.Create(desk.BroadcastOptions)).RunAsync(BroadcastSamples.Input("Laporan.", "tksk") with
            {
                Names = @case.Only,
                At = Utc(@case.At),
                LocalTime = @case.LocalTime,
                Urgent = @case.Urgent,
                ExpiresAt = @case.Expires is { } end ? Utc(end) : null,
                Repeats = @case.Repeats,
                RepeatsUntil = @case.Until is { } until ? DateOnly.Parse(until, CultureInfo.InvariantCulture) : null,
            }, turn));

        var channel = new ScriptedChannel();
        var sender = BroadcastSamples.Sender(desk, channel);
        var got = new List<string>();
        foreach (var instant in @case.Clock.SelectMany(Instants))
        {
            desk.Clock.Now = instant;
            var before = channel.Tried.Count;
            await BroadcastLife.StartDueAsync(desk.Database.Office, desk.Office.Zone, instant, default);
            await BroadcastLife.ExpireAsync(desk.Database.Office, instant, default);
            await sender.SendDueAsync(default);
            await BroadcastLife.EndFinishedAsync(desk.Database.Office, desk.Office, desk.Sealer, instant, default);
            got.AddRange(channel.Tried.Skip(before).Select(t => $"{t.Address} {People.Single(p => p.Name == t.Address).Zone.ToLocal(instant):yyyy-MM-dd HH:mm}"));
        }
        await using var db = desk.Database.Office.Open();
        return (got, await db.BroadcastRecipients.CountAsync(r => r.State == RecipientState.Skipped));
    }

    // The host looks at every half hour, and at the ends.
    private static IEnumerable<DateTime> Instants(string span)
    {
        var (from, to) = (Utc(span[..16]), Utc(span[^16..]));
        for (var at = from; at < to; at = at.Date.AddMinutes((Math.Floor((at - at.Date).TotalMinutes / 30) + 1) * 30))
            // Days on which nothing may happen are looked at by their morning and evening.
            if (to - from < TimeSpan.FromDays(4) || at == from || at.Hour is 22 or 23 or 0 or 1)
                yield return at;
        yield return to;
    }

    private static DateTime Utc(string wita) =>
        Zone.Wita.ToUtc(DateTime.ParseExact(wita, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    /// <summary>A line of the table.</summary>
    private sealed record Case(string Name)
    {
        public required string At { get; init; }
        public bool LocalTime { get; init; }
        public bool Urgent { get; init; }
        public string? Expires { get; init; }
        public string? Repeats { get; init; }
        public string? Until { get; init; }

        /// <summary>The one person whom it is for; null for all three.</summary>
        public string? Only { get; init; }

        public string[] Holidays { get; init; } = [];

        /// <summary>When the host was up, by its own clock.</summary>
        public required string[] Clock { get; init; }

        /// <summary>Who got it when, by their own clock.</summary>
        public required string[] Got { get; init; }

        public int Skipped { get; init; }
    }
}
