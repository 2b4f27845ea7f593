using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Broadcasts;

/// <summary>Somebody wants no broadcasts any more, or wants them again. Answers to their own reports go on either way.</summary>
internal static class ChooseBroadcasts
{
    /// <param name="Wanted">False for no more.</param>
    public sealed record Input(bool Wanted);

    /// <summary>Holds for all chats of a person; what is queued for them is passed over.</summary>
    public static async Task<ActionOutcome<Nothing>> RunAsync(Input input, TurnContext turn)
    {
        turn.Conversation.NoBroadcastsSince = input.Wanted ? null : turn.Conversation.NoBroadcastsSince ?? turn.Now;
        var since = turn.Conversation.NoBroadcastsSince;
        var chat = turn.Conversation.Id;
        var chats = turn.Caller.PersonId is { } person
            ? turn.Db.Conversations.Where(c => c.PersonId == person || c.Id == chat)
            : turn.Db.Conversations.Where(c => c.Id == chat);
        await chats.ExecuteUpdateAsync(set => set.SetProperty(c => c.NoBroadcastsSince, since), turn.Cancellation);
        if (!input.Wanted)
            await turn.Db.BroadcastRecipients.Where(r => r.State == RecipientState.Queued && chats.Any(c => c.Id == r.ConversationId))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RecipientState.Skipped).SetProperty(r => r.SettledAt, turn.Now)
                    .SetProperty(r => r.Fault, Audience.OptedOut), turn.Cancellation);
        return new Nothing();
    }
}
