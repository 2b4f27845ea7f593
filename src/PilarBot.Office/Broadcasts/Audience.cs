using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Engine;
using PilarBot.Office.Conversations;
using PilarBot.Office.People;
using PilarBot.Office.Wilayah;
using Person = PilarBot.Office.People.Person;

namespace PilarBot.Office.Broadcasts;

/// <summary>
/// Whom a broadcast reaches: the chosen people, each in one chat: the one in which they wrote last, of those that can be reached. Counted,
/// shown and written by one query.
/// </summary>
internal static class Audience
{
    /// <summary>What staff read about whoever wants none.</summary>
    public const string OptedOut = "Tidak ingin menerima siaran.";

    /// <summary>What staff read about whoever blocked the bot before.</summary>
    public const string Blocked = "Memblokir bot, atau akunnya tidak ada lagi.";

    /// <summary>The people chosen, with a chat or without.</summary>
    public static IQueryable<Person> People(OfficeDbContext db, AudienceChoice choice, DateTime now)
    {
        var ids = Ids(db, choice, now);
        return db.People.Where(p => ids.Contains(p.Id));
    }

    /// <summary>The chat of each of them that has one, whether it can be reached or not.</summary>
    public static IQueryable<Conversation> Chats(OfficeDbContext db, AudienceChoice choice, DateTime now)
    {
        var chats = OnChannel(db, choice);
        if (choice.Residents)
            return Residents(db, chats, choice);
        var people = Ids(db, choice, now);
        return chats.Where(c => c.PersonId != null && people.Contains(c.PersonId.Value) && !chats.Any(other => other.PersonId == c.PersonId
            && ((c.Unreachable != null || c.NoBroadcastsSince != null) && other.Unreachable == null && other.NoBroadcastsSince == null
                || (c.Unreachable != null || c.NoBroadcastsSince != null) == (other.Unreachable != null || other.NoBroadcastsSince != null)
                    && (other.LastInboundAt > c.LastInboundAt || (other.LastInboundAt == c.LastInboundAt && other.Id > c.Id)))));
    }

    // A group on Telegram is nobody. Of a resident's several chats nobody knows that they are one person's.
    private static IQueryable<Conversation> Residents(OfficeDbContext db, IQueryable<Conversation> chats, AudienceChoice choice)
    {
        // Of nobody's place: they are written to by the whole office alone.
        if (choice.Within.Count > 0)
            return chats.Where(c => false);
        var residents = chats.Where(c => c.PersonId == null && !(c.Account.StartsWith("telegram") && c.Address.Substring(0, 1) == "-"));
        return choice.UnreadOf is { } broadcast ? residents.Where(c => Unread(db, broadcast).Any(other => other.Id == c.Id)) : residents;
    }

    // By their roles alone: of a hundred thousand, nobody's own row is looked up.
    private static IQueryable<Guid> Ids(OfficeDbContext db, AudienceChoice choice, DateTime now)
    {
        var (roles, tags, exceptTags) = (choice.Roles, choice.Tags, choice.ExceptTags);
        var ids = db.RoleGrants.InForce(now).In(choice.Places).In(choice.Within).Where(g => roles.Count == 0 || roles.Contains(g.Role)).Select(g => g.PersonId);
        if (tags.Count > 0)
            ids = ids.Where(id => db.PersonTags.Where(t => tags.Contains(t.Tag)).Select(t => t.PersonId).Contains(id));
        if (exceptTags.Count > 0)
            ids = ids.Where(id => !db.PersonTags.Where(t => exceptTags.Contains(t.Tag)).Select(t => t.PersonId).Contains(id));
        if (choice.People is { Count: > 0 } chosen)
            ids = ids.Where(id => chosen.Contains(id));
        if (choice.Except is { Count: > 0 } except)
            ids = ids.Where(id => !except.Contains(id));
        if (choice.UnreadOf is { } broadcast)
            ids = ids.Where(id => Unread(db, broadcast).Any(c => c.PersonId == id));
        return ids;
    }

    /// <summary>Those of them that can be reached.</summary>
    public static IQueryable<Conversation> Reachable(OfficeDbContext db, AudienceChoice choice, DateTime now) =>
        Chats(db, choice, now).Where(c => c.Unreachable == null && c.NoBroadcastsSince == null);

    /// <summary>
    /// Writes the recipients of a broadcast, all of them by one statement inside the database: whoever cannot be reached or wants none is
    /// written too, with the reason.
    /// </summary>
    /// <param name="db">Inside a writing transaction.</param>
    /// <param name="broadcast">Which.</param>
    /// <param name="office">The office's zone: that of everybody whose roles lie nowhere else.</param>
    /// <param name="now">Which roles are in force.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task ExpandAsync(OfficeDbContext db, Broadcast broadcast, Zone office, DateTime now, CancellationToken cancellation)
    {
        // The members are named as the columns are read below. In the order of their ids, which the indexes take fastest.
        await using var command = Chats(db, broadcast.Audience, now)
            .Select(c => new { id = c.Id, account = c.Account, unreachable = c.Unreachable, no_broadcasts_since = c.NoBroadcastsSince }).CreateDbCommand();
        await using var insert = OfficeDatabase.Command(db, $"""
            INSERT INTO broadcast_recipients (broadcast_id, conversation_id, account, state, not_before, hours, attempts, fault, settled_at)
            SELECT @new_broadcast, a.id, a.account,
                CASE WHEN a.unreachable IS NOT NULL THEN 'Unreachable' WHEN a.no_broadcasts_since IS NOT NULL THEN 'Skipped' ELSE 'Queued' END,
                @new_at, @new_hours, 0,
                CASE WHEN a.unreachable IS NOT NULL THEN @new_blocked WHEN a.no_broadcasts_since IS NOT NULL THEN @new_opted_out END,
                CASE WHEN a.unreachable IS NOT NULL OR a.no_broadcasts_since IS NOT NULL THEN @new_now END
            FROM ({command.CommandText}) AS a ORDER BY a.id;
            """,
            ("new_broadcast", broadcast.Id), ("new_at", broadcast.At), ("new_hours", office.Hours), ("new_blocked", Blocked),
            ("new_opted_out", OptedOut), ("new_now", now));
        while (command.Parameters.Count > 0)
        {
            var parameter = command.Parameters[0];
            command.Parameters.RemoveAt(0);
            insert.Parameters.Add(parameter);
        }
        await insert.ExecuteNonQueryAsync(cancellation);
        await SetZonesAsync(db, broadcast, office, now, cancellation);
    }

    /// <summary>The chats that got a broadcast, whose people have not said that they read it; of it or of a reminder of it.</summary>
    public static IQueryable<Conversation> Unread(OfficeDbContext db, Guid broadcast) => db.Conversations.Where(c =>
        db.BroadcastRecipients.Any(r => r.BroadcastId == broadcast && r.ConversationId == c.Id && r.AcknowledgedAt == null
            && (r.State == RecipientState.Sent || r.State == RecipientState.Delivered || r.State == RecipientState.Read)));

    private static IQueryable<Conversation> OnChannel(OfficeDbContext db, AudienceChoice choice)
    {
        if (choice.Channel is "")
            return db.Conversations;
        var (channel, more) = (choice.Channel, choice.Channel + "-");
        return db.Conversations.Where(c => c.Account == channel || c.Account.StartsWith(more));
    }

    // Most offices lie in one zone, with all their people: then there is nothing to do.
    private static async Task SetZonesAsync(OfficeDbContext db, Broadcast broadcast, Zone office, DateTime now, CancellationToken cancellation)
    {
        foreach (var zone in (Zone[])[Zone.Wib, Zone.Wita, Zone.Wit])
        {
            if (zone == office)
                continue;
            var provinces = Enumerable.Range(11, 89).Select(p => $"{p}").Where(p => WilayahCode.ZoneOf(p) == zone).ToList();
            var people = db.RoleGrants.InForce(now).Where(g => provinces.Contains(g.Wilayah.Substring(0, 2)))
                .Select(g => g.PersonId);
            if (!await people.AnyAsync(cancellation))
                continue;
            var at = broadcast.IsLocalTime ? BroadcastHours.SameHour(broadcast.At, office, zone.Hours) : broadcast.At;
            var (id, hours) = (broadcast.Id, zone.Hours);
            await db.BroadcastRecipients
                .Where(r => r.BroadcastId == id && db.Conversations.Any(c => c.Id == r.ConversationId && people.Contains(c.PersonId!.Value)))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.Hours, hours).SetProperty(r => r.NotBefore, at), cancellation);
        }
    }
}
