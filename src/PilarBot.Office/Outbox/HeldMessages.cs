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

    /// <summary>Gives up what was held before a time: for whoever writes later, it would be old news.</summary>
    public static Task<int> GiveUpAsync(OfficeDbContext db, DateTime before, DateTime now, CancellationToken cancellation) =>
        db.Outbox.Where(m => m.State == OutboxState.Held && m.StateAt < before).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, OutboxState.Dead).SetProperty(m => m.StateAt, now).SetProperty(m => m.Fault, "Penerima tidak membalas templatnya."), cancellation);
}
