namespace PilarBot.Office.Conversations;

/// <summary>The one chat in which somebody of the office is written to: that in which they wrote last, of those that can be reached.</summary>
internal static class LastChat
{
    /// <summary>Everybody's.</summary>
    public static IQueryable<Conversation> OfEach(OfficeDbContext db) => db.Conversations.Where(c => c.PersonId != null && c.Unreachable == null
        && !db.Conversations.Any(later => later.PersonId == c.PersonId && later.Unreachable == null
            && (later.LastInboundAt > c.LastInboundAt || (later.LastInboundAt == c.LastInboundAt && later.Id > c.Id))));

    /// <summary>One person's: its id; empty for somebody who has none.</summary>
    public static IQueryable<Guid> Of(OfficeDbContext db, Guid person) => OfEach(db).Where(c => c.PersonId == person).Select(c => c.Id);
}
