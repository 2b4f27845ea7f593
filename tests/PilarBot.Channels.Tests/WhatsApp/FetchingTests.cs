using System.Net;
using PilarBot.Channels.WhatsApp;
using PilarBot.TestKit;
using PilarBot.TestKit.WhatsApp;

namespace PilarBot.Channels.Tests.WhatsApp;

public class FetchingTests
{
    private const long Limit = 100 << 20;

    [Fact]
    public async Task A_received_file_is_fetched_byte_for_byte()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var bytes = Enumerable.Range(0, 300_001).Select(i => (byte)i).ToArray();
        var siti = rig.Warga();
        siti.SendsPhoto(bytes);
        using var target = new MemoryStream();
        Assert.Equal(FetchOutcome.Fetched, await FetchAsync(rig, siti, target));
        Assert.Equal(bytes, target.ToArray());
    }

    [Fact]
    public async Task More_than_asked_for_is_too_large_whether_told_or_not()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        foreach (long? told in new long?[] { null, 5001, 10 })
        {
            siti.SendsPhoto(new byte[5000], size: told);
            Assert.Equal(FetchOutcome.TooLarge, await FetchAsync(rig, siti, limit: 4999));
        }
    }

    [Fact]
    public async Task An_id_lives_seven_days()
    {
        var clock = new ManualClock(new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
        await using var rig = await WhatsAppRig.StartAsync(time: clock);
        var siti = rig.Warga();
        siti.SendsPhoto([1]);
        clock.Advance(TimeSpan.FromDays(6.9));
        Assert.Equal(FetchOutcome.Fetched, await FetchAsync(rig, siti));
        clock.Advance(TimeSpan.FromDays(0.2));
        Assert.Equal(FetchOutcome.Gone, await FetchAsync(rig, siti));
    }

    [Fact]
    public async Task An_address_that_has_died_is_asked_for_once_more()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        siti.SendsPhoto([1]);
        rig.Graph.FailNext(GraphFault.NotFound, path: "/media-files/");
        Assert.Equal(FetchOutcome.Fetched, await FetchAsync(rig, siti));
        rig.Graph.FailNext(GraphFault.NotFound, count: 2, path: "/media-files/");
        Assert.Equal(FetchOutcome.Gone, await FetchAsync(rig, siti));
    }

    [Theory]
    [InlineData("the address", "")]
    [InlineData("the file", "/media-files/")]
    public async Task An_outage_is_to_be_tried_again(string label, string path)
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        siti.SendsPhoto([1]);
        rig.Graph.FailNext(GraphFault.BadGateway, path: path);
        Assert.Equal(FetchOutcome.Failed, await FetchAsync(rig, siti));
        Assert.Equal(FetchOutcome.Fetched, await FetchAsync(rig, siti));
        Assert.NotEmpty(label);
    }

    [Theory]
    [InlineData("http://example.org/x")]
    [InlineData("https://example.org/x")]
    [InlineData("ftp://127.0.0.1/x")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("nonsense")]
    public async Task A_redirect_or_an_address_elsewhere_is_not_followed(string elsewhere)
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        siti.SendsPhoto([1]);
        rig.Graph.MediaAddress = elsewhere;
        Assert.Equal(FetchOutcome.Failed, await FetchAsync(rig, siti));
        rig.Graph.MediaAddress = null;
        if (Uri.TryCreate(elsewhere, UriKind.Absolute, out var address))
        {
            rig.Graph.MediaRedirect = address;
            Assert.Equal(FetchOutcome.Failed, await FetchAsync(rig, siti));
        }
    }

    [Fact]
    public async Task A_redirect_in_a_circle_ends()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        siti.SendsPhoto([1]);
        rig.Graph.MediaRedirect = new Uri(rig.Graph.BaseUrl + "/media-files/x");
        Assert.Equal(FetchOutcome.Failed, await FetchAsync(rig, siti));
    }

    [Theory]
    [InlineData("https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1", true)]
    [InlineData("https://a.lookaside.fbsbx.com/x", true)]
    [InlineData("http://lookaside.fbsbx.com/x", false)]
    [InlineData("https://lookaside.fbsbx.com:8443/x", false)]
    [InlineData("https://lookaside.fbsbx.com@evil.org/x", false)]
    [InlineData("https://evil-lookaside.fbsbx.com.evil.org/x", false)]
    [InlineData("https://xlookaside.fbsbx.com/x", false)]
    [InlineData("https://127.0.0.1/x", false)]
    [InlineData("https://[::1]/x", false)]
    public void Only_https_to_hosts_of_the_list_gets_the_token(string address, bool allowed) =>
        Assert.Equal(allowed, MediaHosts.Allow(new Uri(address), new WhatsAppOptions()));

    [Theory]
    [InlineData("157.240.1.1", true)]
    [InlineData("2a03:2880:f10c::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.20.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    public void Private_addresses_are_told_from_public_ones(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    [Fact]
    public async Task A_listed_name_that_points_to_this_machine_is_not_connected_to()
    {
        var options = new WhatsAppOptions { MediaHosts = { "localhost" } };
        using var http = WhatsAppHttp.CreateClient(options);
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri("https://localhost/x")));
        Assert.Contains("no public address", error.ToString(), StringComparison.Ordinal);
    }

    private static Task<FetchOutcome> FetchAsync(WhatsAppRig rig, FakePerson from, Stream? target = null, long limit = Limit) =>
        rig.Channel.FetchAsync(from.LastMediaId, target ?? Stream.Null, limit, CancellationToken.None);
}
