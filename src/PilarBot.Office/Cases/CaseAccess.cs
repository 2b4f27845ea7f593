using System.Linq.Expressions;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Cases;

/// <summary>Who may see which case, as a condition on every query: by role and territory, and always one's own reports.</summary>
internal static class CaseAccess
{
    private static readonly string[] Handlers = ["staf-dinsos", "koordinator-tksk", "kepala-dinas", "tksk"];
    private static readonly string[] Neighbours = ["psm", "tks", "puskesos", "pendamping-pkh"];

    /// <summary>Who handles a case takes it from state to state.</summary>
    public static bool Handles(this Caller caller, CaseFile file) =>
        caller.Roles.Any(r => Handlers.Contains(r.Role) && (r.Covers(file.Desa) || r.Covers(file.Kecamatan)));

    /// <summary>
    /// The cases that the caller may see: all of the territory for those who handle them; those that are not sensitive for other
    /// pillars there; and what was reported by the caller or from this chat.
    /// </summary>
    public static IQueryable<CaseFile> VisibleTo(this IQueryable<CaseFile> cases, Caller caller, Guid conversation)
    {
        var person = caller.PersonId;
        Expression<Func<CaseFile, bool>> visible = c => c.ConversationId == conversation || (person != null && c.ReportedBy == person);
        foreach (var role in caller.Roles)
        {
            if (Handlers.Contains(role.Role))
                visible = Or(visible, Within(role.Wilayah));
            else if (Neighbours.Contains(role.Role))
                visible = Or(visible, And(Within(role.Wilayah), c => !c.IsSensitive));
        }
        return cases.Where(visible);
    }

    private static Expression<Func<CaseFile, bool>> Within(string wilayah) =>
        wilayah.Length == 0 ? c => true : c => c.Kecamatan == wilayah || c.Desa == wilayah;

    private static Expression<Func<CaseFile, bool>> Or(Expression<Func<CaseFile, bool>> left, Expression<Func<CaseFile, bool>> right) =>
        Expression.Lambda<Func<CaseFile, bool>>(Expression.OrElse(left.Body, Rebind(right, left)), left.Parameters);

    private static Expression<Func<CaseFile, bool>> And(Expression<Func<CaseFile, bool>> left, Expression<Func<CaseFile, bool>> right) =>
        Expression.Lambda<Func<CaseFile, bool>>(Expression.AndAlso(left.Body, Rebind(right, left)), left.Parameters);

    private static Expression Rebind(Expression<Func<CaseFile, bool>> from, Expression<Func<CaseFile, bool>> to) =>
        new Rebinder(from.Parameters[0], to.Parameters[0]).Visit(from.Body);

    private sealed class Rebinder(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
