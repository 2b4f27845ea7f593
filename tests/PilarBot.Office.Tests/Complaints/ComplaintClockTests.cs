using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Calendar;
using PilarBot.Office.Complaints;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Complaints;

public sealed class ComplaintClockTests
{
    // Friday, with Monday and Tuesday off.
    private static readonly DateOnly Friday = new(2027, 6, 11);
    private static readonly WorkingCalendar TwoHolidays = new(new HashSet<DateOnly> { new(2027, 6, 14), new(2027, 6, 15) });

    [Fact]
    public void Known_on_a_Friday_before_two_holidays_seven_calendar_days_end_on_Friday_and_seven_working_days_four_days_later()
    {
        var days = BawasluDays.Since(Friday, new(), TwoHolidays)!;
        Assert.Equal(new DateOnly(2027, 6, 18), days.LastDay);
        // 16, 17, 18, 21, 22, 23, 24 June.
        Assert.Equal(new DateOnly(2027, 6, 24), days.LastWorkingDay);
        Assert.Equal([7, 1, 0, -1], new[] { 0, 6, 7, 8 }.Select(passed => days.Left(Friday.AddDays(passed))));
    }

    [Theory]
    [InlineData("2027-06-11", 1, "2027-06-16")]
    [InlineData("2027-06-12", 1, "2027-06-16")]
    [InlineData("2027-06-16", 3, "2027-06-21")]
    [InlineData("2027-06-14", 1, "2027-06-16")]
    public void Working_days_pass_over_weekends_and_holidays(string from, int days, string until) =>
        Assert.Equal(DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture),
            TwoHolidays.After(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), days));

    [Theory, OnSqlite, OnPostgres]
    public async Task The_offices_own_table_adds_holidays_and_takes_national_ones_away(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var import = new ImportHolidays(desk.Database.Office);
        Assert.Equal(["Baris 2: tanggal tidak terbaca; tulis seperti 2027-01-01.", "Baris 3: nama kosong atau lebih dari 120 huruf."],
            (await import.RunAsync(new StringReader("tanggal,nama\n31/31/2026,Salah\n2026-12-28,\n"), default)).Problems);
        Assert.Equal(2, (await import.RunAsync(new StringReader("Tanggal;Nama;Masuk\n2026-12-28;HUT Kabupaten;\n24-12-2026;Tetap masuk;ya\n"), default)).Taken);
        await using var db = desk.Database.Office.Open();
        var calendar = await WorkingCalendar.LoadAsync(db, default);
        Assert.True(calendar.IsWorkingDay(new(2026, 12, 24)));
        Assert.False(calendar.IsWorkingDay(new(2026, 12, 25)));
        Assert.False(calendar.IsWorkingDay(new(2026, 12, 28)));
        Assert.True(calendar.IsWorkingDay(new(2026, 12, 29)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_step_has_its_own_time_and_a_closed_complaint_none(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        // Tuesday, 24 November 2026.
        desk.Clock.Now = new(2026, 11, 24, 3, 0, 0, DateTimeKind.Utc);
        var number = (await desk.FileAsync("900", ComplaintSamples.Plain)).Number;
        async Task<(ComplaintDeadline?, DateOnly?)> DueAsync()
        {
            var complaint = await desk.LoadAsync(number);
            return (complaint.Due, complaint.DueOn);
        }
        Assert.Equal((ComplaintDeadline.Acknowledge, new(2026, 11, 25)), await DueAsync());
        await desk.ActAsync("1", turn => desk.HandleComplaints.ShowAsync(new(number), turn));
        Assert.Equal((ComplaintDeadline.Verify, new(2026, 11, 27)), await DueAsync());
        Assert.Null(await desk.MoveAsync(officer, number, "verified"));
        Assert.Equal((ComplaintDeadline.Settle, new(2027, 1, 23)), await DueAsync());
        Assert.Null(await desk.MoveAsync(officer, number, "clarification"));
        Assert.Equal((ComplaintDeadline.Settle, new(2027, 1, 23)), await DueAsync());
        Assert.Null(await desk.MoveAsync(officer, number, "not-proven"));
        Assert.Equal((null, null), await DueAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_late_goes_to_the_next_level_once_also_with_two_hosts_and_after_days_without_any(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var head = await desk.PersonAsync("2", "Herman", ("kepala-dinas", ""));
        var inspector = await desk.PersonAsync("3", "Pengawas Uji", ("inspektorat", ""));
        desk.Clock.Now = new(2026, 11, 24, 3, 0, 0, DateTimeKind.Utc);
        var number = (await desk.FileAsync("900", ComplaintSamples.Plain)).Number;
        await desk.FileAsync("901", ComplaintSamples.Plain);
        const string Two = "Ada 2 aduan yang menunggu Anda. Ketik **aduan masuk** untuk melihatnya.";
        const string Late = "Ada 2 aduan yang melewati batas waktu penanganan. Ketik **aduan masuk** untuk melihatnya.";

        Task LookTwiceAsync() => Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => desk.WatchComplaints.RunAsync(desk.Clock.Now, default))));
        await LookTwiceAsync();
        Assert.Equal(Two, await head.TranscriptAsync());
        // The last day in time, then three days on which nothing looked.
        desk.Clock.Now += TimeSpan.FromDays(1);
        await LookTwiceAsync();
        Assert.Equal(Two, await head.TranscriptAsync());
        desk.Clock.Now += TimeSpan.FromDays(3);
        await LookTwiceAsync();
        await LookTwiceAsync();
        foreach (var told in (DeskChat[])[officer, head])
            Assert.Equal(Two + "\n" + Late, await told.TranscriptAsync());
        Assert.Equal("", await inspector.TranscriptAsync());
        Assert.Equal(ComplaintLevel.Head, (await desk.LoadAsync(number)).EscalatedTo);

        // Sixty days and one without an end: the inspectorate is told, and may handle it from then on.
        await desk.ActAsync("1", turn => desk.HandleComplaints.ShowAsync(new(number), turn));
        Assert.Null(await desk.MoveAsync(officer, number, "verified"));
        desk.Clock.Now += TimeSpan.FromDays(61);
        await LookTwiceAsync();
        Assert.Equal("Ada aduan yang melewati batas waktu penanganan. Ketik **aduan masuk** untuk melihatnya.", await inspector.TranscriptAsync());
        Assert.Equal([number], await desk.WaitingForAsync(inspector));
        await using var db = desk.Database.Office.Open();
        var id = (await desk.LoadAsync(number)).Id;
        Assert.Equal(2, await db.ComplaintEvents.CountAsync(e => e.ComplaintId == id && e.Kind == ComplaintEventKind.Escalated));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Without_a_head_who_may_see_it_a_late_complaint_goes_to_the_inspectorate(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("2", "Budi Kurniawan", ("kepala-dinas", ""));
        var inspector = await desk.PersonAsync("3", "Pengawas Uji", ("inspektorat", ""));
        await desk.FileAsync("900", ComplaintSamples.Plain);
        desk.Clock.Now += TimeSpan.FromDays(10);
        await desk.WatchComplaints.RunAsync(desk.Clock.Now, default);
        Assert.Contains("melewati batas waktu", await inspector.TranscriptAsync(), StringComparison.Ordinal);
        Assert.Equal("", await desk.Chat("2").TranscriptAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_handler_finds_what_is_due_first_behind_hundreds_that_are_not_for_them(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Budi Kurniawan", ("penangan-aduan", ""));
        for (var i = 0; i < 120; i++)
            await desk.FileAsync("900", ComplaintSamples.Plain);
        var mine = (await desk.FileAsync("900", ComplaintSamples.Plain with { Reported = "Ibu Wati" })).Number;
        Assert.Equal([mine], await desk.WaitingForAsync(officer));
    }
}
