using System.Globalization;
using Microsoft.Extensions.Logging;
using PilarBot.Channels.Calls;

namespace PilarBot.Channels.WhatsApp;

/// <summary>
/// Sends through one WhatsApp business number. A message becomes as few bubbles as it can; the outcome names the last. "Delivered" means
/// here that Graph took it: whether it arrives is told later in a <see cref="DeliveryReport"/>. When a later bubble fails, the outcome is
/// as with <see cref="Telegram.TelegramChannel"/>. WhatsApp keeps no order between messages (protocol section B.3): join what belongs
/// together with <see cref="WhatsAppBubbles.Merge"/> before.
/// </summary>
public sealed partial class WhatsAppChannel : IChannel
{
    private readonly GraphClient client;
    private readonly WhatsAppOptions options;
    private readonly ILogger<WhatsAppChannel> logger;
    private readonly PairWaits pairs = new();

    /// <summary>Makes the channel; nothing is called yet.</summary>
    /// <param name="options">Validated options.</param>
    /// <param name="http">From <see cref="WhatsAppHttp.CreateClient"/>.</param>
    /// <param name="logger">Where failures that nobody waits for are told.</param>
    public WhatsAppChannel(WhatsAppOptions options, HttpClient http, ILogger<WhatsAppChannel> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        client = new GraphClient(options, http);
        this.options = options;
        this.logger = logger;
        Account = options.Account;
        Traits = new(
            WhatsAppLimits.Text, WhatsAppLimits.Caption, MaxChoices: WhatsAppLimits.Rows, MaxChoiceLabel: WhatsAppLimits.RowDescription,
            WhatsAppLimits.MaxReceivedBytes)
        {
            // The number's throughput counts what comes in too, and the pair limit what is read: neither is used up.
            Rates = new(options.Throughput / 2, options.Throughput * 0.75, WhatsAppLimits.PairBurst - 5, WhatsAppLimits.PairPerSecond),
            ReplyWindow = WhatsAppLimits.Window,
            ReportsDeliveries = true,
            ShowsRead = true,
        };
    }

    /// <inheritdoc/>
    public string Account { get; }

    /// <summary>
    /// Labels up to 20 characters (three choices) or 24 (a list) are shown whole; those up to 72 are numbered, shortened and repeated in
    /// full, so whoever writes need not cut them.
    /// </summary>
    public ChannelTraits Traits { get; }

    /// <inheritdoc/>
    public OutboundMessage? Join(OutboundMessage first, OutboundMessage second) => WhatsAppBubbles.Join(first, second);

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(
        string address, OutboundMessage message, IMediaSource media, CancellationToken cancellation)
    {
        if (Bubbles.Fault(message) is { } fault)
            return new Refused(fault);
        if (message.Mark is { Length: > WhatsAppLimits.Mark - 10 })
            return new Refused("a mark that is too long");
        // WhatsApp has no way to change a message: which button was pressed stands in the chat as a reply anyway.
        if (message is ShowChoice)
            return new Delivered(null) { Messages = 0 };
        var userId = WhatsAppAddress.IsUserId(address) ? address : null;
        var phone = userId is null ? WhatsAppAddress.OfPhone(address) : null;
        if (userId is null && phone is null)
            return new Refused("not a WhatsApp address");

        var bubbles = Bubbles.Of(message);
        var outcome = (SendOutcome)new Refused("message text is empty");
        string? mediaRef = null;
        for (var sent = 0; sent < bubbles.Count; sent++)
        {
            outcome = await SendBubbleAsync(address, bubbles[sent], MarkOf(message, sent, bubbles.Count), media, cancellation);
            pairs.Note(address, outcome);
            if (outcome is not Delivered delivered)
                return PartialSend.After(outcome, sent, bubbles.Count);
            mediaRef ??= delivered.MediaRef;
            outcome = delivered with { MediaRef = mediaRef, Messages = sent + 1 };
        }

        return outcome;
    }

    /// <summary>A reply button does not spin: it only is marked as read.</summary>
    public Task AcknowledgeAsync(TapContent tap, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tap);
        return MarkReadAsync(tap.CallbackId, typing: false, cancellation);
    }

    /// <summary>Marks the message as read and shows typing for up to 25 seconds, in one call.</summary>
    public Task ShowTypingAsync(InboundMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.MessageRef is { } messageRef ? MarkReadAsync(messageRef, typing: true, cancellation) : Task.CompletedTask;
    }

    private async Task MarkReadAsync(string messageRef, bool typing, CancellationToken cancellation)
    {
        var answer = await client.MarkReadAsync(messageRef, typing, cancellation);
        if (!answer.IsOk)
            WhatsAppLog.MarkReadFailed(logger, Account, Words(answer.Fault));
    }

    // Which part of how many: a report about one of several does not speak for all.
    private static string? MarkOf(OutboundMessage message, int index, int count) =>
        message.Mark is { } mark && count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{mark}#{index + 1}/{count}") : message.Mark;

    private async Task<SendOutcome> SendBubbleAsync(
        string address, Bubble bubble, string? mark, IMediaSource media, CancellationToken cancellation)
    {
        var file = BubbleMessages.FileOf(bubble);
        var known = file is null ? null : await media.FindUploadedAsync(Account, file.Source, cancellation);
        if (file is not null && known is not null)
        {
            var again = await PostAsync(address, bubble, known, mark, cancellation);
            // Ids live 30 days and belong to one number. Refused means that nothing was sent.
            if (again.IsOk || again.Fault is not GraphRefusal { Code: 100 or 131009 or 131053 })
                return Outcome(address, again, known);
            WhatsAppLog.UploadingAgain(logger, Account);
        }

        string? mediaId = null;
        if (file is not null)
        {
            var (uploaded, failure) = await UploadAsync(file, media, cancellation);
            if (uploaded is null)
                return failure!;
            mediaId = uploaded;
        }

        return Outcome(address, await PostAsync(address, bubble, mediaId, mark, cancellation), mediaId);
    }

    private Task<ApiAnswer<SendAnswer>> PostAsync(string address, Bubble bubble, string? mediaId, string? mark, CancellationToken cancellation)
    {
        var byId = WhatsAppAddress.IsUserId(address);
        return client.SendAsync(
            BubbleMessages.Of(bubble, mediaId, options.ListButton) with
            {
                To = byId ? null : WhatsAppAddress.OfPhone(address),
                Recipient = byId ? address : null,
                BizOpaqueCallbackData = mark,
            },
            cancellation);
    }

    private SendOutcome Outcome(string address, ApiAnswer<SendAnswer> answer, string? mediaId)
    {
        if (!answer.IsOk)
            return GraphOutcomes.Of(answer.Fault, pairs.Earlier(address));
        return answer.Result.Messages is [{ Id: { } id }, ..]
            ? new Delivered(id, mediaId)
            : new Ambiguous("answer without a message id");
    }

    private static string Words(ApiFault fault) => fault switch
    {
        GraphRefusal refusal => refusal.ForLog,
        NotSent { Why: var why } => why,
        NoAnswer { Why: var why } => why,
        _ => fault.GetType().Name,
    };
}
