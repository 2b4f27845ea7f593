using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;
using PilarBot.Office.Residents;

namespace PilarBot.Office.Proposals;

/// <summary>What is said and looked up before a proposal is made.</summary>
internal sealed class BeginProposal(OfficeProfile office, IOptions<ProposalOptions> options)
{
    /// <param name="MayPropose">False for a resident.</param>
    /// <param name="Warning">What is to be confirmed.</param>
    /// <param name="Guide">How a resident goes about it.</param>
    /// <param name="WhoDecides">In every answer about proposals.</param>
    public sealed record Terms(bool MayPropose, string Warning, string Guide, string WhoDecides);

    /// <param name="Program">The code of a programme.</param>
    /// <param name="Name">Of the person.</param>
    /// <param name="Nik">Sixteen digits; null when none is at hand.</param>
    /// <param name="BirthDate">Where there is no NIK.</param>
    /// <param name="Desa">Where the person lives.</param>
    public sealed record Person(
        [property: Kind(ValueKind.Choice)] string Program, string Name, [property: Kind(ValueKind.Nik)] string? Nik, DateOnly? BirthDate,
        [property: Kind(ValueKind.Wilayah)] string Desa);

    /// <param name="Count">Proposals for the same person and programme in this month.</param>
    /// <param name="Number">Of one that the caller may see; else empty.</param>
    /// <param name="State">How far the newest is.</param>
    /// <param name="Place">Its kecamatan.</param>
    public sealed record Similar(int Count, string Number, string State, string Place);

    public sealed record OfProgram([property: Kind(ValueKind.Choice)] string Program);

    /// <param name="Count">How many are needed.</param>
    /// <param name="List">For choosing.</param>
    /// <param name="Source">Where the list comes from, with its mark.</param>
    public sealed record Papers(int Count, IReadOnlyList<ListEntry> List, string Source);

    public Task<ActionOutcome<Terms>> TermsAsync(Nothing input, TurnContext turn) => Task.FromResult<ActionOutcome<Terms>>(new Terms(
        turn.Caller.Has(ProposalAccess.Proposers), options.Value.Warning, options.Value.Guide, ProposalWords.WhoDecides));

    public async Task<ActionOutcome<Similar>> CheckAsync(Person input, TurnContext turn)
    {
        if (!turn.Caller.WorksIn(input.Desa, ProposalAccess.Proposers))
            return ProposalRefusal.Outside;
        var resident = await FindResident.FindAsync(new(input.Name, input.Nik, input.BirthDate, null, input.Desa), turn);
        if (resident is null)
            return new Similar(0, "", "", "");
        var same = SameOf(turn.Db, resident.StandsAs, input.Program, ProposalWords.CycleOf(office.DayOf(turn.Now)));
        var found = await same.OrderByDescending(p => p.Id).Take(10).Select(p => new { p.Number, p.State, p.Kecamatan }).ToListAsync(turn.Cancellation);
        if (found is [])
            return new Similar(0, "", "", "");
        var seen = await same.VisibleTo(turn.Caller, turn.Conversation.Id).OrderByDescending(p => p.Id).Select(p => p.Number).FirstOrDefaultAsync(turn.Cancellation);
        return new Similar(found.Count, seen ?? "", found[0].State.Label(), office.Label("kecamatan", found[0].Kecamatan));
    }

    public Task<ActionOutcome<Papers>> PapersAsync(OfProgram input, TurnContext turn)
    {
        var papers = options.Value.PapersOf(input.Program);
        var program = AidProgram.Find(input.Program);
        return Task.FromResult<ActionOutcome<Papers>>(new Papers(
            papers.Count, [.. papers.Select(p => new ListEntry(p, ProposalPaper.Find(p)?.Label ?? p))],
            program is null ? "" : $"{program.Source} (tanda {program.Mark}, perlu dikonfirmasi)"));
    }

    /// <summary>What is under way, or was decided well, for the same person, programme and month.</summary>
    /// <param name="db">The data.</param>
    /// <param name="resident">The row that stands for them.</param>
    /// <param name="program">The code of a programme.</param>
    /// <param name="cycle">The month.</param>
    public static IQueryable<Proposal> SameOf(OfficeDbContext db, Guid resident, string program, string cycle) =>
        db.Proposals.Where(p => FindResident.RowsOf(db, resident).Contains(p.ResidentId) && p.Program == program && p.Cycle == cycle
            && p.State != ProposalState.Withdrawn && p.State != ProposalState.NotAgreed && p.State != ProposalState.Rejected);
}
