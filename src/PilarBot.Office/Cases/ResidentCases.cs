using PilarBot.Office.Residents;

namespace PilarBot.Office.Cases;

/// <summary>The cases of one person, also those that were opened for a row that was merged into theirs.</summary>
internal static class ResidentCases
{
    /// <summary>Their cases that are not closed.</summary>
    /// <param name="cases">Among which.</param>
    /// <param name="db">Knows which rows were merged.</param>
    /// <param name="resident">The row that stands for the person; see <see cref="FindResident"/>.</param>
    public static IQueryable<CaseFile> OpenOf(this IQueryable<CaseFile> cases, OfficeDbContext db, Guid resident) => cases.Where(c =>
        FindResident.RowsOf(db, resident).Contains(c.ResidentId)
        && c.State != CaseState.Done && c.State != CaseState.Rejected);
}
