using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PilarBot.Channels;
using PilarBot.Office.Conversations;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Complaints;

/// <summary>
/// What is said unasked about complaints. It may be read on a locked screen, over a shoulder: no number, no name, nothing of what it is
/// about.
/// </summary>
internal sealed partial class ComplaintNotices(ILogger<ComplaintNotices> logger)
{
    private const int Most = 20;

    /// <summary>Tells the reporter that there is something to look at.</summary>
    public static async Task ToReporterAsync(Complaint complaint, TurnContext turn)
    {
        var chat = Guid.ParseExact(turn.Sealer.OpenText(complaint.Key, complaint.Id, "reporter-chat", complaint.ReporterChat), "N");
        // It may have gone on in another, even in the turn's own.
        chat = await MergedChat.FollowAsync(turn.Db, chat, turn.Cancellation) ?? chat;
        await turn.SayToAsync(chat, new OutboundText("Ada perkembangan pada aduan Anda. Ketik **status** untuk melihatnya.")
        {
            Choices = [new("Lihat status", "!status")],
        }, MessagePurpose.ComplaintNotice);
    }

    /// <summary>Tells those who may handle the complaint, and only them, that something waits.</summary>
    public async Task ToHandlersAsync(Complaint complaint, TurnContext turn)
    {
        var now = turn.Now;
        var handlers = await (
            from chat in turn.Db.Conversations
            join person in turn.Db.People on chat.PersonId equals person.Id
            where turn.Db.RoleGrants.Any(g => g.PersonId == person.Id && (g.Role == ComplaintAccess.Officer || g.Role == ComplaintAccess.Head)
                && g.Since <= now && (g.Until == null || g.Until > now))
            select new { Chat = chat.Id, person.Id, person.Name }).ToListAsync(turn.Cancellation);
        var people = handlers.Select(h => h.Id).Distinct().ToList();
        var grants = await turn.Db.RoleGrants.AsNoTracking()
            .Where(g => people.Contains(g.PersonId) && g.Since <= now && (g.Until == null || g.Until > now)).ToListAsync(turn.Cancellation);
        var told = handlers
            .Where(h => new Caller(h.Id, h.Name, [.. grants.Where(g => g.PersonId == h.Id).Select(g => new CallerRole(g.Role, g.Wilayah))])
                .Handles(complaint, turn.Sealer))
            .Select(h => h.Chat).Order().Take(Most).ToList();
        if (told.Count == 0)
            Log.NobodyToHandle(logger);
        foreach (var chat in told)
            await turn.SayToAsync(chat, new OutboundText("Ada aduan yang menunggu Anda. Ketik **aduan masuk** untuk melihatnya.")
            {
                Choices = [new("Aduan masuk", "!aduan masuk")],
            }, MessagePurpose.ComplaintNotice);
    }

    private static partial class Log
    {
        [LoggerMessage(2401, LogLevel.Warning, "A complaint waits that nobody with a chat here may handle; appoint another penangan-aduan and let them register")]
        public static partial void NobodyToHandle(ILogger logger);
    }
}
