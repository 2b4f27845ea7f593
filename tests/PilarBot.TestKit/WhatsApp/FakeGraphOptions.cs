namespace PilarBot.TestKit.WhatsApp;

/// <summary>How strict, fast and talkative the double is. The defaults are what is known of the real one (protocol sections B.2 to B.6).</summary>
public sealed record FakeGraphOptions
{
    public string Token { get; init; } = "EAAG-the-token-of-the-double-0123456789";
    public string AppSecret { get; init; } = "0123456789abcdef0123456789abcdef";
    public string VerifyToken { get; init; } = "a-verify-token-for-the-tests";
    public string PhoneNumberId { get; init; } = "106540352242922";

    /// <summary>The business number; its own country code is put before numbers without a plus.</summary>
    public string DisplayPhone { get; init; } = "6281100000001";
    public string CountryCode { get; init; } = "62";
    public string BusinessAccountId { get; init; } = "419561257915477";

    /// <summary>0 takes a free port.</summary>
    public int Port { get; init; }

    public bool EnforceRates { get; init; } = true;
    public double PerSecond { get; init; } = 80;
    public double PairBurst { get; init; } = 45;
    public double PairPerSecond { get; init; } = 1.0 / 6;

    /// <summary>How long after a person's last word anything may be sent.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Without a payment method: so many replies arrive, those beyond are answered with success and never delivered (protocol section
    /// B.7). Null with one.
    /// </summary>
    public int? FreeReplies { get; init; }

    public TimeSpan UrlLife { get; init; } = TimeSpan.FromMinutes(5);
    public TimeSpan ReceivedMediaLife { get; init; } = TimeSpan.FromDays(7);
    public TimeSpan UploadedMediaLife { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Where webhooks are posted; null only keeps them in <see cref="FakeGraph.Posted"/>.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>Post every webhook twice, as happens with several subscribed apps.</summary>
    public bool PostTwice { get; init; }

    /// <summary>Report sent and delivered by itself.</summary>
    public bool ReportDeliveries { get; init; } = true;

    /// <summary>False leaves the person's number out of webhooks, as for people with a username; see <see cref="FakePerson.HidesPhone"/> for one.</summary>
    public bool TellPhones { get; init; } = true;

    /// <summary>Factor for the waits between webhook attempts: 0.001 makes a second a millisecond.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>How long a webhook call may go without an answer.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Told of every message that reaches a person.</summary>
    public Action<FakePerson, FakeBubble>? OnSent { get; init; }

    /// <summary>What a host has to be configured with.</summary>
    /// <param name="baseUrl">Where the double listens.</param>
    public IReadOnlyDictionary<string, string> ToSettings(string baseUrl) => new Dictionary<string, string>
    {
        ["WhatsApp:AccessToken"] = Token,
        ["WhatsApp:AppSecret"] = AppSecret,
        ["WhatsApp:VerifyToken"] = VerifyToken,
        ["WhatsApp:PhoneNumberId"] = PhoneNumberId,
        ["WhatsApp:GraphBaseUrl"] = baseUrl,
        ["WhatsApp:AllowLoopback"] = "true",
    };

    /// <summary>Keep every request's body; off under load.</summary>
    public bool Record { get; init; } = true;
}
