using PilarBot.Channels;
using PilarBot.Channels.WebChat;
using PilarBot.Office;
using PilarBot.Office.Media;
using PilarBot.Office.WebChat;

namespace PilarBot.Host.WebChat;

/// <summary>
/// An account whose other side is browsers that speak Direct Line: what is sent is written into the chat, and reaches them by their
/// streams or when they ask.
/// </summary>
/// <param name="account">Which, and what its chats may do.</param>
/// <param name="conversations">Finds the chats.</param>
/// <param name="transcript">Where messages are written.</param>
/// <param name="uploads">The files that browsers sent.</param>
/// <param name="feed">Wakes the streams.</param>
/// <param name="database">Tells outages.</param>
/// <param name="office">Who speaks.</param>
internal sealed class WebChatChannel(
    WebChatAccount account, WebConversations conversations, WebTranscript transcript, WebUploads uploads, WebChatFeed feed, OfficeDatabase database,
    OfficeProfile office) : IChannel
{
    /// <summary>Who the bot is in activities.</summary>
    public const string BotId = "pilarbot";

    /// <summary>The largest single file, as with Telegram.</summary>
    public const int MaxFile = 20 << 20;

    /// <summary>As Telegram: what the office means to send at most is told by <see cref="Traits"/>.</summary>
    private const int MaxButtons = 100;

    public string Account => account.Name;

    /// <summary>What an activity of its chats says to the bot.</summary>
    public IReadOnlyList<InboundContent> Read(Activity activity) => account.Read(activity);

    public ChannelTraits Traits { get; } = new(MaxText: 4096, MaxCaption: 1024, MaxChoices: 10, MaxChoiceLabel: 40, MaxFetchBytes: MaxFile)
    {
        // Nobody but our own database is on the other side: only a chat that runs wild has to wait.
        Rates = new(AccountBurst: 200, AccountPerSecond: 200, ChatBurst: 20, ChatPerSecond: 5),
    };

    public async Task<SendOutcome> SendAsync(string address, OutboundMessage message, IMediaSource media, CancellationToken cancellation)
    {
        // Buttons go away by themselves as soon as something else is said.
        if (message is ShowChoice)
            return new Delivered(null);
        if (FaultOf(message) is { } fault)
            return new Refused(fault);
        try
        {
            if (await conversations.FindAsync(address, cancellation) is not { EndedAt: null } chat || chat.Account != account.Name)
                return new Unreachable(UnreachableReason.Gone);
            if (await account.IsBlocked(address, cancellation))
                return new Unreachable(UnreachableReason.Blocked);
            var activity = message switch
            {
                OutboundText text => WebChatRendering.Of(text, BubbleHtml.Render(text.Markdown)),
                OutboundMedia file => WebChatRendering.Of(file, BubbleHtml.Render(file.Markdown), await NameAsync(file, media, cancellation)),
                _ => throw new InvalidOperationException($"No rendering of {message.GetType().Name}."),
            };
            var said = await transcript.AppendAsync(chat, activity with { From = new(BotId, office.Name, "bot") }, null, [], cancellation);
            if (said is null)
                return new Unreachable(UnreachableReason.Gone);
            feed.Wake(chat.Id);
            return new Delivered(said.Id);
        }
        catch (FileNotFoundException)
        {
            return new Failed("the file is not in the media folder");
        }
        catch (Exception exception) when (database.IsOutage(exception))
        {
            return new Failed($"the database is out of reach ({exception.GetType().Name})");
        }
    }

    /// <summary>The browser's own request ends when the turn is committed.</summary>
    public Task AcknowledgeAsync(TapContent tap, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Answers are there within milliseconds.</summary>
    public Task ShowTypingAsync(InboundMessage message, CancellationToken cancellation) => Task.CompletedTask;

    public async Task<FetchOutcome> FetchAsync(string fileRef, Stream target, long maxBytes, CancellationToken cancellation)
    {
        try
        {
            if (!Guid.TryParse(fileRef, out var id) || await uploads.OpenAsync(id, cancellation) is not { } content)
                return FetchOutcome.Gone;
            await using (content)
            {
                // Nothing larger was taken, and the target counts for itself.
                await content.CopyToAsync(target, cancellation);
                return FetchOutcome.Fetched;
            }
        }
        catch (Exception exception) when (exception is IOException || database.IsOutage(exception))
        {
            return FetchOutcome.Failed;
        }
    }

    private static string? FaultOf(OutboundMessage message) => message switch
    {
        OutboundText text => string.IsNullOrWhiteSpace(text.Markdown) ? "message text is empty" : WebChatRendering.FaultOf(text.Choices, MaxButtons),
        OutboundMedia file => WebChatRendering.FaultOf(file.Choices, MaxButtons),
        _ => $"unknown message {message.GetType().Name}",
    };

    // Opened once, so that a file that is not there is found now, and clients learn what it is.
    private static async Task<Attachment> NameAsync(OutboundMedia file, IMediaSource media, CancellationToken cancellation)
    {
        await using var content = await media.OpenAsync(file.Source, cancellation);
        var head = new byte[FileType.HeadLength];
        var type = FileType.Sniff(head.AsSpan(0, await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation)));
        return new(type.Mime, WebChatFiles.Media + file.Source, file.FileName ?? (file.Kind is MediaKind.Photo ? "foto" : "berkas") + type.Extension);
    }
}
