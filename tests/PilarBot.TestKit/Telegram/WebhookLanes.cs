using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Threading.Channels;

namespace PilarBot.TestKit.Telegram;

/// <summary>
/// Posts updates to the bot as Telegram's server does: the messages of a chat in order and one at a time, the taps of a user in a
/// lane of their own, up to max_connections lanes at once; a failing update holds up its own lane only.
/// </summary>
internal sealed class WebhookLanes : IAsyncDisposable
{
    private sealed class Lane
    {
        public Queue<PendingUpdate> Waiting { get; } = new();
        public bool Busy { get; set; }

        /// <summary>Of the first in the queue: how often it failed, and how long it has waited by the schedule.</summary>
        public int Failures { get; set; }
        public TimeSpan Waited { get; set; }
    }

    private readonly Uri url;
    private readonly string? secret;
    private readonly FakeTelegramOptions options;
    private readonly HttpClient http;
    private readonly int connections;
    private readonly ConcurrentDictionary<(char, long), Lane> lanes = [];
    private readonly Channel<Lane> ready = Channel.CreateUnbounded<Lane>();
    private readonly CancellationTokenSource stop = new();
    private readonly RetrySchedule<Lane> retries;
    private Task[] workers = [];
    private int pending;
    private int delivered;
    private int dropped;

    public WebhookLanes(Uri url, string? secret, int connections, FakeTelegramOptions options)
    {
        retries = new(ready.Writer, stop.Token);
        this.url = url;
        this.secret = secret;
        this.connections = connections;
        this.options = options;
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = connections,
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = options.WebhookTimeout,
        };
    }

    public Uri Url => url;
    public string? Secret => secret;
    public int Connections => connections;
    public int Pending => Volatile.Read(ref pending);
    public int Delivered => Volatile.Read(ref delivered);
    public int Dropped => Volatile.Read(ref dropped);
    public string? LastError { get; private set; }

    public void Start() => workers = [.. Enumerable.Range(0, connections).Select(_ => Task.Run(WorkAsync))];

    public void Add(PendingUpdate update)
    {
        Interlocked.Increment(ref pending);
        var lane = lanes.GetOrAdd(update.Lane, _ => new Lane());
        lock (lane)
        {
            lane.Waiting.Enqueue(update);
            if (lane.Busy)
                return;
            lane.Busy = true;
        }

        ready.Writer.TryWrite(lane);
    }

    /// <summary>Ends the deliveries; what was not delivered.</summary>
    public async Task<List<PendingUpdate>> StopAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(workers);
        return [.. lanes.Values.SelectMany(lane => lane.Waiting)];
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        http.Dispose();
        stop.Dispose();
    }

    private async Task WorkAsync()
    {
        try
        {
            await foreach (var lane in ready.Reader.ReadAllAsync(stop.Token))
                await TryFirstAsync(lane);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The webhook was removed.
        }
    }

    private async Task TryFirstAsync(Lane lane)
    {
        PendingUpdate update;
        lock (lane)
            update = lane.Waiting.Peek();
        var (accepted, retryAfter) = await PostAsync(update);
        if (accepted)
        {
            Interlocked.Increment(ref delivered);
            Next(lane);
            return;
        }

        var wait = retryAfter ?? BackOff(lane.Failures);
        lane.Failures++;
        lane.Waited += wait;
        if (lane.Waited > update.Life)
        {
            Interlocked.Increment(ref dropped);
            Next(lane);
        }
        else
        {
            _ = retries.AddAsync(lane, wait * options.TimeScale);
        }
    }

    private void Next(Lane lane)
    {
        Interlocked.Decrement(ref pending);
        lock (lane)
        {
            lane.Waiting.Dequeue();
            lane.Failures = 0;
            lane.Waited = TimeSpan.Zero;
            lane.Busy = lane.Waiting.Count > 0;
            if (!lane.Busy)
                return;
        }

        ready.Writer.TryWrite(lane);
    }

    /// <summary>At once, then 2, 4, 8… seconds, each at most a random 60 to 120.</summary>
    private static TimeSpan BackOff(int failures) => failures == 0
        ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(failures, 10)), Random.Shared.Next(60, 121)));

    private async Task<(bool Accepted, TimeSpan? RetryAfter)> PostAsync(PendingUpdate update)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(update.Json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (secret is not null)
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
        try
        {
            using var response = await http.SendAsync(request, stop.Token);
            if ((int)response.StatusCode is >= 200 and < 300)
                return (true, null);
            LastError = $"Wrong response from the webhook: {(int)response.StatusCode} {response.ReasonPhrase}";
            var asked = response.Headers.RetryAfter?.Delta;
            return (false, asked is { } wait ? TimeSpan.FromSeconds(Math.Clamp(wait.TotalSeconds, 0, 3600)) : null);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            LastError = "Read timeout expired";
            return (false, null);
        }
        catch (HttpRequestException e)
        {
            LastError = e.HttpRequestError == HttpRequestError.ConnectionError ? "Connection refused" : "Connection closed";
            return (false, null);
        }
        catch (SocketException)
        {
            // Killed between taking the connection and being asked for its address: .NET does not wrap that one.
            LastError = "Connection closed";
            return (false, null);
        }
    }
}
