using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Verval;

/// <summary>Tells how many families nobody has visited for long.</summary>
internal sealed class StaleData(OfficeProfile office, IOptions<VervalOptions> options)
{
    // Beyond this nobody needs the number: counting stops.
    private const int Most = 500;

    /// <param name="Count">Families whose data are old, at most 500.</param>
    /// <param name="IsMore">True when there are more than that.</param>
    /// <param name="Days">After how many days data are old.</param>
    public sealed record Result(int Count, bool IsMore, int Days);

    public async Task<ActionOutcome<Result>> RunAsync(Nothing input, TurnContext turn)
    {
        var count = await Old(turn.Db, office.DayOf(turn.Now)).Within(turn.Caller, VervalAccess.Watchers).Take(Most + 1).CountAsync(turn.Cancellation);
        return new Result(Math.Min(count, Most), count > Most, options.Value.StaleAfterDays);
    }

    /// <summary>Families that were never visited, or not since the day from which on data are fresh.</summary>
    public IQueryable<Residents.Household> Old(OfficeDbContext db, DateOnly today)
    {
        var since = today.AddDays(-options.Value.StaleAfterDays);
        return db.Households.Where(h => h.VerifiedOn == null || h.VerifiedOn < since);
    }
}
