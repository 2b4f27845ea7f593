using System.Text.Json.Nodes;
using PilarBot.Channels.Telegram;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Channels.Tests.Telegram;

public class PollerTests
{
    [Fact]
    public async Task Batches_come_in_order_and_the_offset_follows_them()
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        for (var i = 0; i < 150; i++)
            siti.Says($"{i}");
        var kept = new KeptOffset();
        var texts = new List<string>();
        var sizes = new List<int>();
        await RunAsync(rig.Poller(kept.Store), batch =>
        {
            sizes.Add(batch.Count);
            texts.AddRange(batch.Select(message => ((TextContent)message.Content).Text));
            return texts.Count < 151 ? true : null;
        });
        Assert.Equal(["/start", .. Enumerable.Range(0, 150).Select(i => $"{i}")], texts);
        Assert.Equal([100, 51], sizes);
        Assert.Equal(100_101, kept.Saved.First());
        rig.Telegram.AssertNoViolations();
    }

    [Fact]
    public async Task A_batch_that_is_not_settled_comes_again()
    {
        await using var rig = await TelegramRig.StartAsync();
        rig.Warga();
        var kept = new KeptOffset();
        var keys = new List<string>();
        await RunAsync(
            rig.Poller(kept.Store),
            batch =>
            {
                keys.Add(batch.Single().Key);
                return keys.Count switch { 1 => throw new InvalidOperationException("the database is away"), 2 => false, _ => null };
            });
        Assert.Equal(3, keys.Count);
        Assert.Single(keys.Distinct());
        Assert.Empty(kept.Saved);
    }

    [Fact]
    public async Task One_unreadable_update_does_not_take_the_others_with_it()
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Telegram.User(1);
        siti.Says("satu");
        rig.Telegram.Sends("message", new JsonObject { ["message_id"] = "no number", ["text"] = "rahasia" });
        rig.Telegram.Sends("hologram", new JsonObject { ["a"] = 1 });
        siti.Says("dua");
        var log = new KeptLog<TelegramPoller>();
        IReadOnlyList<InboundMessage> all = [];
        await RunAsync(rig.Poller(logger: log), batch =>
        {
            all = batch;
            return null;
        });
        Assert.Equal(["satu", "dua"], all.Select(message => ((TextContent)message.Content).Text));
        Assert.Contains("100002", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("rahasia", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_silent_week_ids_may_start_lower_and_nothing_is_lost()
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        // A poll that finds nothing has to end at once, not after 50 seconds.
        rig.Options.PollTimeout = 0;
        var kept = new KeptOffset();
        var texts = new List<string>();
        using var stop = new CancellationTokenSource();
        var running = rig.Poller(new PollOffset(kept.Store.Load, async (offset, cancellation) =>
        {
            await kept.Store.Save(offset, cancellation);
            if (offset != 0 || texts.Count != 1)
                return;
            rig.Telegram.RestartUpdateIdsAt(5);
            siti.Says("lagi");
        })).RunAsync(
            async (batch, _) =>
            {
                texts.AddRange(batch.Select(message => ((TextContent)message.Content).Text));
                if (texts.Contains("lagi"))
                    await stop.CancelAsync();
                return true;
            },
            stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(["/start", "lagi"], texts);
        Assert.Equal([100_002, 0], kept.Saved.Take(2));
    }

    [Fact]
    public async Task A_webhook_that_was_left_over_is_removed()
    {
        await using var rig = await TelegramRig.StartAsync();
        rig.Options.WebhookUrl = "http://127.0.0.1:9/hook";
        await rig.Account.RegisterWebhookAsync(CancellationToken.None);
        Assert.Equal("http://127.0.0.1:9/hook", (await rig.Account.GetWebhookAsync(CancellationToken.None)).Url);
        rig.Warga();
        var log = new KeptLog<TelegramPoller>();
        await RunAsync(rig.Poller(logger: log), _ => null);
        Assert.Null((await rig.Account.GetWebhookAsync(CancellationToken.None)).Url);
        Assert.Contains("left over", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_pollers_each_says_what_to_do_and_neither_stops()
    {
        await using var rig = await TelegramRig.StartAsync();
        using var stop = new CancellationTokenSource();
        var (first, second) = (new KeptLog<TelegramPoller>(), new KeptLog<TelegramPoller>());
        Task[] running =
        [
            rig.Poller(logger: first).RunAsync((_, _) => Task.FromResult(true), stop.Token),
            rig.Poller(logger: second).RunAsync((_, _) => Task.FromResult(true), stop.Token),
        ];
        await Task.WhenAll(first.WaitForAsync(2002), second.WaitForAsync(2002));
        Assert.Contains("stop it", first.Text, StringComparison.Ordinal);
        Assert.All(running, task => Assert.False(task.IsCompleted));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(running));
    }

    [Fact]
    public async Task A_refused_token_ends_the_polling_with_the_next_step()
    {
        await using var rig = await TelegramRig.StartAsync();
        rig.Options.Token = "987654321:wrong-token";
        var log = new KeptLog<TelegramPoller>();
        var error = await Assert.ThrowsAsync<TelegramException>(
            () => rig.Poller(logger: log).RunAsync((_, _) => Task.FromResult(true), CancellationToken.None));
        Assert.Contains("@BotFather", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-token", error + log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.CloseConnection)]
    [InlineData(Fault.LoseAnswer)]
    public async Task An_outage_is_waited_out_and_nothing_is_lost(Fault fault)
    {
        await using var rig = await TelegramRig.StartAsync();
        rig.Warga();
        rig.Telegram.FailNext(fault, 3, "getUpdates");
        var log = new KeptLog<TelegramPoller>();
        await RunAsync(rig.Poller(logger: log), batch => batch.Count == 0 ? false : null);
        Assert.Contains("Trying again", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(rig.Telegram.Token, log.Text, StringComparison.Ordinal);
    }

    /// <summary>Runs until <paramref name="settle"/> answers null.</summary>
    private static async Task RunAsync(TelegramPoller poller, Func<IReadOnlyList<InboundMessage>, bool?> settle)
    {
        using var stop = new CancellationTokenSource();
        var running = poller.RunAsync(
            async (batch, _) =>
            {
                var settled = settle(batch);
                if (settled is null)
                    await stop.CancelAsync();
                return settled ?? false;
            },
            stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(20)));
    }
}
