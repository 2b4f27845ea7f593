using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;

namespace PilarBot.Office.Proposals;

/// <summary>What flows can do with proposals.</summary>
internal static class ProposalActions
{
    // Looking one up writes too: it is locked, and the look of others than its proposer is entered.
    public static ActionCatalog AddProposals(
        this ActionCatalog actions, BeginProposal begin, OpenProposal open, FindProposals find, MoveProposal move, ProposalCycle cycle, OrderProposalDocument order) => actions
        .Reads<Nothing, BeginProposal.Terms>("proposals.terms", begin.TermsAsync)
        .Reads<BeginProposal.Person, BeginProposal.Similar>("proposals.check", begin.CheckAsync, ProposalRefusal.Outside.Code)
        .Reads<BeginProposal.OfProgram, BeginProposal.Papers>("proposals.papers", begin.PapersAsync)
        .Writes<OpenProposal.Input, OpenProposal.Result>("proposals.open", open.RunAsync, ProposalRefusal.Outside.Code, ProposalRefusal.Duplicate.Code)
        .Reads<Nothing, FindProposals.Listing>("proposals.list", FindProposals.ListAsync)
        .Writes<FindProposals.ByNumber, FindProposals.Details>("proposals.show", find.ShowAsync, ProposalRefusal.NotFound.Code)
        .Writes<FindProposals.ByNumber, FindProposals.Shown>("proposals.photos", FindProposals.PhotosAsync, ProposalRefusal.NotFound.Code)
        .Writes<MoveProposal.Additions, MoveProposal.Result>(
            "proposals.add", move.AddAsync, ProposalRefusal.NotFound.Code, ProposalRefusal.NotAllowed.Code, ProposalRefusal.WrongStep.Code)
        .Writes<MoveProposal.Decision, MoveProposal.Result>(
            "proposals.decide", MoveProposal.DecideAsync, ProposalRefusal.NotFound.Code, ProposalRefusal.NotAllowed.Code, ProposalRefusal.WrongStep.Code)
        .Writes<MoveProposal.Submission, MoveProposal.Result>(
            "proposals.submit", MoveProposal.SubmitAsync, ProposalRefusal.NotFound.Code, ProposalRefusal.NotAllowed.Code, ProposalRefusal.WrongStep.Code)
        .Writes<MoveProposal.Verdict, MoveProposal.Result>(
            "proposals.settle", MoveProposal.SettleAsync, ProposalRefusal.NotFound.Code, ProposalRefusal.NotAllowed.Code, ProposalRefusal.WrongStep.Code)
        .Writes<FindProposals.ByNumber, MoveProposal.Result>(
            "proposals.withdraw", MoveProposal.WithdrawAsync, ProposalRefusal.NotFound.Code, ProposalRefusal.NotAllowed.Code, ProposalRefusal.WrongStep.Code)
        .Reads<Nothing, ProposalCycle.Calendar>("proposals.cycle", cycle.ShowAsync, ProposalCycle.NotForYou.Code)
        .Writes<OrderProposalDocument.Input, OrderProposalDocument.Result>(
            "proposals.document", order.RunAsync, ProposalRefusal.Outside.Code, ProposalRefusal.NoSuchMonth.Code, MakeDocument.NoTemplate.Code);
}
