namespace PilarBot.TestKit.Telegram;

/// <summary>How strict, fast and talkative the double is. The defaults are what is known of the real one.</summary>
public sealed record FakeTelegramOptions
{
    public string Token { get; init; } = "123456789:the-token-of-the-double_0123456789";
    public string Username { get; init; } = "pilar_uji_bot";

    /// <summary>0 takes a free port.</summary>
    public int Port { get; init; }

    public bool EnforceRates { get; init; } = true;
    public double ChatBurst { get; init; } = 5;
    public double ChatPerSecond { get; init; } = 1;
    public double AccountBurst { get; init; } = 30;
    public double AccountPerSecond { get; init; } = 30;

    /// <summary>Factor for the waits between webhook attempts: 0.001 makes a second a millisecond.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>How long a call takes, half of it before anything is done; getUpdates excepted.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>How long a webhook call may go without an answer.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Accept http webhooks on loopback, as a self-hosted server does; otherwise https and Telegram's ports only.</summary>
    public bool AllowLocalWebhooks { get; init; } = true;

    /// <summary>How long a tap may be answered; the real one does not say.</summary>
    public TimeSpan TapAnswerTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Keep every request's body; off under load.</summary>
    public bool Record { get; init; } = true;

    /// <summary>Called after the bot's message is in the chat; must not block.</summary>
    public Action<FakeChat, FakeMessage>? OnSent { get; init; }
}
