using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using PilarBot.Channels.Telegram;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Channels.Tests.Telegram;

public class OutcomeTests
{
    public static TheoryData<int, string, SendOutcome> Refusals => new()
    {
        { 403, "Forbidden: bot was blocked by the user", new Unreachable(UnreachableReason.Blocked) },
        { 403, "Forbidden: user is deactivated", new Unreachable(UnreachableReason.Gone) },
        { 403, "Forbidden: bot can't initiate conversation with a user", new Unreachable(UnreachableReason.NeverStarted) },
        { 403, "Forbidden: bot was kicked from the group chat", new Unreachable(UnreachableReason.Gone) },
        { 403, "Forbidden: bot was kicked from the supergroup chat", new Unreachable(UnreachableReason.Gone) },
        { 403, "Forbidden: bot is not a member of the channel chat", new Unreachable(UnreachableReason.Gone) },
        { 403, "Forbidden: the group chat was deleted", new Unreachable(UnreachableReason.Gone) },
        { 403, "Forbidden: something new", new Unreachable(UnreachableReason.Blocked) },
        { 400, "Bad Request: chat not found", new Unreachable(UnreachableReason.NeverStarted) },
        { 400, "Bad Request: private chat not found", new Unreachable(UnreachableReason.NeverStarted) },
        { 400, "Bad Request: PEER_ID_INVALID", new Unreachable(UnreachableReason.NeverStarted) },
        { 400, "Bad Request: have no write access to the chat", new Unreachable(UnreachableReason.Blocked) },
        { 400, "Bad Request: not enough rights to send text messages to the chat", new Unreachable(UnreachableReason.Blocked) },
        { 400, "Bad Request: message text is empty", new Refused("400: Bad Request: message text is empty") },
        { 400, "Bad Request: BUTTON_DATA_INVALID", new Refused("400: Bad Request: BUTTON_DATA_INVALID") },
        {
            400, "Bad Request: can't parse entities: Unsupported start tag \"siti\" at byte offset 4",
            new Refused("400: Bad Request: can't parse entities: Unsupported start tag … at byte offset 4")
        },
        { 413, "Request Entity Too Large", new Refused("413: Request Entity Too Large") },
        { 401, "Unauthorized", new ChannelDown(Outcomes.TokenRefused) },
        { 404, "Not Found", new ChannelDown(Outcomes.WrongAddress) },
        { 409, "Conflict: terminated by other getUpdates request", new ChannelDown(Outcomes.Conflict) },
        { 500, "Internal Server Error: restart", new Failed("500: Internal Server Error: restart") },
        { 502, "Bad Gateway", new Failed("502: Bad Gateway") },
        { 429, "Too Many Requests: retry after 5", new Throttled(TimeSpan.FromSeconds(5)) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Telegram_s_words_mean(int code, string description, SendOutcome expected) =>
        Assert.Equal(expected, Outcomes.Of(new ApiRefusal(code, description)));

    [Fact]
    public void An_upgraded_group_has_moved() => Assert.Equal(
        new Moved("-1001234567890"),
        Outcomes.Of(new ApiRefusal(400, "Bad Request: group chat was upgraded to a supergroup chat", null, -1001234567890)));

    [Fact]
    public async Task Sending_to_someone_who_blocked_the_bot_is_unreachable_until_unblocked()
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        siti.Blocks();
        Assert.Equal(new Unreachable(UnreachableReason.Blocked), await rig.SendAsync(siti, new OutboundText("halo")));
        siti.Unblocks();
        Assert.IsType<Delivered>(await rig.SendAsync(siti, new OutboundText("halo")));
    }

    [Fact]
    public async Task Sending_to_someone_who_never_started_or_left_is_unreachable()
    {
        await using var rig = await TelegramRig.StartAsync();
        Assert.Equal(new Unreachable(UnreachableReason.NeverStarted), await rig.SendAsync(rig.Telegram.User(5), new OutboundText("halo")));
        var siti = rig.Warga();
        siti.Leaves();
        Assert.Equal(new Unreachable(UnreachableReason.Gone), await rig.SendAsync(siti, new OutboundText("halo")));
        Assert.Equal(
            new Unreachable(UnreachableReason.NeverStarted),
            await rig.Channel.SendAsync("404404", new OutboundText("halo"), rig.Media, CancellationToken.None));
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_has_moved()
    {
        await using var rig = await TelegramRig.StartAsync();
        var group = rig.Telegram.Group(-55);
        var upgraded = group.BecomesSupergroup(-10055);
        Assert.Equal(new Moved("-10055"), await rig.SendAsync(group.Chat, new OutboundText("halo")));
        Assert.IsType<Delivered>(await rig.SendAsync(upgraded.Chat, new OutboundText("halo")));
    }

    [Fact]
    public async Task Too_fast_is_throttled_for_as_long_as_Telegram_says_and_nothing_is_sent_again()
    {
        await using var rig = await TelegramRig.StartAsync(new FakeTelegramOptions { ChatBurst = 2, ChatPerSecond = 0.01 });
        var siti = rig.Warga();
        Assert.IsType<Delivered>(await rig.SendAsync(siti, new OutboundText("1")));
        Assert.IsType<Delivered>(await rig.SendAsync(siti, new OutboundText("2")));
        var throttled = Assert.IsType<Throttled>(await rig.SendAsync(siti, new OutboundText("3")));
        Assert.InRange(throttled.RetryAfter.TotalSeconds, 90, 100);
        Assert.Equal(3, rig.Telegram.Requests.Count);
    }

    [Theory]
    [InlineData(Fault.ServerError, typeof(Failed))]
    [InlineData(Fault.TooManyRequests, typeof(Throttled))]
    [InlineData(Fault.Unauthorized, typeof(ChannelDown))]
    [InlineData(Fault.CloseConnection, typeof(Ambiguous))]
    [InlineData(Fault.LoseAnswer, typeof(Ambiguous))]
    public async Task A_fault_on_the_way_is(Fault fault, Type outcome)
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        rig.Telegram.FailNext(fault);
        Assert.IsType(outcome, await rig.SendAsync(siti, new OutboundText("halo")));
        Assert.Equal(fault == Fault.LoseAnswer ? 1 : 0, siti.Chat.FromBot.Count);
        Assert.Single(rig.Telegram.Requests);
    }

    [Fact]
    public async Task No_answer_in_time_after_the_request_was_written_is_ambiguous()
    {
        await using var rig = await TelegramRig.StartAsync(callTimeout: 1);
        rig.Telegram.FailNext(Fault.Hang);
        Assert.Equal(new Ambiguous("timed out"), await rig.SendAsync(rig.Warga(), new OutboundText("halo")));
    }

    [Fact]
    public async Task Nobody_listening_is_a_failure_since_nothing_was_written()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var http = TelegramHttp.CreateClient();
        var channel = new TelegramChannel(
            new TelegramOptions { Token = "1:token", ApiBaseUrl = $"http://127.0.0.1:{port}" }, http, NullLogger<TelegramChannel>.Instance);
        Assert.IsType<Failed>(await channel.SendAsync("1", new OutboundText("halo"), new MediaFiles(), CancellationToken.None));
    }

    [Fact]
    public async Task A_wrong_token_takes_the_channel_down_and_is_not_told()
    {
        await using var rig = await TelegramRig.StartAsync();
        rig.Options.Token = "987654321:wrong-token";
        var outcome = Assert.IsType<ChannelDown>(await rig.SendAsync(rig.Warga(), new OutboundText("halo")));
        Assert.Contains("@BotFather", outcome.ForStaff, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-token", outcome.ToString(), StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<TelegramException>(() => rig.Account.ConnectAsync(CancellationToken.None));
        Assert.DoesNotContain("wrong-token", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-token", $"{rig.Channel} {rig.Options}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_caller_s_cancellation_is_the_only_exception()
    {
        await using var rig = await TelegramRig.StartAsync();
        using var stop = new CancellationTokenSource();
        rig.Telegram.FailNext(Fault.Hang);
        var sending = rig.Channel.SendAsync(rig.Warga().Id.ToString(System.Globalization.CultureInfo.InvariantCulture), new OutboundText("halo"), rig.Media, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task A_part_that_is_too_fast_after_others_went_out_is_ambiguous_and_keeps_the_wait()
    {
        await using var rig = await TelegramRig.StartAsync(new FakeTelegramOptions { ChatBurst = 1, ChatPerSecond = 0.01 });
        var siti = rig.Warga();
        var outcome = Assert.IsType<Ambiguous>(await rig.SendAsync(siti, new OutboundText(new string('x', 5000))));
        Assert.InRange(outcome.RetryAfter!.Value.TotalSeconds, 90, 100);
        Assert.Single(siti.Chat.FromBot);
    }
}
