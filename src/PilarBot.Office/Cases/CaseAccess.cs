using System.Linq.Expressions;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Cases;

/// <summary>Who may see which case, as a condition on every query: by role and territory, and always one's own reports.</summary>
internal static class CaseAccess
{
    private static readonly string[] Handlers = ["staf-dinsos", "koordinator-tksk", "kepala-dinas", "tksk"];
    private static readonly string[] Neighbours = ["psm", "tks", "puskesos", "pendamping-pkh"];

    /// <summary>Who handles a case takes it from state to state.</summary>
    public static bool Handles(this Caller caller, CaseFile file) => caller.Holds(file, Handlers);

    /// <summary>
    /// The cases that the caller may see: all of the territory for those who handle them; those that are not sensitive for other
    /// pillars there; and what was reported by the caller or from this chat.
    /// </summary>
    public static IQueryable<CaseFile> VisibleTo(this IQueryable<CaseFile> cases, Caller caller, Guid conversation)
    {
        var person = caller.PersonId;
        Expression<Func<CaseFile, bool>> visible = c => c.ConversationId == conversation || (person != null && c.ReportedBy == person);
        return cases.Where(visible
            .Or(Territory.Of<CaseFile>(caller, Handlers))
            .Or(Territory.Of<CaseFile>(caller, Neighbours).And(c => !c.IsSensitive)));
    }
}
