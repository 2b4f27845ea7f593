using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Proposals;

/// <summary>Takes a proposal from step to step and tells whoever proposed. Every step is one that somebody outside took; it is only noted here.</summary>
internal sealed class MoveProposal(IOptions<ProposalOptions> options)
{
    /// <param name="Number">The proposal's.</param>
    /// <param name="Papers">Codes of the papers that are there now.</param>
    /// <param name="Photos">Ids of the files sent.</param>
    public sealed record Additions([property: Kind(ValueKind.Choice)] string Number, IReadOnlyList<string>? Papers, IReadOnlyList<Guid>? Photos);

    /// <param name="Number">The proposal's.</param>
    /// <param name="Basis"><c>musyawarah</c>, <c>sptjm</c>, or <c>tidak</c> when the village did not agree.</param>
    /// <param name="On">The day.</param>
    /// <param name="Reference">The number of the minutes or of the statement.</param>
    /// <param name="Reason">Why the village did not agree.</param>
    public sealed record Decision(
        [property: Kind(ValueKind.Choice)] string Number, [property: Kind(ValueKind.Choice)] string Basis, DateOnly On, string? Reference, string? Reason);

    /// <param name="Number">The proposal's.</param>
    /// <param name="Siks">Its number or status there, as the operator reads it.</param>
    public sealed record Submission([property: Kind(ValueKind.Choice)] string Number, string Siks);

    /// <param name="Number">The proposal's.</param>
    /// <param name="Outcome"><c>disetujui</c>, <c>dikembalikan</c> or <c>ditolak</c>.</param>
    /// <param name="Reason">Who decided so and why. The proposer reads it.</param>
    public sealed record Verdict([property: Kind(ValueKind.Choice)] string Number, [property: Kind(ValueKind.Choice)] string Outcome, string Reason);

    /// <param name="Number">The proposal's.</param>
    /// <param name="State">In words.</param>
    /// <param name="NextStep">What happens next.</param>
    public sealed record Result(string Number, string State, string NextStep);

    public async Task<ActionOutcome<Result>> AddAsync(Additions input, TurnContext turn)
    {
        if (await FindProposals.FindAsync(input.Number, turn) is not { } proposal)
            return ProposalRefusal.NotFound;
        if (!proposal.IsOwnOf(turn.Caller, turn.Conversation.Id) && !turn.Caller.Holds(proposal, ProposalAccess.Village))
            return ProposalRefusal.NotAllowed;
        if (Proposal.Next(proposal.State) is [])
            return ProposalRefusal.WrongStep;
        var needed = options.Value.PapersOf(proposal.Program);
        var there = proposal.Papers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Union(needed.Intersect(input.Papers ?? [])).ToList();
        proposal.Papers = string.Join(' ', there);
        var photos = await AttachMedia.ToAsync(turn, OpenProposal.MediaOwner, proposal.Id, input.Photos);
        var isComplete = proposal.State is ProposalState.Draft && !needed.Except(there).Any() && proposal.MoveTo(ProposalState.Complete, turn.Now);
        Note(turn, proposal, isComplete ? ProposalState.Complete : null, photos > 0 ? $"{photos} foto" : input.Papers is { Count: > 0 } ? ProposalWords.Papers(input.Papers) : null);
        return Done(proposal);
    }

    public static Task<ActionOutcome<Result>> DecideAsync(Decision input, TurnContext turn) => MoveAsync(
        input.Number, ProposalAccess.Village, input.Basis == "tidak" ? ProposalState.NotAgreed : ProposalState.Deliberated, input.Reason, turn, proposal =>
        {
            if (input.Basis == "tidak")
                return;
            proposal.Basis = input.Basis == "sptjm" ? ProposalBasis.Statement : ProposalBasis.Deliberation;
            proposal.BasisOn = input.On;
            proposal.BasisNumber = input.Reference is null ? null : turn.Sealer.Seal(proposal.Key, proposal.Id, "basis-number", input.Reference);
        });

    public static Task<ActionOutcome<Result>> SubmitAsync(Submission input, TurnContext turn) => MoveAsync(
        input.Number, ProposalAccess.Operators, ProposalState.Submitted, null, turn,
        proposal => proposal.Siks = turn.Sealer.Seal(proposal.Key, proposal.Id, "siks", input.Siks));

    public static Task<ActionOutcome<Result>> SettleAsync(Verdict input, TurnContext turn) => MoveAsync(
        input.Number, ProposalAccess.Operators, input.Outcome switch
        {
            "disetujui" => ProposalState.Approved,
            "dikembalikan" => ProposalState.Returned,
            _ => ProposalState.Rejected,
        }, input.Reason, turn, _ => { });

    public static async Task<ActionOutcome<Result>> WithdrawAsync(FindProposals.ByNumber input, TurnContext turn)
    {
        if (await FindProposals.FindAsync(input.Number, turn) is not { } proposal)
            return ProposalRefusal.NotFound;
        if (!proposal.IsOwnOf(turn.Caller, turn.Conversation.Id))
            return ProposalRefusal.NotAllowed;
        if (!proposal.MoveTo(ProposalState.Withdrawn, turn.Now))
            return ProposalRefusal.WrongStep;
        Note(turn, proposal, ProposalState.Withdrawn, null);
        return Done(proposal);
    }

    private static async Task<ActionOutcome<Result>> MoveAsync(
        string number, string[] roles, ProposalState next, string? reason, TurnContext turn, Action<Proposal> change)
    {
        if (await FindProposals.FindAsync(number, turn) is not { } proposal)
            return ProposalRefusal.NotFound;
        if (!turn.Caller.Holds(proposal, roles))
            return ProposalRefusal.NotAllowed;
        if (!proposal.MoveTo(next, turn.Now))
            return ProposalRefusal.WrongStep;
        change(proposal);
        Note(turn, proposal, next, reason);
        turn.Audit(AuditAct.ProposalMoved, proposal.Number, System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(next.ToString()));
        if (proposal.ConversationId != turn.Conversation.Id)
            await turn.SayToAsync(proposal.ConversationId, Notice(proposal, reason), MessagePurpose.CaseUpdate);
        return Done(proposal);
    }

    // Without the person's name: it may be read on a locked screen.
    private static OutboundText Notice(Proposal proposal, string? reason)
    {
        var why = reason is null ? "" : $"\n\nKeterangan:\n\n> {MarkdownEscape.Lines(reason)}";
        return new($"Usulan **{proposal.Number}** sekarang **{proposal.State.Label()}**. {proposal.State.NextStep()}{why}\n\n{ProposalWords.WhoDecides}")
        {
            Choices = [new("Buka usulan", "!usulan")],
        };
    }

    private static void Note(TurnContext turn, Proposal proposal, ProposalState? state, string? text)
    {
        var id = turn.NewId();
        turn.Db.ProposalEvents.Add(new()
        {
            Id = id,
            ProposalId = proposal.Id,
            State = state,
            Text = text is null ? null : turn.Sealer.Seal(proposal.Key, id, "text", text),
            By = turn.Caller.PersonId,
            At = turn.Now,
        });
    }

    private static Result Done(Proposal proposal) => new(proposal.Number, proposal.State.Label(), proposal.State.NextStep());
}
