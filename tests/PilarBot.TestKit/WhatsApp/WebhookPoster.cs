using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Threading.Channels;

namespace PilarBot.TestKit.WhatsApp;

/// <summary>
/// Posts webhooks as Meta does: without any order, and anything but exactly 200 again with falling frequency, for 7 days by its own clock.
/// </summary>
internal sealed class WebhookPoster : IAsyncDisposable
{
    private const int Connections = 16;
    private static readonly TimeSpan Life = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    private sealed record Attempt(SignedBody Body, int Failures, TimeSpan Waited);

    private readonly FakeGraphOptions options;
    private readonly HttpClient http;
    private readonly Channel<Attempt> ready = Channel.CreateUnbounded<Attempt>();
    private readonly CancellationTokenSource stop = new();
    private readonly RetrySchedule<Attempt> retries;
    private readonly Task[] workers;
    private int delivered;
    private int dropped;
    private int pending;

    public WebhookPoster(FakeGraphOptions options)
    {
        retries = new(ready.Writer, stop.Token);
        this.options = options;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null })
        {
            Timeout = options.WebhookTimeout,
        };
        workers = options.WebhookUrl is null ? [] : [.. Enumerable.Range(0, Connections).Select(_ => Task.Run(WorkAsync))];
    }

    public int Delivered => Volatile.Read(ref delivered);
    public int Dropped => Volatile.Read(ref dropped);
    public int Pending => Volatile.Read(ref pending);

    public void Add(SignedBody body)
    {
        if (options.WebhookUrl is null)
            return;
        Interlocked.Increment(ref pending);
        ready.Writer.TryWrite(new Attempt(body, 0, TimeSpan.Zero));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(workers);
        http.Dispose();
        stop.Dispose();
    }

    private async Task WorkAsync()
    {
        try
        {
            await foreach (var attempt in ready.Reader.ReadAllAsync(stop.Token))
                await TryAsync(attempt);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The double goes down, and with it what was not delivered.
        }
    }

    private async Task TryAsync(Attempt attempt)
    {
        if (await IsAcceptedAsync(attempt.Body))
        {
            Interlocked.Decrement(ref pending);
            Interlocked.Increment(ref delivered);
            return;
        }

        var wait = TimeSpan.FromSeconds(Math.Min(5 * Math.Pow(2, attempt.Failures), LongestWait.TotalSeconds));
        var next = attempt with { Failures = attempt.Failures + 1, Waited = attempt.Waited + wait };
        if (next.Waited > Life)
        {
            Interlocked.Decrement(ref pending);
            Interlocked.Increment(ref dropped);
            return;
        }

        _ = retries.AddAsync(next, wait * options.TimeScale);
    }

    private async Task<bool> IsAcceptedAsync(SignedBody body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.WebhookUrl) { Content = new ByteArrayContent(body.Json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", body.Signature);
        try
        {
            using var response = await http.SendAsync(request, stop.Token);
            return (int)response.StatusCode == 200;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
