using System.Linq.Expressions;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Cases;

/// <summary>Who may see which case, as a condition on every query: by role and territory, and always one's own reports.</summary>
internal static class CaseAccess
{
    /// <summary>Those of the office, who handle cases everywhere.</summary>
    public static readonly string[] Staff = ["staf-dinsos", "koordinator-tksk", "kepala-dinas"];

    /// <summary>Those who handle cases, each in their place.</summary>
    public static readonly string[] Handlers = [.. Staff, "tksk"];
    private static readonly string[] Neighbours = ["psm", "tks", "puskesos", "pendamping-pkh"];

    /// <summary>Who handles a case takes it from state to state.</summary>
    public static bool Handles(this Caller caller, CaseFile file) => caller.Holds(file, Handlers);

    /// <summary>True for whoever handles cases anywhere.</summary>
    public static bool IsHandler(this Caller caller) => caller.Has(Handlers);

    /// <summary>
    /// The cases that the caller may see: all of the territory for those who handle them; those that are not sensitive for other
    /// pillars there; and what was reported by the caller or from this chat.
    /// </summary>
    public static IQueryable<CaseFile> VisibleTo(this IQueryable<CaseFile> cases, Caller caller, Guid conversation) =>
        cases.Where(Own(caller, conversation)
            .Or(Territory.Of<CaseFile>(caller, Handlers))
            .Or(Territory.Of<CaseFile>(caller, Neighbours).And(c => !c.IsSensitive)));

    /// <summary>The cases that the caller handles.</summary>
    public static IQueryable<CaseFile> HandledBy(this IQueryable<CaseFile> cases, Caller caller) => cases.Within(caller, Handlers);

    /// <summary>What was reported by the caller or from this chat.</summary>
    public static Expression<Func<CaseFile, bool>> Own(Caller caller, Guid conversation) =>
        caller.PersonId is { } person ? c => c.ConversationId == conversation || c.ReportedBy == person : c => c.ConversationId == conversation;
}
