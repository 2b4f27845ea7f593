using System.Globalization;
using PilarBot.Channels;
using PilarBot.Channels.WebChat;
using PilarBot.Host.Workers;
using PilarBot.Office.Conversations;
using PilarBot.Office.WebChat;

namespace PilarBot.Host.WebChat;

/// <summary>What became of what a client posted.</summary>
internal abstract record Intake
{
    /// <summary>It is in the chat, and had its turn.</summary>
    public sealed record Taken(Activity Activity) : Intake;

    /// <summary>The database is out of reach: the same is to be posted again.</summary>
    public sealed record Outage : Intake;

    /// <summary>The chat has ended.</summary>
    public sealed record Ended : Intake;
}

/// <summary>
/// Takes what clients post: into the chat, where they see it come back, then to its turn. The same posted again, by its client's name
/// for it, stands in the chat once and has one turn.
/// </summary>
internal sealed class WebChatIntake(WebTranscript transcript, Inbox inbox, WebChatFeed feed, UploadFolder folder)
{
    // One after the other within a chat, so that turns come in the order in which the chat shows what was said.
    private readonly ChatLanes lanes = new();

    /// <summary>Takes an activity. The caller's own connection does not end it: what has begun is finished.</summary>
    /// <param name="chat">Where.</param>
    /// <param name="activity">As it is to be kept, see <see cref="WebChatReading.Clean"/>.</param>
    /// <param name="uploads">The files that came with it, kept already.</param>
    /// <param name="read">What it says to the bot.</param>
    public Task<Intake> TakeAsync(
        WebConversation chat, Activity activity, IReadOnlyList<Guid> uploads, Func<Activity, IReadOnlyList<InboundContent>> read) =>
        lanes.RunAsync(chat.ChannelAddress, async () =>
        {
            var clientId = WebChatReading.ClientIdOf(activity);
            if (await transcript.AppendAsync(chat, activity, clientId, uploads, CancellationToken.None) is not { } kept)
            {
                folder.Delete(uploads);
                return new Intake.Ended();
            }
            feed.Wake(chat.Id);
            // What came when the same was posted first is what counts.
            folder.Delete(uploads.Where(id => kept.Attachments?.Any(a => a.ContentUrl == WebChatReading.Upload + id.ToString("N")) is not true));
            return await inbox.ReceiveAsync(MessagesOf(chat, kept, read(kept), clientId)) ? new Intake.Taken(kept) : (Intake)new Intake.Outage();
        });

    private static List<InboundMessage> MessagesOf(WebConversation chat, Activity kept, IReadOnlyList<InboundContent> contents, string? clientId) =>
    [
        .. contents.Select((content, i) => new InboundMessage
        {
            From = chat.ChannelAddress,
            Key = $"d:{chat.Address}:{clientId ?? kept.Id}" + (i == 0 ? "" : $":{i}"),
            Content = content,
            SentAt = DateTime.Parse(kept.Timestamp!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
            DisplayName = kept.From?.Name ?? "",
            MessageRef = kept.Id,
        }),
    ];
}
