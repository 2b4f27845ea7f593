using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Neutrality;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Neutrality;

public sealed class NeutralityReminderTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task In_each_phase_everybody_bound_hears_once_with_the_missing_pledge_in_the_same_message(string provider)
    {
        await using var desk = await AtAsync(provider, 2024, 9, 24);
        var tksk = await desk.PersonAsync("1", "Sitti", ("tksk", "74.06.01"));
        var psm = await desk.PersonAsync("2", "Wa Ani", ("psm", "74.06.01.2001"));
        await desk.PersonAsync("3", "Ketua RT", ("rt-rw", "74.06.01.2001"));
        await desk.Chat("warga").SaysAsync("halo");
        await psm.SaysAsync("pakta netralitas");
        await psm.TapsAsync("Saya bersedia");
        var before = (await psm.HeardAsync()).Count;

        desk.Clock.Now = new(2024, 9, 25, 1, 0, 0, DateTimeKind.Utc);
        Assert.Equal(2, await RunAsync(desk));
        Assert.Equal(0, await RunAsync(desk));
        desk.Clock.Now += TimeSpan.FromHours(6);
        Assert.Equal(0, await RunAsync(desk));

        var said = Assert.Single(await TextsAsync(tksk));
        Assert.Contains("Masa kampanye Pilkada serentak 2024 berlangsung sampai 23 November 2024", said, StringComparison.Ordinal);
        Assert.Contains("belum Anda tandatangani", said, StringComparison.Ordinal);
        var signed = (await TextsAsync(psm))[^1];
        Assert.Equal(before + 1, (await psm.HeardAsync()).Count);
        Assert.DoesNotContain("belum Anda tandatangani", signed, StringComparison.Ordinal);

        desk.Clock.Now = new(2024, 11, 24, 1, 0, 0, DateTimeKind.Utc);
        Assert.Equal(2, await RunAsync(desk));
        desk.Clock.Now = new(2024, 11, 27, 1, 0, 0, DateTimeKind.Utc);
        Assert.Equal(2, await RunAsync(desk));
        Assert.Contains("Hari ini pemungutan suara", (await TextsAsync(tksk))[^1], StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync(desk));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_hosts_at_once_send_one(string provider)
    {
        await using var desk = await AtAsync(provider, 2024, 11, 24);
        var tksk = await desk.PersonAsync("1", "Sitti", ("tksk", "74.06.01"));

        var sent = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => RunAsync(desk))));

        Assert.Equal(1, sent.Sum());
        Assert.Single(await TextsAsync(tksk));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task After_days_of_standstill_there_is_one_message_for_today(string provider)
    {
        await using var desk = await AtAsync(provider, 2024, 11, 22);
        var tksk = await desk.PersonAsync("1", "Sitti", ("tksk", "74.06.01"));

        desk.Clock.Now = new(2024, 11, 25, 1, 0, 0, DateTimeKind.Utc);
        Assert.Equal(1, await RunAsync(desk));

        Assert.Contains("Masa tenang", Assert.Single(await TextsAsync(tksk)), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_is_written_to_at_night_and_it_is_made_up_for_in_the_morning(string provider)
    {
        await using var desk = await AtAsync(provider, 2024, 11, 24);
        await desk.PersonAsync("1", "Sitti", ("tksk", "74.06.01"));

        // 20.00 to 06.59 WITA.
        foreach (var hour in new[] { 12, 15, 16, 22 })
        {
            desk.Clock.Now = new(2024, 11, 24, hour, 59, 0, DateTimeKind.Utc);
            Assert.Equal(0, await RunAsync(desk));
        }
        desk.Clock.Now = new(2024, 11, 24, 23, 0, 0, DateTimeKind.Utc);
        Assert.Equal(1, await RunAsync(desk));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task In_normal_times_only_who_has_not_signed_is_reminded_and_a_region_at_risk_twice_as_often(string provider)
    {
        await using var desk = await AtAsync(provider, 2026, 11, 2);
        var tksk = await desk.PersonAsync("1", "Sitti", ("tksk", "74.06.01"));
        Assert.Equal(1, await RunAsync(desk));
        desk.Clock.Now += TimeSpan.FromDays(15);
        Assert.Equal(0, await RunAsync(desk));
        desk.Neutrality.RiskLevel = NeutralityRisk.Tinggi;
        Assert.Equal(1, await RunAsync(desk));
        Assert.DoesNotContain(await TextsAsync(tksk), text => text.Contains("risiko", StringComparison.OrdinalIgnoreCase) || text.Contains("tinggi", StringComparison.OrdinalIgnoreCase));

        await tksk.SaysAsync("pakta netralitas");
        await tksk.TapsAsync("Saya bersedia");
        desk.Clock.Now += TimeSpan.FromDays(30);
        Assert.Equal(0, await RunAsync(desk));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Somebody_with_two_chats_is_reminded_in_the_one_used_last_and_not_again_in_the_other(string provider)
    {
        await using var desk = await AtAsync(provider, 2024, 11, 24);
        await desk.PersonAsync("1", "Sitti", ("tksk", "74.06.01"));
        await desk.Chat("2").SaysAsync("halo");
        await desk.Database.Office.WriteAsync(async db =>
        {
            var person = (await db.Conversations.SingleAsync(c => c.Address == "1")).PersonId;
            (await db.Conversations.SingleAsync(c => c.Address == "2")).PersonId = person;
            return 0;
        }, default);

        Assert.Equal(1, await RunAsync(desk));
        Assert.Contains("Masa tenang", await desk.Chat("2").TranscriptAsync(), StringComparison.Ordinal);
        await desk.Chat("1").SaysAsync("halo");
        Assert.Equal(0, await RunAsync(desk));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_has_no_chat_yet_is_asked_for_the_pledge_a_week_later(string provider)
    {
        await using var desk = await AtAsync(provider, 2026, 11, 2);
        var tksk = await desk.PersonAsync("1", "Sitti", ("tksk", "74.06.01"));
        await desk.Database.Office.WriteAsync(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Unreachable, Channels.UnreachableReason.Blocked)), default);
        Assert.Equal(0, await RunAsync(desk));
        await desk.Database.Office.WriteAsync(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Unreachable, (Channels.UnreachableReason?)null)), default);

        desk.Clock.Now += TimeSpan.FromDays(6);
        Assert.Equal(0, await RunAsync(desk));
        desk.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(1, await RunAsync(desk));
        Assert.Contains("belum Anda tandatangani", Assert.Single(await TextsAsync(tksk)), StringComparison.Ordinal);
    }

    private static async Task<Desk> AtAsync(string provider, int year, int month, int day)
    {
        var desk = await Desk.OpenAsync(provider);
        desk.Clock.Now = new(year, month, day, 1, 0, 0, DateTimeKind.Utc);
        return desk;
    }

    private static Task<int> RunAsync(Desk desk) => desk.RemindAsync(desk.Clock.Now, [.. desk.Reminders.Where(k => k is PhaseReminder or PledgeReminder)]);

    private static async Task<List<string>> TextsAsync(DeskChat chat) => [.. (await chat.HeardAsync()).OfType<Channels.OutboundText>().Select(t => t.Markdown)];
}
