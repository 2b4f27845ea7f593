using PilarBot.Channels.Calls;
using PilarBot.Channels.Tests.Telegram;
using PilarBot.Channels.WhatsApp;
using PilarBot.TestKit;
using PilarBot.TestKit.WhatsApp;

namespace PilarBot.Channels.Tests.WhatsApp;

public class OutcomeTests
{
    public static TheoryData<string, Type, bool, string> Table => new()
    {
        { "0 3 10 33 190 200 251 299 368 130497 131005 131031 131037 131042 131045", typeof(ChannelDown), true, "Kanal berhenti: " },
        { "133000 133005 133006 133008 133009 133010 133015 133016", typeof(ChannelDown), true, "nomor WhatsApp belum terdaftar" },
        { "1 2 131000 131016 131057 133004", typeof(Failed), true, "Kanal sedang terganggu." },
        { "4 80007 130429 131056", typeof(Throttled), true, "Menunggu giliran kirim." },
        { "100 131008 131009 135000", typeof(Refused), false, "Isi pesan tidak dapat diterima WhatsApp" },
        { "130472 131021 131051 131052 131053 131062 134011", typeof(Refused), false, "" },
        { "132000 132001 132005 132007 132012", typeof(Refused), false, "emplat" },
        { "131026", typeof(Unreachable), false, "Tidak dapat disampaikan" },
        { "131047", typeof(WindowClosed), false, "Jendela 24 jam" },
        { "131048", typeof(BroadcastRefused), true, "semua siaran dijeda" },
        { "131049", typeof(BroadcastRefused), true, "besok" },
        { "131050", typeof(BroadcastRefused), false, "tidak mau" },
        { "132015 132016 132068 132069", typeof(BroadcastRefused), false, "Templat siaran dihentikan" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Graph_s_codes_mean(string codes, Type expected, bool retryable, string sentence)
    {
        foreach (var code in codes.Split(' ').Select(int.Parse))
        {
            var outcome = GraphOutcomes.Of(new GraphRefusal(400, code, "words"));
            Assert.IsType(expected, outcome);
            Assert.Equal(retryable, outcome.IsRetryable);
            Assert.Contains(sentence, outcome.ForStaff, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_row_of_the_table_is_tested_and_no_code_stands_twice()
    {
        var tested = Table.SelectMany(row => ((string)row[0]).Split(' ')).Select(int.Parse).ToList();
        Assert.All(ErrorTable.Rows, row => Assert.Contains(tested, code => code >= row.First && code <= row.Last));
        Assert.All(ErrorTable.Rows, row => Assert.Single(ErrorTable.Rows, other => other.First <= row.Last && row.First <= other.Last));
        Assert.Equal(ErrorTable.Rows.OrderBy(row => row.First), ErrorTable.Rows);
    }

    [Theory]
    [InlineData(4, 300, true)]
    [InlineData(80007, 300, true)]
    [InlineData(130429, 5, true)]
    [InlineData(131056, 1, false)]
    public void Too_fast_waits(int code, int seconds, bool wholeAccount) => Assert.Equal(
        new Throttled(TimeSpan.FromSeconds(seconds)) { WholeAccount = wholeAccount }, GraphOutcomes.Of(new GraphRefusal(400, code, "")));

    [Theory]
    [InlineData(131048, BroadcastStop.AllBroadcasts, 1)]
    [InlineData(131049, BroadcastStop.ForPersonNow, 24)]
    [InlineData(131050, BroadcastStop.ForPerson, null)]
    [InlineData(132015, BroadcastStop.ThisTemplate, null)]
    public void A_broadcast_stops_as_far_as_it_has_to(int code, BroadcastStop stop, int? hours) => Assert.Equal(
        new BroadcastRefused(stop, $"{code}") { RetryAfter = hours is { } wait ? TimeSpan.FromHours(wait) : null },
        GraphOutcomes.Of(new GraphRefusal(400, code, "")));

    [Fact]
    public void What_nobody_knows_goes_by_its_status()
    {
        Assert.IsType<Failed>(GraphOutcomes.Of(new GraphRefusal(503, 999_999, "")));
        Assert.IsType<Failed>(GraphOutcomes.Of(new GraphRefusal(400, 999_999, "", IsTransient: true)));
        Assert.IsType<Failed>(GraphOutcomes.Of(new GraphRefusal(502, -1, "Bad Gateway")));
        Assert.IsType<Throttled>(GraphOutcomes.Of(new GraphRefusal(429, -1, "")));
        Assert.IsType<ChannelDown>(GraphOutcomes.Of(new GraphRefusal(401, -1, "")));
        Assert.Equal(new Refused("999999: New"), GraphOutcomes.Of(new GraphRefusal(400, 999_999, "New")));
        Assert.IsType<Refused>(GraphOutcomes.Of(GraphRefusal.Of(400, new(null, "No code", null, null, null))));
        Assert.IsType<Failed>(GraphOutcomes.Of(new NotSent("x")));
        Assert.IsType<Ambiguous>(GraphOutcomes.Of(new NoAnswer("x")));
    }

    [Theory]
    [InlineData("Media id \"1003\" is none", "100: Media id … is none")]
    [InlineData("Recipient +62 812-3456-7890 unknown", "100: Recipient … unknown")]
    [InlineData("ID.13491208655302741918 and wamid.HBgLMTY1MDM4Nzk0MzkV", "100: … and …")]
    public void Graph_s_words_lose_what_is_somebody_s(string words, string expected) =>
        Assert.Equal(expected, new GraphRefusal(400, 100, words).ForLog);

    [Fact]
    public async Task The_window_closes_after_24_hours_and_a_template_opens_nothing()
    {
        var clock = new ManualClock(new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
        await using var rig = await WhatsAppRig.StartAsync(time: clock);
        var siti = rig.Warga();
        clock.Advance(TimeSpan.FromHours(23.9));
        Assert.IsType<Delivered>(await rig.SendAsync(siti, new OutboundText("halo")));
        clock.Advance(TimeSpan.FromHours(0.2));
        Assert.IsType<WindowClosed>(await rig.SendAsync(siti, new OutboundText("halo")));
        siti.Says("ya");
        Assert.IsType<Delivered>(await rig.SendAsync(siti, new OutboundText("halo")));
    }

    [Fact]
    public async Task The_pair_limit_is_waited_for_four_times_as_long_each_time()
    {
        var clock = new ManualClock(new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
        await using var rig = await WhatsAppRig.StartAsync(new FakeGraphOptions { PairBurst = 1 }, time: clock);
        var siti = rig.Warga();
        var budi = rig.Warga("6289876543210");
        Assert.IsType<Delivered>(await rig.SendAsync(siti, new OutboundText("1")));
        foreach (var seconds in new[] { 1, 4, 16, 64 })
            Assert.Equal(new Throttled(TimeSpan.FromSeconds(seconds)), await rig.SendAsync(siti, new OutboundText("2")));
        Assert.IsType<Delivered>(await rig.SendAsync(budi, new OutboundText("1")));
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.IsType<Delivered>(await rig.SendAsync(siti, new OutboundText("2")));
        Assert.Equal(new Throttled(TimeSpan.FromSeconds(1)), await rig.SendAsync(siti, new OutboundText("3")));
        Assert.Equal(TimeSpan.FromMinutes(10), GraphOutcomes.PairWait(99));
    }

    [Fact]
    public async Task Nothing_reaches_whoever_has_no_WhatsApp()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        siti.IsUndeliverable = true;
        Assert.Equal(new Unreachable(UnreachableReason.Undeliverable), await rig.SendAsync(siti, new OutboundText("halo")));
        Assert.Equal(new Unreachable(UnreachableReason.Undeliverable), await rig.SendAsync("+6280000000000", new OutboundText("halo")));
    }

    [Theory]
    [InlineData(GraphFault.BadGateway, typeof(Failed), 0)]
    [InlineData(GraphFault.CloseConnection, typeof(Ambiguous), 0)]
    [InlineData(GraphFault.LoseAnswer, typeof(Ambiguous), 1)]
    public async Task A_fault_on_the_way_is(GraphFault fault, Type outcome, int arrived)
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        rig.Graph.FailNext(fault);
        Assert.IsType(outcome, await rig.SendAsync(siti, new OutboundText("halo")));
        Assert.Equal(arrived, siti.Bubbles.Count);
    }

    [Fact]
    public async Task A_lost_answer_is_found_again_by_its_mark()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        rig.Graph.FailNext(GraphFault.LoseAnswer);
        Assert.IsType<Ambiguous>(await rig.SendAsync(siti, new OutboundText("halo") { Mark = "m-1" }));
        Assert.Equal("m-1", Assert.Single(rig.Read().Reports).Mark);
    }

    [Fact]
    public async Task No_answer_in_time_is_ambiguous_and_nobody_listening_a_failure()
    {
        await using var rig = await WhatsAppRig.StartAsync(callTimeout: 1);
        rig.Graph.FailNext(GraphFault.Hang);
        Assert.Equal(new Ambiguous("timed out"), await rig.SendAsync(rig.Warga(), new OutboundText("halo")));
        rig.Options.GraphBaseUrl = "http://127.0.0.1:9";
        Assert.IsType<Failed>(await rig.SendAsync(rig.Warga(), new OutboundText("halo")));
    }

    [Fact]
    public async Task An_upload_that_went_wrong_has_sent_nothing()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        rig.Graph.FailNext(GraphFault.LoseAnswer, path: "/media");
        Assert.IsType<Failed>(await rig.SendAsync(rig.Warga(), new OutboundMedia(MediaKind.Photo, "foto", "")));
    }

    [Fact]
    public async Task A_part_that_is_too_fast_after_others_went_out_is_ambiguous_and_keeps_the_wait()
    {
        await using var rig = await WhatsAppRig.StartAsync(new FakeGraphOptions { PairBurst = 1 });
        var siti = rig.Warga();
        var outcome = Assert.IsType<Ambiguous>(await rig.SendAsync(siti, new OutboundText(new string('x', 5000))));
        Assert.Equal(TimeSpan.FromSeconds(1), outcome.RetryAfter);
        Assert.Single(siti.Bubbles);
    }

    [Fact]
    public async Task A_wrong_token_takes_the_channel_down_and_is_not_told()
    {
        await using var rig = await WhatsAppRig.StartAsync(change: options => options.AccessToken = "EAAG-wrong-token");
        var outcome = Assert.IsType<ChannelDown>(await rig.SendAsync(rig.Warga(), new OutboundText("halo")));
        Assert.Contains("buat token", outcome.ForStaff, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-token", $"{outcome} {rig.Options} {rig.Channel} {rig.Log.Text}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_caller_s_cancellation_is_the_only_exception()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        using var stop = new CancellationTokenSource();
        rig.Graph.FailNext(GraphFault.Hang);
        var sending = rig.Channel.SendAsync("+6281234567890", new OutboundText("halo"), new MediaFiles(), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }
}
