using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Cases;
using PilarBot.Office.Neutrality;
using PilarBot.Office.Reminders;
using PilarBot.Office.Tests.Cases;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Reminders;

public sealed class ReminderTests
{
    // Tuesday, 24 November 2026, 08.00 in Bombana.
    private static readonly DateTime Morning = new(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc);

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_due_of_one_person_comes_in_one_message_with_a_button_for_each(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var (tksk, first) = await VisitAsync(desk, "1", "Nenek Satu");
        var (_, second) = await VisitAsync(desk, "1", "Nenek Dua");

        Assert.Equal(1, await desk.RemindAsync(Morning));

        var message = await LastAsync(tksk);
        Assert.StartsWith("**Pengingat untuk Anda**", message.Markdown, StringComparison.Ordinal);
        foreach (var part in (string[])["kasus yang Anda tangani: **2**", $"kasus **{first}**", $"kasus **{second}**", "belum Anda tandatangani"])
            Assert.Contains(part, message.Markdown, StringComparison.Ordinal);
        Assert.Equal(["Kasus", "Baca pakta", "Ingatkan nanti"], message.Choices.Select(c => c.Label));
        Assert.Equal(0, await desk.RemindAsync(Morning.AddHours(1)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_done_before_its_time_is_not_reminded_of_and_the_row_says_so(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var (tksk, number) = await VisitAsync(desk, "1", "Nenek Satu");
        var before = (await tksk.HeardAsync()).Count;
        // Found a day ahead, while the visit is still to come.
        Assert.Equal(0, await desk.RemindAsync<VisitReminder>(Morning.AddDays(-1)));
        Assert.Equal(ReminderState.Waiting, (await OneAsync(desk)).State);

        await desk.CloseAsync("1", number);

        Assert.Equal(0, await desk.RemindAsync<VisitReminder>(Morning));
        Assert.Equal((ReminderState.Skipped, ReminderSkip.Gone), await StateAsync(desk));
        Assert.Equal(before, (await tksk.HeardAsync()).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Put_off_it_comes_again_then_unless_it_is_done_by_then(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var (tksk, number) = await VisitAsync(desk, "1", "Nenek Satu");
        await desk.RemindAsync<VisitReminder>(Morning);
        desk.Clock.Now = Morning.AddMinutes(5);
        var putOff = new PutOffReminders(desk.Office, desk.Reminders, Hours(desk));

        Assert.Equal(new(1, "Kunjungan kasus"), (await desk.ActAsync("1", turn => putOff.LatestAsync(new(), turn))).Result);
        Assert.Equal("24 November 2026 pukul 09.05 WITA", (await desk.ActAsync("1", turn => putOff.RunAsync(new("jam"), turn))).Result!.At);
        Assert.Equal(0, await desk.RemindAsync<VisitReminder>(Morning.AddMinutes(64)));
        Assert.Equal(1, await desk.RemindAsync<VisitReminder>(Morning.AddMinutes(65)));
        Assert.Equal(2, (await tksk.HeardAsync()).Count);

        desk.Clock.Now = Morning.AddMinutes(70);
        Assert.Equal("25 November 2026 pukul 07.30 WITA", (await desk.ActAsync("1", turn => putOff.RunAsync(new("besok"), turn))).Result!.At);
        await desk.CloseAsync("1", number);
        Assert.Equal(0, await desk.RemindAsync<VisitReminder>(Morning.AddDays(1)));
        Assert.Equal((ReminderState.Skipped, ReminderSkip.Gone), await StateAsync(desk));
        Assert.Equal("not-known", await desk.RefusalAsync("warga", turn => putOff.LatestAsync(new(), turn)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_kind_that_somebody_wants_no_more_is_not_sent_until_it_is_wanted_again_and_a_duty_cannot_be_refused(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await VisitAsync(desk, "1", "Nenek Satu");
        var choose = new ChooseReminders(desk.Reminders);
        await desk.RemindAsync(Morning);
        var kinds = (await desk.ActAsync("1", turn => choose.KindsAsync(new(), turn))).Result!;
        Assert.Equal(["daily-digest", "case-visit", "weekly-cases"], kinds.List.Select(l => l.Value));

        Assert.Equal("Kunjungan kasus", (await desk.ActAsync("1", turn => choose.RunAsync(new("case-visit", false), turn))).Result!.Label);
        Assert.Equal("is-duty", await desk.RefusalAsync("1", turn => choose.RunAsync(new("neutrality-pledge", false), turn)));
        var (_, _) = await VisitAsync(desk, "1", "Nenek Dua", 2);
        Assert.Equal(0, await desk.RemindAsync<VisitReminder>(Morning.AddDays(1)));
        await using (var db = desk.Database.Office.Open())
            Assert.Equal(1, await db.Reminders.CountAsync(r => r.Skip == ReminderSkip.Muted));

        Assert.Contains("(dihentikan)", (await desk.ActAsync("1", turn => choose.KindsAsync(new(), turn))).Result!.List[1].Label, StringComparison.Ordinal);
        await desk.ActAsync("1", turn => choose.RunAsync(new("case-visit", true), turn));
        await VisitAsync(desk, "1", "Nenek Tiga", 3);
        Assert.Equal(1, await desk.RemindAsync<VisitReminder>(Morning.AddDays(2)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_was_reminded_a_moment_ago_is_left_alone_unless_it_would_be_too_late(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await VisitAsync(desk, "1", "Nenek Satu");
        Assert.Equal(1, await desk.RemindAsync<VisitReminder>(Morning));
        await VisitAsync(desk, "1", "Nenek Dua");

        Assert.Equal(0, await desk.RemindAsync<VisitReminder>(Morning.AddMinutes(10)));
        Assert.Equal(1, await desk.RemindAsync<VisitReminder>(Morning.AddMinutes(30)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Somebody_who_cannot_be_reached_or_has_no_chat_is_passed_over_with_the_reason(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        foreach (var address in (string[])["1", "2"])
            await desk.PersonAsync(address, "Tksk " + address, ("tksk", CaseDesk.Poleang));
        await desk.Database.Office.WriteAsync(async db =>
        {
            (await db.Conversations.SingleAsync(c => c.Address == "1")).Unreachable = UnreachableReason.Blocked;
            (await db.Conversations.SingleAsync(c => c.Address == "2")).PersonId = null;
            return 0;
        }, default);

        Assert.Equal(0, await desk.RemindAsync<PledgeReminder>(Morning));

        await using var after = desk.Database.Office.Open();
        Assert.Equal([ReminderSkip.NoChat, ReminderSkip.Unreachable], (await after.Reminders.Select(r => r.Skip!.Value).ToListAsync()).Order());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task After_days_of_standstill_what_still_holds_comes_once_and_what_is_too_late_says_so(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var (tksk, _) = await VisitAsync(desk, "1", "Nenek Satu");
        await desk.RemindAsync(Morning.AddDays(-1));
        var before = (await tksk.HeardAsync()).Count;

        // Friday: the digest of Tuesday is old, the visit is still to be made.
        Assert.Equal(1, await desk.RemindAsync(Morning.AddDays(3)));
        Assert.Equal(0, await desk.RemindAsync(Morning.AddDays(3).AddMinutes(40)));

        Assert.Contains("Kunjungan untuk kasus", (await LastAsync(tksk)).Markdown, StringComparison.Ordinal);
        Assert.Equal(before + 1, (await tksk.HeardAsync()).Count);
        await using var db = desk.Database.Office.Open();
        Assert.Equal("2026-11-24", (await db.Reminders.SingleAsync(r => r.Skip == ReminderSkip.TooLate)).Key);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_clock_that_is_set_back_sends_nothing_twice(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var (tksk, _) = await VisitAsync(desk, "1", "Nenek Satu");
        Assert.Equal(1, await desk.RemindAsync(Morning));
        var heard = (await tksk.HeardAsync()).Count;

        for (var minutes = -10; minutes <= 60; minutes += 5)
            Assert.Equal(0, await desk.RemindAsync(Morning.AddMinutes(minutes)));

        Assert.Equal(heard, (await tksk.HeardAsync()).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_the_office_does_without_is_neither_found_nor_sent(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await VisitAsync(desk, "1", "Nenek Satu");
        desk.ReminderOptions.Without = ["case-visit"];

        Assert.Equal(0, await desk.RemindAsync<VisitReminder>(Morning));

        await using var db = desk.Database.Office.Open();
        Assert.False(await db.Reminders.AnyAsync());
    }

    internal static ReminderHours Hours(Desk desk) => new(desk.Office, Microsoft.Extensions.Options.Options.Create(desk.ReminderOptions));

    // A case of somebody's own, to be visited on Tuesday or some days later.
    private static async Task<(DeskChat Chat, string Number)> VisitAsync(Desk desk, string address, string name, int days = 0)
    {
        await using (var db = desk.Database.Office.Open())
            if (!await db.Conversations.AnyAsync(c => c.Address == address))
                await desk.PersonAsync(address, "Tksk " + address, ("tksk", CaseDesk.Poleang));
        var number = await desk.ReportAsync(address, CaseDesk.Report(name, null));
        Assert.Null(await desk.RefusalAsync(address, turn => AssignCase.TakeAsync(new(number), turn)));
        var day = desk.Office.DayOf(Morning).AddDays(Math.Max(0, days - 1));
        Assert.Null(await desk.RefusalAsync(address, turn => VisitCase.RunAsync(new(number, "Baik.", null, new(-4.7, 121.6, 12), day), turn)));
        return (desk.Chat(address), number);
    }

    private static async Task<OutboundText> LastAsync(DeskChat chat) => Assert.IsType<OutboundText>((await chat.HeardAsync())[^1]);

    private static async Task<Reminder> OneAsync(Desk desk)
    {
        await using var db = desk.Database.Office.Open();
        return await db.Reminders.AsNoTracking().SingleAsync();
    }

    private static async Task<(ReminderState, ReminderSkip?)> StateAsync(Desk desk) => await OneAsync(desk) is var one ? (one.State, one.Skip) : default;
}
