using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PilarBot.Channels;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Media;

namespace PilarBot.Office.Conversations;

/// <summary>Turns what a walk through a flow wants into rows of the turn. Every kind of event has its place here.</summary>
internal sealed partial class TurnEvents(ILogger<TurnEvents> logger)
{
    private const int MergedLength = 3500;

    /// <summary>Handles the events of one turn, in order.</summary>
    public async Task HandleAsync(IReadOnlyList<FlowEvent> happened, TurnContext turn, InboundMessage? message)
    {
        foreach (var tapped in happened.OfType<ChoiceTapped>())
            if (message is { MessageRef: { } reference, Content: TapContent { Question: { } question } })
                turn.Say(new ShowChoice(reference, question, tapped.Label));
        foreach (var (text, isReceipt) in Said(happened))
            turn.Say(text, isReceipt);
        foreach (var @event in happened)
        {
            switch (@event)
            {
                case MessageCreated or ChoiceTapped or ActionRequested or FileAwaited:
                    break;
                case HumanRequested human:
                    await CallHumanAsync(human, turn);
                    break;
                case FlowBroke broke:
                    Log.Broke(logger, broke.Flow, broke.Step, broke.Fault);
                    break;
                case FlowStarted started:
                    Log.Started(logger, started.Flow);
                    break;
                case FlowCompleted completed:
                    Log.Completed(logger, completed.Flow);
                    break;
                case FlowCancelled cancelled:
                    Log.Cancelled(logger, cancelled.Flow);
                    break;
                case FlowExpired expired:
                    Log.Expired(logger, expired.Flow);
                    break;
                default:
                    throw new InvalidOperationException($"No handler for {@event.GetType().Name}.");
            }
        }
    }

    /// <summary>What one turn says, in as few messages as it can: fewer to wait for on a bad line.</summary>
    public static IEnumerable<(OutboundText Text, bool IsReceipt)> Said(IEnumerable<FlowEvent> happened)
    {
        MessageCreated? open = null;
        foreach (var message in happened.OfType<MessageCreated>())
        {
            if (open is { Buttons: [], Share: ShareOffer.None, IsReceipt: false } && !message.IsReceipt
                && open.Markdown.Length + message.Markdown.Length < MergedLength)
            {
                open = message with { Markdown = $"{open.Markdown.TrimEnd()}\n\n{message.Markdown}", EndsShare = open.EndsShare || message.EndsShare };
                continue;
            }
            if (open is not null)
                yield return (ToOutbound(open), open.IsReceipt);
            open = message;
        }
        if (open is not null)
            yield return (ToOutbound(open), open.IsReceipt);
    }

    private static OutboundText ToOutbound(MessageCreated message) => new(message.Markdown)
    {
        Choices = [.. message.Buttons.Select(b => new Choice(b.Label, b.Data))],
        Share = message.Share switch { ShareOffer.None => Share.None, ShareOffer.Contact => Share.Contact, ShareOffer.Location => Share.Location },
        EndsShare = message.EndsShare,
    };

    /// <summary>Notes a file, so that it is fetched; only when the dialogue took it: what nobody asked for stays with the channel.</summary>
    public static void NoteMedia(Sprint sprint, TurnContext turn, Input first, InboundMessage? message)
    {
        if (message?.Content is not MediaContent content || first is not MediaInput media || !Took(sprint.Dialogue, media.Id))
            return;
        turn.HasNewMedia = true;
        var id = Guid.Parse(media.Id);
        turn.Db.Media.Add(new()
        {
            Id = id,
            Key = turn.Sealer.NewKey(id),
            Account = message.From.Account,
            ConversationId = turn.Conversation.Id,
            FileRef = content.FileRef,
            // A picture sent as a file is to be a picture too.
            Kind = media.Kind is MediaInputKind.Photo ? MediaKind.Photo : content.Kind,
            OwnerKind = sprint.Events.OfType<FileAwaited>().Any(awaited => awaited.Id == media.Id) ? MediaItem.Table : null,
            NotBefore = turn.Now,
            ReceivedAt = turn.Now,
        });
    }

    private static bool Took(Dialogue dialogue, string id) =>
        dialogue.Session is { } session
        && (session.Gathered.Contains(id) || session.Trail.Any(e => e is { Kind: TrailKind.Answered, Value: JsonArray files } && files.Any(f => f?.GetValueKind() is JsonValueKind.String && f.GetValue<string>() == id)));

    private async Task CallHumanAsync(HumanRequested human, TurnContext turn)
    {
        turn.Db.HumanRequests.Add(new() { Id = turn.NewId(), ConversationId = turn.Conversation.Id, Reason = human.Reason, At = turn.Now });
        Log.HumanRequested(logger, human.Reason);
        await StaffAlert.SendAsync(turn);
    }

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Error, "Flow {Flow} broke at {Step}: {Fault}. The person was handed to a human; correct the flow")]
        public static partial void Broke(ILogger logger, string flow, string step, string fault);

        [LoggerMessage(1102, LogLevel.Debug, "Flow {Flow} started")]
        public static partial void Started(ILogger logger, string flow);

        [LoggerMessage(1103, LogLevel.Debug, "Flow {Flow} completed")]
        public static partial void Completed(ILogger logger, string flow);

        [LoggerMessage(1104, LogLevel.Debug, "Flow {Flow} cancelled")]
        public static partial void Cancelled(ILogger logger, string flow);

        [LoggerMessage(1105, LogLevel.Debug, "A draft of flow {Flow} expired")]
        public static partial void Expired(ILogger logger, string flow);

        // Without the flow: beside the request's row it would tell which chat was in the middle of a complaint.
        [LoggerMessage(1106, LogLevel.Information, "A human was called: {Reason}")]
        public static partial void HumanRequested(ILogger logger, HumanReason reason);
    }
}
