using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Residents;
using PilarBot.Office.Wilayah;

namespace PilarBot.Office.Proposals;

/// <summary>A pillar or the village proposes a resident.</summary>
internal sealed class OpenProposal(OfficeProfile office, IOptions<ProposalOptions> options)
{
    /// <summary>What a proposal's photos are marked with.</summary>
    public const string MediaOwner = "proposal";

    /// <param name="Program">The code of a programme.</param>
    /// <param name="Name">Of the person, as on the KTP.</param>
    /// <param name="Nik">Sixteen digits; null when none is at hand.</param>
    /// <param name="BirthDate">Where there is no NIK.</param>
    /// <param name="Desa">Where the person lives.</param>
    /// <param name="Rt">The number of the RT.</param>
    /// <param name="Rw">Of the RW; null where there is none.</param>
    /// <param name="Reason">Why, in the proposer's words.</param>
    /// <param name="Photos">Ids of the files sent.</param>
    /// <param name="Papers">Codes of the papers that are there.</param>
    /// <param name="Again">True when the proposer was told of an earlier one and proposes all the same.</param>
    /// <param name="Shelter"><c>ya</c> when the family has no place to live; null when the screening was left out.</param>
    /// <param name="Work">Criterion 1: the head of the family does not work.</param>
    /// <param name="Hunger">2: was ever worried about food.</param>
    /// <param name="Food">3: more than half is spent on food.</param>
    /// <param name="Clothes">4: nothing spent on clothes in a year.</param>
    /// <param name="Floor">5: most of the floor is soil or plaster.</param>
    /// <param name="Wall">6: walls of bamboo, wood, zinc and the like.</param>
    /// <param name="Toilet">7: no toilet of its own.</param>
    /// <param name="Light">8: 450 VA, or no electricity.</param>
    public sealed record Input(
        [property: Kind(ValueKind.Choice)] string Program, string Name, [property: Kind(ValueKind.Nik)] string? Nik, DateOnly? BirthDate,
        [property: Kind(ValueKind.Wilayah)] string Desa, int Rt, int? Rw, string Reason, IReadOnlyList<Guid>? Photos, IReadOnlyList<string>? Papers, bool? Again,
        [property: Kind(ValueKind.Choice)] string? Shelter, [property: Kind(ValueKind.Choice)] string? Work, [property: Kind(ValueKind.Choice)] string? Hunger,
        [property: Kind(ValueKind.Choice)] string? Food, [property: Kind(ValueKind.Choice)] string? Clothes, [property: Kind(ValueKind.Choice)] string? Floor,
        [property: Kind(ValueKind.Choice)] string? Wall, [property: Kind(ValueKind.Choice)] string? Toilet, [property: Kind(ValueKind.Choice)] string? Light);

    /// <param name="Number">The proposal's.</param>
    /// <param name="State">In words.</param>
    /// <param name="NextStep">What happens next.</param>
    /// <param name="Missing">Papers that are still missing, in words.</param>
    /// <param name="Screening">The count, without a verdict.</param>
    /// <param name="WhoDecides">In every answer about proposals.</param>
    public sealed record Result(string Number, string State, string NextStep, string Missing, string Screening, string WhoDecides);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (!turn.Caller.WorksIn(input.Desa, ProposalAccess.Proposers))
            return ProposalRefusal.Outside;
        var resident = await FindResident.FindOrAddAsync(new(input.Name, input.Nik, input.BirthDate, null, input.Desa), turn);
        // Under the person's lock: of two who propose them at once, the second sees the first.
        var person = resident.StandsAs;
        await turn.Db.Residents.Where(r => r.Id == person).ExecuteUpdateAsync(set => set.SetProperty(r => r.Desa, r => r.Desa), turn.Cancellation);
        var cycle = ProposalWords.CycleOf(office.DayOf(turn.Now));
        if (input.Again is not true && await BeginProposal.SameOf(turn.Db, person, input.Program, cycle).AnyAsync(turn.Cancellation))
            return ProposalRefusal.Duplicate;

        var id = turn.NewId();
        var key = turn.Sealer.NewKey(id);
        var needed = options.Value.PapersOf(input.Program);
        var there = needed.Intersect(input.Papers ?? []).ToList();
        var screening = PovertyScreening.Write(
            input.Shelter, input.Work, input.Hunger, input.Food, input.Clothes, input.Floor, input.Wall, input.Toilet, input.Light);
        var proposal = new Proposal
        {
            Id = id,
            Number = HumanNumber.Proposal.Write(await turn.NextNumberAsync("proposal"), turn.Now, office.Zone),
            Key = key,
            ResidentId = resident.Id,
            Program = input.Program,
            Cycle = cycle,
            Kecamatan = input.Desa[..8],
            Desa = input.Desa,
            Rt = RtRw.Write(input.Rt, input.Rw),
            Reason = turn.Sealer.Seal(key, id, "reason", input.Reason),
            Screening = screening is null ? null : turn.Sealer.Seal(key, id, "screening", screening),
            Papers = string.Join(' ', there),
            ProposedBy = turn.Caller.PersonId,
            ConversationId = turn.Conversation.Id,
            ProposedAt = turn.Now,
        };
        if (there.Count == needed.Count)
            proposal.MoveTo(ProposalState.Complete, turn.Now);
        turn.Db.Proposals.Add(proposal);
        turn.Db.ProposalEvents.Add(new() { Id = turn.NewId(), ProposalId = id, State = proposal.State, By = turn.Caller.PersonId, At = turn.Now });
        await AttachMedia.ToAsync(turn, MediaOwner, id, input.Photos);
        return new Result(
            proposal.Number, proposal.State.Label(), proposal.State.NextStep(), ProposalWords.Papers(needed.Except(there)),
            $"{PovertyScreening.Summary(screening)} {PovertyScreening.Note}", ProposalWords.WhoDecides);
    }
}
