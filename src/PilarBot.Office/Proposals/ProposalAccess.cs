using System.Linq.Expressions;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Proposals;

/// <summary>Who may do what with which proposal, as a condition on every query: by role and territory, and always one's own.</summary>
internal static class ProposalAccess
{
    /// <summary>May propose, in their place.</summary>
    public static readonly string[] Proposers = ["rt-rw", "psm", "puskesos", "operator-desa", "kades-lurah", "tksk", "pendamping-pkh"];

    /// <summary>See all proposals of their place. RT/RW, PSM and Puskesos see their own.</summary>
    public static readonly string[] Overseers = ["operator-desa", "kades-lurah", "tksk", "pendamping-pkh", "staf-dinsos", "koordinator-tksk", "kepala-dinas"];

    /// <summary>Note what the village decided, and have its documents made.</summary>
    public static readonly string[] Village = ["operator-desa", "kades-lurah", "staf-dinsos"];

    /// <summary>Note what became of it in SIKS-NG.</summary>
    public static readonly string[] Operators = ["operator-desa", "staf-dinsos"];

    /// <summary>Own proposals, and those of the territory.</summary>
    public static IQueryable<Proposal> VisibleTo(this IQueryable<Proposal> proposals, Caller caller, Guid conversation) =>
        proposals.Where(Own(caller, conversation).Or(Territory.Of<Proposal>(caller, Overseers)));

    /// <summary>Made by the caller, or from this chat.</summary>
    public static Expression<Func<Proposal, bool>> Own(Caller caller, Guid conversation)
    {
        var person = caller.PersonId;
        return p => p.ConversationId == conversation || (person != null && p.ProposedBy == person);
    }

    public static bool IsOwnOf(this Proposal proposal, Caller caller, Guid conversation) =>
        proposal.ConversationId == conversation || (caller.PersonId is { } person && proposal.ProposedBy == person);

    /// <summary>True when the caller works in the desa by one of the roles.</summary>
    public static bool WorksIn(this Caller caller, string desa, params ReadOnlySpan<string> roles)
    {
        foreach (var held in caller.Roles)
            if (roles.Contains(held.Role) && held.Covers(desa))
                return true;
        return false;
    }
}
