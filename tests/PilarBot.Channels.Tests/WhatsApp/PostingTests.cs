using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using PilarBot.TestKit;
using PilarBot.TestKit.WhatsApp;

namespace PilarBot.Channels.Tests.WhatsApp;

/// <summary>How the double posts: signed, again until 200, and not for ever.</summary>
public sealed class PostingTests : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string? Signature, byte[] Body)> posts = [];
    private readonly WebApplication office;
    private int answer = 200;
    private int failures;

    public PostingTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        office = builder.Build();
        office.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            posts.Enqueue((context.Request.Headers["X-Hub-Signature-256"], body.ToArray()));
            context.Response.StatusCode = Interlocked.Decrement(ref failures) >= 0 ? 503 : answer;
        });
    }

    [Fact]
    public async Task Posts_again_until_200_the_same_signed_bytes()
    {
        await using var graph = await StartAsync(new FakeGraphOptions { TimeScale = 0.0001 });
        failures = 2;
        graph.Person("6281").Says("halo");
        await Eventually.TrueAsync(() => Task.FromResult(graph.Deliveries is { Delivered: 1, Pending: 0 }));
        Assert.Equal(3, posts.Count);
        var webhook = WebhookTests.Webhook();
        Assert.All(posts, post => Assert.True(webhook.IsGenuine(post.Signature, post.Body)));
        Assert.Single(posts.Select(post => Assert.Single(webhook.Read(post.Body).Messages).Key).Distinct());
    }

    [Fact]
    public async Task Takes_nothing_but_200_and_gives_up_after_seven_days()
    {
        await using var graph = await StartAsync(new FakeGraphOptions { TimeScale = 0.0000001 });
        answer = 204;
        graph.Person("6281").Says("halo");
        await Eventually.TrueAsync(() => Task.FromResult(graph.Deliveries.Dropped == 1));
        // 5 s doubled up to 6 h: a dozen tries on the first half day, then four a day.
        Assert.InRange(posts.Count, 35, 45);
    }

    [Fact]
    public async Task Posts_twice_and_in_one_body_when_asked_to()
    {
        await using var graph = await StartAsync(new FakeGraphOptions { PostTwice = true });
        graph.GatherWebhooks();
        graph.Person("6281").Says("satu");
        graph.Person("6282").Says("dua");
        graph.ReleaseWebhooks();
        await Eventually.TrueAsync(() => Task.FromResult(posts.Count == 2));
        Assert.All(posts, post => Assert.Equal(2, WebhookTests.Webhook().Read(post.Body).Messages.Count));
    }

    public async ValueTask DisposeAsync()
    {
        await office.StopAsync();
        await office.DisposeAsync();
    }

    private async Task<FakeGraph> StartAsync(FakeGraphOptions options)
    {
        await office.StartAsync();
        return await FakeGraph.StartAsync(options with { WebhookUrl = new Uri(office.Urls.First() + "/webhooks/whatsapp") });
    }
}
