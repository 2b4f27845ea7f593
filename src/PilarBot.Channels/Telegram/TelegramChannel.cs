using System.Globalization;
using Microsoft.Extensions.Logging;
using PilarBot.Channels.Calls;

namespace PilarBot.Channels.Telegram;

/// <summary>
/// Sends through one Telegram bot. What is longer than a message goes out in several, the keyboard under the last; the outcome
/// then names the last one. When a later one of them fails for now, the outcome is <see cref="Ambiguous"/>, since sending again
/// repeats those that went out (its <see cref="Ambiguous.RetryAfter"/> keeps what Telegram asked to wait); when it fails for
/// good, the outcome is that failure, and the receiver has the beginning.
/// </summary>
public sealed partial class TelegramChannel : IChannel
{
    internal const int MaxText = 4096;
    internal const int MaxCaption = 1024;

    private readonly TelegramClient client;
    private readonly ILogger<TelegramChannel> logger;
    private readonly TimeSpan fetchTimeout;

    /// <summary>Makes the channel; nothing is called yet.</summary>
    /// <param name="options">Validated options.</param>
    /// <param name="http">From <see cref="TelegramHttp.CreateClient"/>, or one that neither logs addresses nor follows redirects.</param>
    /// <param name="logger">Where failures that nobody waits for are told.</param>
    public TelegramChannel(TelegramOptions options, HttpClient http, ILogger<TelegramChannel> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        client = new TelegramClient(options, http);
        this.logger = logger;
        fetchTimeout = TimeSpan.FromSeconds(options.CallTimeout) * 4;
        Account = options.Account;
    }

    /// <inheritdoc/>
    public string Account { get; }

    /// <summary>
    /// Telegram itself takes 100 buttons; ten are what a small screen shows without scrolling, and 40 characters what a row shows
    /// uncut.
    /// </summary>
    public ChannelTraits Traits { get; } = new(MaxText, MaxCaption, MaxChoices: 10, MaxChoiceLabel: 40, MaxFetchBytes: 20 << 20);

    /// <summary>Groups have negative ids.</summary>
    public bool IsGroup(string address) => address is ['-', ..];

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(
        string address, OutboundMessage message, IMediaSource media, CancellationToken cancellation)
    {
        if (!TryChat(address, out var chat))
            return new Refused("not a Telegram chat id");
        return message switch
        {
            OutboundText text => await SendTextAsync(chat, text, cancellation),
            OutboundMedia file => await SendMediaAsync(chat, file, media, cancellation),
            ShowChoice choice => await ShowChoiceAsync(chat, choice, cancellation),
            _ => new Refused($"unknown message {message?.GetType().Name}"),
        };
    }

    /// <inheritdoc/>
    public async Task AcknowledgeAsync(TapContent tap, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tap);
        var answer = await client.AnswerCallbackQueryAsync(tap.CallbackId, cancellation);
        // Too late only means that the button has stopped spinning by itself.
        if (!answer.IsOk && (answer.Fault as ApiRefusal)?.Says("query is too old") != true)
            TelegramLog.AcknowledgeFailed(logger, Account, Words(answer.Fault));
    }

    /// <inheritdoc/>
    public async Task ShowTypingAsync(InboundMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!TryChat(message.From.Address, out var chat))
            return;
        var answer = await client.SendChatActionAsync(chat, "typing", cancellation);
        if (!answer.IsOk)
            TelegramLog.TypingFailed(logger, Account, Words(answer.Fault));
    }

    /// <summary>Takes the buttons off an answered question. One that is gone or cannot be changed any more needs nothing: delivered.</summary>
    private async Task<SendOutcome> ShowChoiceAsync(long chat, ShowChoice choice, CancellationToken cancellation)
    {
        if (!long.TryParse(choice.MessageRef, NumberStyles.None, CultureInfo.InvariantCulture, out var messageId))
            return new Refused("not a Telegram message id");
        var question = Question.Read(choice.Question);
        var text = $"{question?.Text}\n\n✓ {choice.Label}";
        var answer = question?.Text is null || text.Length > MaxText
            ? await client.EditMessageReplyMarkupAsync(new(chat, messageId), cancellation)
            : await client.EditMessageTextAsync(
                new(chat, messageId, text, question.Entities, LinkPreviewOptions.Off), cancellation);
        if (answer.IsOk || (answer.Fault is ApiRefusal { Code: 400 } refusal && IsDone(refusal)))
            return new Delivered(null);
        return Outcomes.Of(answer.Fault);
    }

    private static bool IsDone(ApiRefusal refusal) =>
        refusal.Says("message is not modified") || refusal.Says("message to edit not found") || refusal.Says("message can't be edited");

    internal static string Words(ApiFault fault) => fault switch
    {
        ApiRefusal refusal => Outcomes.Code(refusal),
        NotSent { Why: var why } => why,
        NoAnswer { Why: var why } => why,
        _ => fault.GetType().Name,
    };

    private static bool TryChat(string address, out long chat) =>
        long.TryParse(address, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out chat);
}
