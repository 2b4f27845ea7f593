using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PilarBot.Channels.Telegram;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Channels.Tests.Telegram;

/// <summary>The double and a channel that talks to it.</summary>
internal sealed class TelegramRig : IAsyncDisposable
{
    private readonly HttpClient http = TelegramHttp.CreateClient();

    private TelegramRig(FakeTelegram telegram, int callTimeout)
    {
        Telegram = telegram;
        Options = new TelegramOptions
        {
            Token = telegram.Token,
            ApiBaseUrl = telegram.BaseUrl,
            WebhookSecret = "a-secret-for-the-tests",
            PollTimeout = 50,
            CallTimeout = callTimeout,
        };
        Channel = new TelegramChannel(Options, http, NullLogger<TelegramChannel>.Instance);
    }

    public FakeTelegram Telegram { get; }
    public TelegramOptions Options { get; }
    public TelegramChannel Channel { get; }
    public MediaFiles Media { get; } = new();
    public TelegramAccount Account => new(Options, http, NullLogger<TelegramAccount>.Instance);

    public static async Task<TelegramRig> StartAsync(FakeTelegramOptions? options = null, int callTimeout = 30) =>
        new(await FakeTelegram.StartAsync(options ?? new FakeTelegramOptions { EnforceRates = false }), callTimeout);

    /// <summary>Somebody who has started the bot.</summary>
    public FakeUser Warga(long id = 700_000_001)
    {
        var user = Telegram.User(id, "Siti");
        user.Starts();
        return user;
    }

    public Task<SendOutcome> SendAsync(FakeUser to, OutboundMessage message) => SendAsync(to.Chat, message);

    public Task<SendOutcome> SendAsync(FakeChat to, OutboundMessage message) =>
        Channel.SendAsync(to.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), message, Media, CancellationToken.None);

    public TelegramPoller Poller(PollOffset? offsets = null, ILogger<TelegramPoller>? logger = null) =>
        new(Options, http, offsets ?? new KeptOffset().Store, TimeProvider.System, logger ?? NullLogger<TelegramPoller>.Instance)
        {
            FirstPause = TimeSpan.FromMilliseconds(1),
        };

    public async ValueTask DisposeAsync()
    {
        // For checking what the adapter sends against the Bot API's schema: every rig leaves its calls there.
        if (Environment.GetEnvironmentVariable("PILARBOT_TELEGRAM_CALLS") is { Length: > 0 } folder)
            Telegram.WriteJsonLines(Path.Combine(folder, Path.GetRandomFileName() + ".jsonl"));
        http.Dispose();
        await Telegram.DisposeAsync();
    }
}

/// <summary>Files by name; remembers what was uploaded.</summary>
internal sealed class MediaFiles : IMediaSource
{
    public Dictionary<string, byte[]> Files { get; } = new() { ["foto"] = [0xFF, 0xD8, 0xFF, 0xE0], ["surat"] = "%PDF-1.7"u8.ToArray() };
    public Dictionary<string, string> Uploaded { get; } = [];
    public int Opened { get; private set; }

    public ValueTask<string?> FindUploadedAsync(string account, string source, CancellationToken cancellation) =>
        ValueTask.FromResult(Uploaded.GetValueOrDefault(source));

    public void NoteUploaded(string account, string source, string reference) { }

    public ValueTask<Stream> OpenAsync(string source, CancellationToken cancellation)
    {
        Opened++;
        return Files.TryGetValue(source, out var bytes)
            ? ValueTask.FromResult<Stream>(new MemoryStream(bytes))
            : throw new FileNotFoundException();
    }
}

internal sealed class KeptOffset
{
    public long? Value { get; set; }
    public ConcurrentQueue<long> Saved { get; } = [];

    public PollOffset Store => new(_ => Task.FromResult(Value), (offset, _) =>
    {
        Value = offset;
        Saved.Enqueue(offset);
        return Task.CompletedTask;
    });
}

/// <summary>Keeps what was logged, exceptions included.</summary>
internal sealed class KeptLog<T> : ILogger<T>
{
    private readonly StringBuilder text = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> seen = [];

    public string Text
    {
        get
        {
            lock (text)
                return text.ToString();
        }
    }

    public Task WaitForAsync(int eventId) => Seen(eventId).Task.WaitAsync(TimeSpan.FromSeconds(20));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (text)
            text.AppendLine(formatter(state, exception)).AppendLine(exception?.ToString());
        Seen(eventId.Id).TrySetResult();
    }

    private TaskCompletionSource Seen(int eventId) =>
        seen.GetOrAdd(eventId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
