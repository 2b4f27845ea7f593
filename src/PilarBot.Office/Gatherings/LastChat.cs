namespace PilarBot.Office.Gatherings;

/// <summary>The one chat in which somebody is written to: that in which they wrote last, of those that can be reached.</summary>
internal static class LastChat
{
    /// <summary>Its id; empty for somebody who has none.</summary>
    public static IQueryable<Guid> Of(OfficeDbContext db, Guid person) =>
        db.Conversations.Where(c => c.PersonId == person && c.Unreachable == null).OrderByDescending(c => c.LastInboundAt).ThenByDescending(c => c.Id).Select(c => c.Id).Take(1);
}
