using System.ComponentModel.DataAnnotations;

namespace PilarBot.Channels.Telegram;

/// <summary>How one Telegram bot is reached. Holds secrets: never log it, never serialise it.</summary>
public sealed class TelegramOptions : IValidatableObject
{
    /// <summary>The bot's token from @BotFather.</summary>
    /// <value>None: it has to be set.</value>
    [Required(ErrorMessage = "Token is missing: copy it from @BotFather.")]
    [RegularExpression("^[0-9]{1,20}:[A-Za-z0-9_-]{5,100}$", ErrorMessage = "Token must look like 123456:ABC…, as @BotFather gave it.")]
    public string Token { get; set; } = "";

    /// <summary>The account's name in this office.</summary>
    /// <value><c>telegram</c></value>
    [Required, StringLength(40)]
    public string Account { get; set; } = "telegram";

    /// <summary>Root of the Bot API, without <c>/bot…</c>; another one for a self-hosted server.</summary>
    /// <value><c>https://api.telegram.org</c></value>
    [Required, Url]
    public string ApiBaseUrl { get; set; } = "https://api.telegram.org";

    /// <summary>Root of file downloads, without <c>/bot…</c>.</summary>
    /// <value><see cref="ApiBaseUrl"/> followed by <c>/file</c>.</value>
    [Url]
    public string? FileBaseUrl { get; set; }

    /// <summary>The public https address that Telegram posts updates to; without it the bot polls.</summary>
    /// <value>None: the bot polls.</value>
    [Url]
    public string? WebhookUrl { get; set; }

    /// <summary>What Telegram has to send back in its header, so that nobody else can post updates: 16 to 256 letters, digits, <c>_</c>, <c>-</c>.</summary>
    /// <value>None; required with <see cref="WebhookUrl"/>.</value>
    [RegularExpression("^[A-Za-z0-9_-]{16,256}$", ErrorMessage = "WebhookSecret takes 16 to 256 of A-Z a-z 0-9 _ -.")]
    public string? WebhookSecret { get; set; }

    /// <summary>How many updates Telegram posts at the same time.</summary>
    /// <value>40</value>
    [Range(1, 100)]
    public int MaxConnections { get; set; } = 40;

    /// <summary>Seconds that one poll waits for something to happen; Telegram allows 50.</summary>
    /// <value>50</value>
    [Range(0, 50)]
    public int PollTimeout { get; set; } = 50;

    /// <summary>Seconds until a call without an answer is given up; uploads get four times as long.</summary>
    /// <value>30</value>
    [Range(1, 300)]
    public int CallTimeout { get; set; } = 30;

    internal string ApiRoot => $"{ApiBaseUrl.TrimEnd('/')}/bot{Token}/";

    internal string FileRoot => $"{(FileBaseUrl ?? ApiBaseUrl.TrimEnd('/') + "/file").TrimEnd('/')}/bot{Token}/";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(WebhookUrl) && string.IsNullOrEmpty(WebhookSecret))
        {
            yield return new ValidationResult(
                "WebhookUrl needs a WebhookSecret: without it anybody can post updates.", [nameof(WebhookSecret)]);
        }
    }
}
