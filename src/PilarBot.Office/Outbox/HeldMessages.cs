using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Outbox;

/// <summary>What a chat is owed, but may only get once its person has written.</summary>
internal static class HeldMessages
{
    /// <summary>The person has written: everything that was held goes out, before what this turn says.</summary>
    public static async Task ReleaseAsync(TurnContext turn)
    {
        var (chat, now) = (turn.Conversation.Id, turn.Now);
        turn.Conversation.HasHeld = false;
        await turn.Db.Outbox.Where(m => m.ConversationId == chat && m.State == OutboxState.Held)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Waiting).SetProperty(m => m.StateAt, (DateTime?)null).SetProperty(m => m.NotBefore, now), turn.Cancellation);
        turn.Wake(turn.Conversation.Account);
    }
}
