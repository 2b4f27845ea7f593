using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Audit;
using PilarBot.Office.Calendar;
using PilarBot.Office.Conversations;
using PilarBot.Office.Proposals;

namespace PilarBot.Office.PublicReview;

/// <summary>
/// Opens a public review of what a desa agreed on this month and the last. Of each proposal only initials, RT, kind and programme go into
/// the list. One review runs in a desa at a time.
/// </summary>
internal sealed class OpenReview(OfficeProfile office, IOptions<ReviewOptions> options)
{
    private const int Most = 500;

    private static readonly ProposalState[] Agreed = [ProposalState.Deliberated, ProposalState.Submitted, ProposalState.Approved];

    public sealed record Input([property: Kind(ValueKind.Wilayah)] string Desa);

    /// <param name="Count">How many lines it would have.</param>
    /// <param name="LastDay">Until when residents could object.</param>
    /// <param name="Days">For how many days.</param>
    /// <param name="Unit"><c>kalender</c> or <c>kerja</c>.</param>
    public sealed record Draft(int Count, DateOnly LastDay, int Days, string Unit);

    /// <param name="Number">Its number.</param>
    /// <param name="Count">How many lines it has.</param>
    /// <param name="LastDay">Until when residents may object.</param>
    public sealed record Result(string Number, int Count, DateOnly LastDay);

    public async Task<ActionOutcome<Draft>> PrepareAsync(Input input, TurnContext turn)
    {
        if (await RefusalAsync(input.Desa, turn) is { } refusal)
            return refusal;
        var count = await Listed(turn.Db, input.Desa, office.DayOf(turn.Now)).Take(Most).CountAsync(turn.Cancellation);
        return count == 0
            ? ReviewRefusal.Nothing
            : new Draft(count, await LastDayAsync(turn), options.Value.ObjectionDays, options.Value.ObjectionInWorkingDays ? "kerja" : "kalender");
    }

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        // Under the desa's lock: of two who open at once, the second is told so.
        await Setting.LockAsync(turn.Db, "review-" + input.Desa, turn.Cancellation);
        if (await RefusalAsync(input.Desa, turn) is { } refusal)
            return refusal;
        var today = office.DayOf(turn.Now);
        var agreed = await (
            from proposal in Listed(turn.Db, input.Desa, today)
            join resident in turn.Db.Residents on proposal.ResidentId equals resident.Id
            orderby proposal.Rt, proposal.Id
            select new { proposal.Id, proposal.Rt, proposal.Program, Resident = resident.Id, resident.Key, resident.Name }).Take(Most).ToListAsync(turn.Cancellation);
        if (agreed is [])
            return ReviewRefusal.Nothing;
        var review = New(turn.NewId(), await turn.NextNumberAsync("review"), input.Desa, today, await LastDayAsync(turn), turn.Caller.PersonId, turn.Now, office);
        turn.Db.Reviews.Add(review);
        turn.Db.ReviewEntries.AddRange(agreed.Select((proposal, place) => new ReviewEntry
        {
            Id = turn.NewId(),
            ReviewId = review.Id,
            Ordinal = place + 1,
            Initials = ReviewWords.InitialsOf(turn.Sealer.OpenText(proposal.Key, proposal.Resident, "name", proposal.Name)),
            Rt = proposal.Rt,
            Change = ReviewChange.NewProposal,
            Program = proposal.Program,
            ProposalId = proposal.Id,
        }));
        turn.Audit(AuditAct.ReviewOpened, review.Number);
        return new Result(review.Number, agreed.Count, review.LastDay);
    }

    /// <summary>A new one.</summary>
    public static Review New(Guid id, long number, string desa, DateOnly today, DateOnly lastDay, Guid? by, DateTime now, OfficeProfile office) => new()
    {
        Id = id,
        Number = HumanNumber.Review.Write(number, now, office.Zone),
        Kecamatan = desa[..8],
        Desa = desa,
        OpenedOn = today,
        LastDay = lastDay,
        OpenedBy = by,
    };

    private static IQueryable<Proposal> Listed(OfficeDbContext db, string desa, DateOnly today)
    {
        var (month, last) = (ProposalWords.CycleOf(today), ProposalWords.CycleOf(today.AddMonths(-1)));
        return db.Proposals.Where(p => p.Desa == desa && (p.Cycle == month || p.Cycle == last) && Agreed.Contains(p.State)
            && !db.ReviewEntries.Any(e => e.ProposalId == p.Id));
    }

    private async Task<ActionRefusal?> RefusalAsync(string desa, TurnContext turn)
    {
        if (!turn.Caller.WorksIn(desa, ReviewAccess.Openers))
            return ReviewRefusal.Outside;
        var today = office.DayOf(turn.Now);
        return await turn.Db.Reviews.AnyAsync(r => r.Desa == desa && r.LastDay >= today, turn.Cancellation) ? ReviewRefusal.IsRunning : null;
    }

    private async Task<DateOnly> LastDayAsync(TurnContext turn) =>
        ReviewClock.LastDay(office.DayOf(turn.Now), options.Value, await WorkingCalendar.LoadAsync(turn.Db, turn.Cancellation));
}
