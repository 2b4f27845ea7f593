using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Neutrality;

/// <summary>Which elections there are, as the program and the office know them, and what holds on a day.</summary>
internal sealed class ElectionCalendar(OfficeProfile office, IOptions<NeutralityOptions> options)
{
    /// <summary>What holds at a moment where the office is. Read from the database each time: an import holds at once, on every host.</summary>
    public async Task<Season> SeasonAsync(OfficeDbContext db, DateTime at, CancellationToken cancellation)
    {
        var own = await db.ElectionPhases.AsNoTracking().ToListAsync(cancellation);
        return Season.On(office.DayOf(at), With(own), options.Value.PoliticalYearDays);
    }

    /// <summary>True when a political broadcast may not go out then: it is a quiet period, and the caller is not the head of the office.</summary>
    public async Task<bool> IsHeldBackAsync(bool isPolitical, DateTime at, TurnContext turn) =>
        isPolitical && !turn.Caller.Has("kepala-dinas") && (await SeasonAsync(turn.Db, at, turn.Cancellation)).Kind is SeasonKind.QuietPeriod;

    // What the office says of an election stands in place of what the program knows of it.
    private static IEnumerable<ElectionPhase> With(List<ElectionPhase> own) => own.Concat(ElectionPhase.Known.Where(known => !own.Exists(o => o.Code == known.Code)));
}
