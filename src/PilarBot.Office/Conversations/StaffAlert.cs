using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Conversations;

/// <summary>Tells staff something in their own chats.</summary>
internal static class StaffAlert
{
    private const int Most = 20;

    /// <summary>Somebody waits for a human. Says nothing of who or why: the queue does, to those who may see it.</summary>
    public static async Task SendAsync(TurnContext turn)
    {
        var chats = await ChatsOf(["staf-dinsos"], turn.Db, turn.Now).Where(id => id != turn.Conversation.Id).Take(Most).ToListAsync(turn.Cancellation);
        foreach (var chat in chats)
            await turn.SayToAsync(chat, new OutboundText("Seseorang menunggu jawaban petugas. Ketik **antrean** untuk melihatnya.")
            {
                Choices = [new("Lihat antrean", "!antrean")],
            }, MessagePurpose.Reminder);
    }

    /// <summary>Tells everybody who holds a role, from outside of any chat's turn.</summary>
    /// <returns>The accounts whose senders are to be woken after the commit.</returns>
    public static Task<IReadOnlySet<string>> SendAsync(
        OfficeDbContext db, string role, OutboundText text, Sealer sealer, DateTime now, CancellationToken cancellation) =>
        SendAsync(db, [role], text, sealer, now, cancellation);

    /// <summary>Tells everybody who holds any of the roles, once in each of their chats, from outside of any chat's turn.</summary>
    /// <returns>The accounts whose senders are to be woken after the commit.</returns>
    public static async Task<IReadOnlySet<string>> SendAsync(
        OfficeDbContext db, string[] roles, OutboundText text, Sealer sealer, DateTime now, CancellationToken cancellation)
    {
        var accounts = new HashSet<string>();
        foreach (var chat in await ChatsOf(roles, db, now).Take(Most).ToListAsync(cancellation))
            if (await OweMessage.ToAsync(db, chat, text, MessagePurpose.Reminder, sealer, now, cancellation) is { } account)
                accounts.Add(account);
        return accounts;
    }

    // In the order of their ids, so that two alerts at once take the chats' locks in one order.
    private static IQueryable<Guid> ChatsOf(string[] roles, OfficeDbContext db, DateTime now) => (
        from grant in db.RoleGrants
        where roles.Contains(grant.Role) && grant.Since <= now && (grant.Until == null || grant.Until > now)
        join chat in db.Conversations on grant.PersonId equals chat.PersonId
        select chat.Id).Distinct().OrderBy(id => id);
}
