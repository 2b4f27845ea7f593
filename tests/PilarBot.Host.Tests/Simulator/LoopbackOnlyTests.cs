using System.Net;
using Microsoft.AspNetCore.Http;
using PilarBot.Host.Setup;

namespace PilarBot.Host.Tests.Simulator;

public sealed class LoopbackOnlyTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost:5000", true)]
    [InlineData("::1", "[::1]:5000", true)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1", true)]
    [InlineData("192.168.1.7", "localhost:5000", false)]
    [InlineData("10.0.0.1", "10.0.0.2", false)]
    [InlineData("2001:db8::1", "localhost", false)]
    [InlineData(null, "localhost", false)]
    [InlineData("127.0.0.1", "penyerang.example", false)]
    public void Only_this_computer_under_its_own_name_gets_in(string? remote, string host, bool allowed) =>
        Assert.Equal(allowed, LoopbackOnly.IsAllowed(Request("GET", remote, host)));

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    [InlineData("Via")]
    public void A_proxy_on_this_computer_gets_nobody_in(string header)
    {
        var context = Request("GET", "127.0.0.1", "localhost");
        context.Request.Headers[header] = "127.0.0.1";

        Assert.False(LoopbackOnly.IsAllowed(context));
    }

    [Theory]
    [InlineData("same-origin", "http://localhost:5000", true)]
    [InlineData(null, null, true)]
    [InlineData("cross-site", null, false)]
    [InlineData("same-site", null, false)]
    [InlineData(null, "https://penyerang.example", false)]
    [InlineData(null, "null", false)]
    public void A_page_of_somebody_elses_cannot_act(string? site, string? origin, bool allowed)
    {
        var context = Request("POST", "127.0.0.1", "localhost:5000");
        if (site is not null)
            context.Request.Headers["Sec-Fetch-Site"] = site;
        if (origin is not null)
            context.Request.Headers.Origin = origin;

        Assert.Equal(allowed, LoopbackOnly.IsAllowed(context));
    }

    [Fact]
    public async Task Who_is_refused_reaches_nothing_behind_it()
    {
        var context = Request("GET", "192.168.1.7", "localhost");
        var reached = false;

        await LoopbackOnly.GuardAsync(context, _ =>
        {
            reached = true;
            return Task.CompletedTask;
        });

        Assert.False(reached);
        Assert.Equal(StatusCodes.Status403Forbidden, context.Response.StatusCode);
    }

    private static DefaultHttpContext Request(string method, string? remote, string host) => new()
    {
        Request = { Method = method, Scheme = "http", Host = new(host) },
        Connection = { RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote) },
    };
}
