using PilarBot.Flows.Engine;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Calendar;

namespace PilarBot.Office.Tests.Broadcasts;

public sealed class BroadcastTextTests
{
    [Fact]
    public void Values_are_filled_in_and_say_nothing_in_markdown() => Assert.Equal(
        @"Yth. La \*\*Ode\*\* \[x\]\(y\), TKSK di Poleang\.",
        BroadcastText.Fill("Yth. {nama}, { Peran } di {kecamatan}", "La **Ode** [x](y)", "TKSK", "Poleang."));

    [Fact]
    public void Values_that_do_not_exist_are_found() => Assert.Equal(["nma", "alamat"], BroadcastText.Unknown("{nma} {nama} {alamat} {nma}"));

    [Theory]
    // The 31st is the 31st again after a shorter month.
    [InlineData(nameof(Repetition.Monthly), "2027-01-31", "2027-01-31", "2027-02-28")]
    [InlineData(nameof(Repetition.Monthly), "2027-01-31", "2027-02-28", "2027-03-31")]
    [InlineData(nameof(Repetition.Monthly), "2028-01-31", "2028-01-31", "2028-02-29")]
    [InlineData(nameof(Repetition.Monthly), "2028-02-29", "2028-12-30", "2029-01-29")]
    [InlineData(nameof(Repetition.Monthly), "2028-02-29", "2029-02-01", "2029-02-28")]
    // What was missed is left out.
    [InlineData(nameof(Repetition.Monthly), "2026-11-15", "2027-03-20", "2027-04-15")]
    [InlineData(nameof(Repetition.Weekly), "2026-11-23", "2026-11-23", "2026-11-30")]
    [InlineData(nameof(Repetition.Weekly), "2026-11-23", "2026-12-20", "2026-12-21")]
    [InlineData(nameof(Repetition.Weekly), "2026-12-28", "2026-12-28", "2027-01-04")]
    public void A_repeated_broadcast_comes_on_its_day(string repeats, string first, string after, string expected) => Assert.Equal(
        Eight(expected), Repetitions.Next(Enum.Parse<Repetition>(repeats), Eight(first), new(2030, 1, 1), Eight(after), Zone.Wita));

    [Fact]
    public void After_its_last_day_it_comes_no_more()
    {
        Assert.Equal(Eight("2026-11-30"), Repetitions.Next(Repetition.Weekly, Eight("2026-11-23"), new(2026, 11, 30), Eight("2026-11-23"), Zone.Wita));
        Assert.Null(Repetitions.Next(Repetition.Weekly, Eight("2026-11-23"), new(2026, 11, 29), Eight("2026-11-23"), Zone.Wita));
        Assert.Null(Repetitions.Next(Repetition.None, Eight("2026-11-23"), new(2030, 1, 1), Eight("2026-11-23"), Zone.Wita));
    }

    [Theory]
    // 06.59 WIB, 07.59 WITA, 08.59 WIT.
    [InlineData("2026-11-23T23:59:59Z", "8 9")]
    [InlineData("2026-11-24T00:00:00Z", "7 8 9")]
    [InlineData("2026-11-23T22:00:00Z", "9")]
    [InlineData("2026-11-23T21:59:59Z", "")]
    // 20.00 in WIT, 19.00 in WITA.
    [InlineData("2026-11-23T11:00:00Z", "7 8")]
    [InlineData("2026-11-23T13:00:00Z", "")]
    // A holiday from midnight to midnight of each zone.
    [InlineData("2026-12-25T03:00:00Z", "")]
    [InlineData("2026-12-26T03:00:00Z", "7 8 9")]
    public void Nothing_goes_out_at_night_or_on_a_holiday_of_the_recipients_zone(string now, string open) => Assert.Equal(
        open, string.Join(' ', BroadcastHours.Open(new WorkingCalendar(new HashSet<DateOnly> { new(2026, 12, 25) }),
            DateTime.Parse(now, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal))));

    // Eight in the morning in WITA.
    private static DateTime Eight(string day) => DateTime.SpecifyKind(DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
