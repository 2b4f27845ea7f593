using Microsoft.Extensions.Logging;
using PilarBot.Channels.Calls;

namespace PilarBot.Channels.Telegram;

/// <summary>Sets up the bot at Telegram's side. What fails here is for the administrator, so it throws with the next step.</summary>
/// <param name="options">Validated options.</param>
/// <param name="http">As for <see cref="TelegramChannel"/>.</param>
/// <param name="logger">Where changes are told.</param>
public sealed class TelegramAccount(TelegramOptions options, HttpClient http, ILogger<TelegramAccount> logger)
{
    private readonly TelegramClient client = new(options, http);

    /// <summary>Asks who the bot is: proves token and address.</summary>
    /// <returns>The bot's username, for links such as <c>https://t.me/name?start=…</c>.</returns>
    /// <exception cref="TelegramException">The token or the address is wrong, or Telegram is out of reach.</exception>
    public async Task<string> ConnectAsync(CancellationToken cancellation) =>
        Demand(await client.GetMeAsync(cancellation)).Username ?? "";

    /// <summary>Has updates posted to the configured webhook from now on.</summary>
    /// <exception cref="TelegramException">The address is not acceptable, or Telegram is out of reach.</exception>
    public async Task RegisterWebhookAsync(CancellationToken cancellation)
    {
        var url = options.WebhookUrl ?? throw new InvalidOperationException("WebhookUrl is not set.");
        Demand(await client.SetWebhookAsync(
            new(url, options.WebhookSecret, options.MaxConnections, TelegramUpdates.Kinds), cancellation));
    }

    /// <summary>Ends the webhook; updates wait to be polled.</summary>
    /// <exception cref="TelegramException">Telegram is out of reach.</exception>
    public async Task RemoveWebhookAsync(CancellationToken cancellation)
    {
        Demand(await client.DeleteWebhookAsync(cancellation));
        TelegramLog.WebhookRemoved(logger, options.Account);
    }

    /// <summary>What Telegram says about its deliveries, for the console's health page.</summary>
    /// <exception cref="TelegramException">Telegram is out of reach.</exception>
    public async Task<WebhookState> GetWebhookAsync(CancellationToken cancellation)
    {
        var info = Demand(await client.GetWebhookInfoAsync(cancellation));
        return new WebhookState(
            string.IsNullOrEmpty(info.Url) ? null : info.Url, info.PendingUpdateCount,
            info.LastErrorDate is { } date ? DateTimeOffset.FromUnixTimeSeconds(date).UtcDateTime : null, info.LastErrorMessage);
    }

    /// <summary>Publishes the menu of commands: at most 100, names of 1 to 32 lower-case letters, digits, underscores.</summary>
    /// <exception cref="TelegramException">A command is not acceptable, or Telegram is out of reach.</exception>
    public async Task PublishCommandsAsync(
        IReadOnlyList<(string Command, string Description)> commands, CancellationToken cancellation) =>
        Demand(await client.SetMyCommandsAsync(
            [.. commands.Select(entry => new BotCommand(entry.Command, entry.Description))], cancellation));

    private static T Demand<T>(ApiAnswer<T> answer) =>
        answer.IsOk ? answer.Result : throw new TelegramException(Outcomes.Of(answer.Fault) is ChannelDown down
            ? down.Why
            : TelegramChannel.Words(answer.Fault));
}

/// <summary>How Telegram's deliveries go.</summary>
/// <param name="Url">Where they go; null when the bot polls.</param>
/// <param name="Pending">Updates that wait.</param>
/// <param name="LastErrorAt">When one failed last.</param>
/// <param name="LastError">Why, in Telegram's words.</param>
public sealed record WebhookState(string? Url, int Pending, DateTime? LastErrorAt, string? LastError);

/// <summary>The bot cannot be set up or polled; the message says the next step and holds no secret.</summary>
public sealed class TelegramException(string message) : Exception(message);
