using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Broadcasts;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;
using Xunit.Abstractions;

namespace PilarBot.Host.Tests.Reliability;

public sealed class StoppedBroadcastTests(ITestOutputHelper output)
{
    private const int People = 1500;
    private const string Text = "Pengumuman untuk semua TKSK.", Other = "Pengumuman kedua, untuk PSM.";
    private static readonly TimeSpan most = TimeSpan.FromSeconds(2);
    private readonly ConcurrentQueue<(string Text, DateTimeOffset At)> sent = [];

    [Theory, OnPostgres]
    public async Task Paused_and_cancelled_in_the_middle_nothing_goes_out_two_seconds_later_and_the_counts_add_up(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: true, new()
        {
            Record = false,
            EnforceRates = false,
            Latency = TimeSpan.FromMilliseconds(50),
            OnSent = (_, message) => sent.Enqueue((message.Text, TimeProvider.System.GetUtcNow())),
        });
        site.Settings["Outbox:AccountPerSecond"] = "100";
        site.Settings["Outbox:ChatBurst"] = "100";
        site.Settings["Outbox:ChatPerSecond"] = "100";
        List<FakeUser> tksk = [.. Enumerable.Range(0, People).Select(i => site.Telegram.User(500_000 + i))];
        List<FakeUser> psm = [.. Enumerable.Range(0, 400).Select(i => site.Telegram.User(600_000 + i))];
        var staff = site.Telegram.User(42, "Petugas");
        foreach (var user in (FakeUser[])[.. tksk, .. psm, staff])
            user.HasWrittenBefore();
        await Recipients.AddAsync(site, tksk);
        await Recipients.AddAsync(site, psm, "psm");
        var author = await Recipients.AddAsync(site, [staff], "staf-dinsos", "");
        await using var host = await HostInProcess.StartAsync(site);
        var number = await Recipients.ScheduleAsync(site, author, Text);
        await Eventually.TrueAsync(() => Task.FromResult(Count(Text) > People / 5));

        await ActAsync(staff, number, "Jeda", "dijeda");
        var paused = TimeProvider.System.GetUtcNow();
        // Time enough for another one to go out as a whole.
        var other = await Recipients.ScheduleAsync(site, author, Other, "psm", 2);
        await DoneAsync(site, other);
        Assert.InRange(Last(Text), DateTimeOffset.MinValue, paused + most);
        Assert.True(TimeProvider.System.GetUtcNow() > paused + most);
        Assert.Equal(Count(Text), (await CountsAsync(site, number)).Sent);

        await ActAsync(staff, number, "Lanjutkan siaran", "dilanjutkan");
        var before = Count(Text);
        await Eventually.TrueAsync(() => Task.FromResult(Count(Text) > before + People / 5));
        await ActAsync(staff, number, "Batalkan siaran", "tidak jadi dikirimi");
        var cancelled = TimeProvider.System.GetUtcNow();
        await DoneAsync(site, await Recipients.ScheduleAsync(site, author, Other, "psm", 3));
        output.WriteLine($"The last one went out {(Last(Text) - cancelled).TotalMilliseconds:+0;-0} ms after the answer to the cancelling, {Count(Text)} of {People} in all.");
        Assert.InRange(Last(Text), DateTimeOffset.MinValue, cancelled + most);
        Assert.True(TimeProvider.System.GetUtcNow() > cancelled + most);
        var counts = await CountsAsync(site, number);
        Assert.InRange(counts.Withdrawn, 1, People);
        Assert.Equal((People, Count(Text), 0, People - Count(Text)), (counts.Total, counts.Sent, counts.Waiting, counts.Withdrawn));
        Assert.All(tksk, user => Assert.InRange(user.Chat.FromBot.Count(m => m.Text == Text), 0, 1));
    }

    private static async Task ActAsync(FakeUser staff, string number, string act, string answer)
    {
        staff.Says("siaran saya");
        await staff.WaitForAsync("Siaran mana");
        staff.Says(number);
        await staff.WaitForAsync("ingin Anda lakukan");
        staff.Taps(act);
        await staff.WaitForAsync(answer);
    }

    private static Task DoneAsync(OfficeSite site, string number) => Eventually.TrueAsync(async () =>
    {
        await using var db = site.Database.Office.Open();
        return await db.Broadcasts.AnyAsync(b => b.Number == number && b.State == BroadcastState.Done);
    });

    private static async Task<RecipientCounts> CountsAsync(OfficeSite site, string number)
    {
        await using var db = site.Database.Office.Open();
        return await RecipientCounts.OfAsync(db, await db.Broadcasts.Where(b => b.Number == number).Select(b => b.Id).SingleAsync(), default);
    }

    private int Count(string text) => sent.Count(s => s.Text == text);

    private DateTimeOffset Last(string text) => sent.Where(s => s.Text == text).Max(s => s.At);
}
