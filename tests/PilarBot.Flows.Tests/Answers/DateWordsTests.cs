using System.Globalization;
using PilarBot.Flows.Answers;

namespace PilarBot.Flows.Tests.Answers;

public class DateWordsTests
{
    // a Sunday
    private static readonly DateOnly today = new(2026, 11, 22);

    [Theory]
    [InlineData("17-08-1990", "1990-08-17")]
    [InlineData("17/8/1990", "1990-08-17")]
    [InlineData("17.8.1990", "1990-08-17")]
    [InlineData("17 08 1990", "1990-08-17")]
    [InlineData("17 Agustus 1990", "1990-08-17")]
    [InlineData("17 agt 90", "1990-08-17")]
    [InlineData("17 agt '90", "1990-08-17")]
    [InlineData("Jumat, 17 Agustus 1990", "1990-08-17")]
    [InlineData("tanggal 17 Agustus 1990", "1990-08-17")]
    [InlineData("1990-08-17", "1990-08-17")]
    [InlineData("3 Pebruari 2001", "2001-02-03")]
    [InlineData("3 nopember 26", "2026-11-03")]
    [InlineData("٣-١١-٢٠٢٦", "2026-11-03")]
    [InlineData("hari ini", "2026-11-22")]
    [InlineData("Kemarin", "2026-11-21")]
    [InlineData("besok", "2026-11-23")]
    [InlineData("lusa", "2026-11-24")]
    [InlineData("senin", "2026-11-23")]
    [InlineData("minggu", "2026-11-22")]
    [InlineData("jum'at", "2026-11-27")]
    [InlineData("25 desember", "2026-12-25")]
    [InlineData("5 januari", "2027-01-05")]
    [InlineData("29 februari 2000", "2000-02-29")]
    public void A_date_is_read_as_people_write_it(string text, string date) => Assert.Equal(date, Read(text, past: false));

    [Theory]
    [InlineData("senin", "2026-11-16")]
    [InlineData("minggu", "2026-11-22")]
    [InlineData("25 desember", "2025-12-25")]
    [InlineData("5 januari", "2026-01-05")]
    [InlineData("5-1-30", "1930-01-05")]
    [InlineData("5-1-26", "2026-01-05")]
    public void Where_the_past_is_asked_for_short_dates_lie_behind(string text, string date) => Assert.Equal(date, Read(text, past: true));

    [Theory]
    [InlineData("kmrn", "2026-11-21")]
    [InlineData("kemaren", "2026-11-21")]
    [InlineData("Kemarin lusa", "2026-11-20")]
    [InlineData("kmrn lusa", "2026-11-20")]
    [InlineData("kemarin sore", "2026-11-21")]
    [InlineData("tadi pagi", "2026-11-22")]
    [InlineData("td siang", "2026-11-22")]
    [InlineData("barusan", "2026-11-22")]
    [InlineData("barusan aja", "2026-11-22")]
    [InlineData("baru saja", "2026-11-22")]
    [InlineData("tadi malam", "2026-11-21")]
    [InlineData("td mlm", "2026-11-21")]
    [InlineData("semalam", "2026-11-21")]
    [InlineData("senin lalu", "2026-11-16")]
    [InlineData("senin yang lalu", "2026-11-16")]
    [InlineData("hari senin kemarin", "2026-11-16")]
    [InlineData("hari senin kmrn", "2026-11-16")]
    [InlineData("hari minggu lalu", "2026-11-15")]
    [InlineData("ahad kemarin", "2026-11-15")]
    [InlineData("sabtu kemarin", "2026-11-21")]
    [InlineData("jumat minggu lalu", "2026-11-13")]
    [InlineData("3 hari lalu", "2026-11-19")]
    [InlineData("dua hari yang lalu", "2026-11-20")]
    [InlineData("seminggu yang lalu", "2026-11-15")]
    [InlineData("last night", "2026-11-21")]
    [InlineData("last monday", "2026-11-16")]
    [InlineData("2 days ago", "2026-11-20")]
    public void A_day_behind_us_is_read_as_people_say_it_whichever_way_the_question_looks(string text, string date)
    {
        Assert.Equal(date, Read(text, past: true));
        Assert.Equal(date, Read(text, past: false));
    }

    [Theory]
    [InlineData("minggu lalu")]
    [InlineData("Minggu kemarin")]
    [InlineData("mgg lalu")]
    [InlineData("pekan lalu")]
    [InlineData("bulan kemarin")]
    [InlineData("tahun yang lalu")]
    [InlineData("last week")]
    public void What_may_be_several_days_is_neither_guessed_nor_unread(string text) =>
        Assert.Equal(DateOutcome.Vague, DateWords.Read(text, today, true, out _));

    [Theory]
    [InlineData("31 april 2026", nameof(DateOutcome.Impossible))]
    [InlineData("29-02-2001", nameof(DateOutcome.Impossible))]
    [InlineData("17-13-1990", nameof(DateOutcome.Impossible))]
    [InlineData("40-01-1990", nameof(DateOutcome.Impossible))]
    [InlineData("1-1-0001", nameof(DateOutcome.Impossible))]
    [InlineData("tidak tahu", nameof(DateOutcome.None))]
    [InlineData("17", nameof(DateOutcome.None))]
    [InlineData("17-08-199", nameof(DateOutcome.None))]
    [InlineData("1-2-3-4", nameof(DateOutcome.None))]
    [InlineData("", nameof(DateOutcome.None))]
    public void What_is_none_is_told_from_what_no_calendar_has(string text, string outcome) =>
        Assert.Equal(outcome, DateWords.Read(text, today, false, out _).ToString());

    [Theory]
    [InlineData("sekarang", "2026-11-22 09:30")]
    [InlineData("besok 09.00", "2026-11-23 09:00")]
    [InlineData("besok jam 9", "2026-11-23 09:00")]
    [InlineData("22/11 14:30", "2026-11-22 14:30")]
    [InlineData("22 November 2026 pukul 14.30 WITA", "2026-11-22 14:30")]
    [InlineData("jam 9 pagi", "2026-11-22 09:00")]
    [InlineData("jam 3 sore", "2026-11-22 15:00")]
    [InlineData("jam 7 malam", "2026-11-22 19:00")]
    [InlineData("jam 1 siang", "2026-11-22 13:00")]
    [InlineData("senin 10.00", "2026-11-23 10:00")]
    [InlineData("tadi malam jam 8", "2026-11-21 20:00")]
    [InlineData("semalam jam 10", "2026-11-21 22:00")]
    [InlineData("tadi malam jam 1", "2026-11-22 01:00")]
    [InlineData("tadi pagi jam 7", "2026-11-22 07:00")]
    public void A_moment_is_read_as_people_write_it(string text, string moment)
    {
        var outcome = TimeWords.Read(text, new DateTime(2026, 11, 22, 9, 30, 15), false, out var found);

        Assert.Equal(DateOutcome.Found, outcome);
        Assert.Equal(moment, found.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("besok", nameof(DateOutcome.None))]
    [InlineData("jam berapa ya", nameof(DateOutcome.None))]
    [InlineData("22/11/2026", nameof(DateOutcome.None))]
    [InlineData("besok 25.00", nameof(DateOutcome.None))]
    [InlineData("31/4 09.00", nameof(DateOutcome.Impossible))]
    [InlineData("", nameof(DateOutcome.None))]
    public void A_moment_needs_its_time(string text, string outcome) =>
        Assert.Equal(outcome, TimeWords.Read(text, new DateTime(2026, 11, 22, 9, 30, 0), false, out _).ToString());

    private static string Read(string text, bool past)
    {
        Assert.Equal(DateOutcome.Found, DateWords.Read(text, today, past, out var date));
        return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
