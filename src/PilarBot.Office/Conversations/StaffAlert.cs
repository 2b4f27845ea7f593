using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;

namespace PilarBot.Office.Conversations;

/// <summary>Tells staff in their own chats that somebody waits for a human. Says nothing of who or why: the queue does, to those who may see it.</summary>
internal static class StaffAlert
{
    private const int Most = 20;

    public static async Task SendAsync(TurnContext turn)
    {
        var chats = await (
            from grant in turn.Db.RoleGrants
            where grant.Role == "staf-dinsos" && grant.Since <= turn.Now && (grant.Until == null || grant.Until > turn.Now)
            join chat in turn.Db.Conversations on grant.PersonId equals chat.PersonId
            where chat.Id != turn.Conversation.Id
            select chat.Id).Distinct().OrderBy(id => id).Take(Most).ToListAsync(turn.Cancellation);
        foreach (var chat in chats)
            await turn.SayToAsync(chat, new OutboundText("Seseorang menunggu jawaban petugas. Ketik **antrean** untuk melihatnya.")
            {
                Choices = [new("Lihat antrean", "!antrean")],
            });
    }
}
