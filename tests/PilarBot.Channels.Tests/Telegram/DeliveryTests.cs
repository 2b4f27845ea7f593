using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Channels.Tests.Telegram;

/// <summary>How the double posts to a webhook.</summary>
public class DeliveryTests
{
    [Fact]
    public async Task Sends_the_secret_and_a_chat_s_messages_one_at_a_time_in_order()
    {
        await using var bot = await Bot.StartAsync();
        var users = Enumerable.Range(1, 20).Select(id => bot.Rig.Telegram.User(id)).ToList();
        for (var i = 0; i < 50; i++)
            users.ForEach(user => user.Says($"{i}"));
        await bot.WaitAsync(1000);
        foreach (var user in users)
            Assert.Equal(Enumerable.Range(0, 50).Select(i => $"{i}"), bot.Accepted.Where(update => update.User == user.Id).Select(update => update.What));
        Assert.All(bot.Secrets, secret => Assert.Equal("a-secret-for-the-tests", secret));
        Assert.Equal(0, bot.Overlaps);
        Assert.Equal((1000, 0), bot.Rig.Telegram.Webhook);
        Assert.Equal(0, bot.Rig.Telegram.PendingUpdates);
    }

    [Fact]
    public async Task A_failing_update_holds_up_its_own_chat_only_and_comes_again()
    {
        await using var bot = await Bot.StartAsync();
        var failures = 3;
        bot.Answer = (user, what) => user == 1 && what == "rusak" && Interlocked.Decrement(ref failures) >= 0 ? 500 : 200;
        bot.Rig.Telegram.User(1).Says("rusak");
        bot.Rig.Telegram.User(1).Says("sesudah");
        bot.Rig.Telegram.User(2).Says("lain");
        await bot.WaitAsync(3);
        Assert.Equal(["rusak", "sesudah"], bot.Accepted.Where(update => update.User == 1).Select(update => update.What));
        Assert.Equal(6, bot.Secrets.Count);
    }

    [Fact]
    public async Task A_tap_overtakes_a_text_of_the_same_person_that_is_held_up()
    {
        await using var bot = await Bot.StartAsync();
        var held = true;
        bot.Answer = (_, what) => what == "teks" && Volatile.Read(ref held) ? 503 : 200;
        bot.Rig.Telegram.User(1).Says("teks");
        bot.Rig.Telegram.User(1).PressesData("tombol");
        await bot.WaitAsync(1);
        Volatile.Write(ref held, false);
        await bot.WaitAsync(2);
        Assert.Equal(["tombol", "teks"], bot.Accepted.Select(update => update.What));
    }

    [Fact]
    public async Task A_tap_is_given_up_after_150_seconds_and_a_text_is_not()
    {
        await using var bot = await Bot.StartAsync();
        var open = false;
        bot.Answer = (_, _) => Volatile.Read(ref open) ? 200 : 500;
        bot.Rig.Telegram.User(1).PressesData("tombol");
        bot.Rig.Telegram.User(1).Says("teks");
        await bot.UntilAsync(() => bot.Rig.Telegram.Webhook.Dropped == 1);
        Volatile.Write(ref open, true);
        await bot.WaitAsync(1);
        Assert.Equal("teks", bot.Accepted.Single().What);
    }

    [Fact]
    public async Task Without_a_webhook_again_what_was_not_accepted_waits_to_be_polled()
    {
        await using var bot = await Bot.StartAsync();
        bot.Answer = (_, _) => 500;
        bot.Rig.Telegram.User(1).Says("a");
        bot.Rig.Telegram.User(2).Says("b");
        await bot.UntilAsync(() => bot.Secrets.Count > 2);
        await bot.Rig.Account.RemoveWebhookAsync(CancellationToken.None);
        Assert.Equal(2, bot.Rig.Telegram.PendingUpdates);
    }

    /// <summary>A bot's webhook that answers as told and notes what it accepted.</summary>
    private sealed class Bot : IAsyncDisposable
    {
        private readonly WebApplication app;
        private readonly ConcurrentDictionary<long, int> busy = [];
        private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int overlaps;

        private Bot(TelegramRig rig)
        {
            Rig = rig;
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            app = builder.Build();
            app.Run(HandleAsync);
        }

        public TelegramRig Rig { get; }
        public ConcurrentQueue<(long User, string What)> Accepted { get; } = [];
        public ConcurrentQueue<string> Secrets { get; } = [];
        public Func<long, string, int> Answer { get; set; } = (_, _) => 200;
        public int Overlaps => overlaps;

        public static async Task<Bot> StartAsync()
        {
            var bot = new Bot(await TelegramRig.StartAsync(new FakeTelegramOptions { EnforceRates = false, TimeScale = 0.0005 }));
            await bot.app.StartAsync();
            bot.Rig.Options.WebhookUrl = bot.app.Urls.First() + "/telegram";
            await bot.Rig.Account.RegisterWebhookAsync(CancellationToken.None);
            return bot;
        }

        public Task WaitAsync(int accepted) => UntilAsync(() => Accepted.Count >= accepted && (accepted < 1000 || Rig.Telegram.PendingUpdates == 0));

        public async Task UntilAsync(Func<bool> condition)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (!condition())
                await changed.Task.WaitAsync(TimeSpan.FromMilliseconds(20), limit.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            limit.Token.ThrowIfCancellationRequested();
        }

        public async ValueTask DisposeAsync()
        {
            await Rig.DisposeAsync();
            await app.DisposeAsync();
        }

        private async Task HandleAsync(HttpContext context)
        {
            var update = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
            var message = update["message"] ?? update["callback_query"];
            var user = (long)message!["from"]!["id"]!;
            var what = (string)(message["text"] ?? message["data"])!;
            if (update["message"] is not null && busy.AddOrUpdate(user, 1, (_, count) => count + 1) > 1)
                Interlocked.Increment(ref overlaps);
            await Task.Yield();
            Secrets.Enqueue(context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"].ToString());
            context.Response.StatusCode = Answer(user, what);
            if (context.Response.StatusCode == 200)
                Accepted.Enqueue((user, what));
            if (update["message"] is not null)
                busy.AddOrUpdate(user, 0, (_, count) => count - 1);
            Interlocked.Exchange(ref changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }
}
