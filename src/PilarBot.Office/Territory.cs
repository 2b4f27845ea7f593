using System.Linq.Expressions;
using PilarBot.Office.Conversations;

namespace PilarBot.Office;

/// <summary>A record that lies in a desa, and so in its kecamatan.</summary>
internal interface IPlaced
{
    /// <summary>The kecamatan's code: <c>74.06.01</c>.</summary>
    string Kecamatan { get; }

    /// <summary>The desa's or kelurahan's code: <c>74.06.01.2003</c>.</summary>
    string Desa { get; }
}

/// <summary>Something that serves a place and all that lies in it.</summary>
internal interface IServing
{
    /// <summary>The code of a kecamatan or desa; empty for the whole office.</summary>
    string Wilayah { get; }
}

/// <summary>
/// Territory as a condition on queries: what lies outside the places where a role is held is not read, counted or found.
/// </summary>
internal static class Territory
{
    /// <summary>The rows that lie where the caller holds one of the roles; none for a caller who holds none of them.</summary>
    public static IQueryable<T> Within<T>(this IQueryable<T> rows, Caller caller, params ReadOnlySpan<string> roles) where T : class, IPlaced =>
        rows.Where(Of<T>(caller, roles));

    /// <summary>As <see cref="Within"/>, as a condition to be combined with others.</summary>
    public static Expression<Func<T, bool>> Of<T>(Caller caller, params ReadOnlySpan<string> roles) where T : class, IPlaced
    {
        Expression<Func<T, bool>>? inside = null;
        foreach (var held in caller.Roles)
            if (roles.Contains(held.Role))
                inside = inside is null ? In<T>(held.Wilayah) : inside.Or(In<T>(held.Wilayah));
        return inside ?? (row => false);
    }

    /// <summary>True when the record lies where the caller holds one of the roles.</summary>
    public static bool Holds(this Caller caller, IPlaced record, params ReadOnlySpan<string> roles)
    {
        foreach (var held in caller.Roles)
            if (roles.Contains(held.Role) && (held.Covers(record.Desa) || held.Covers(record.Kecamatan)))
                return true;
        return false;
    }

    /// <summary>What serves a place where the caller holds a role: the whole of it, or a part.</summary>
    public static Expression<Func<T, bool>> Serving<T>(Caller caller) where T : class, IServing
    {
        Expression<Func<T, bool>> serves = row => row.Wilayah == "";
        foreach (var wilayah in caller.Roles.Select(r => r.Wilayah).Distinct())
        {
            if (wilayah.Length == 0)
                return row => true;
            var (kecamatan, within) = (wilayah.Length > 8 ? wilayah[..8] : wilayah, wilayah + ".");
            serves = serves.Or(row => row.Wilayah == wilayah || row.Wilayah == kecamatan || row.Wilayah.StartsWith(within));
        }
        return serves;
    }

    /// <summary>True where either condition is.</summary>
    public static Expression<Func<T, bool>> Or<T>(this Expression<Func<T, bool>> left, Expression<Func<T, bool>> right) =>
        Expression.Lambda<Func<T, bool>>(Expression.OrElse(left.Body, Rebind(right, left)), left.Parameters);

    /// <summary>True where both conditions are.</summary>
    public static Expression<Func<T, bool>> And<T>(this Expression<Func<T, bool>> left, Expression<Func<T, bool>> right) =>
        Expression.Lambda<Func<T, bool>>(Expression.AndAlso(left.Body, Rebind(right, left)), left.Parameters);

    // An empty wilayah is the whole office.
    private static Expression<Func<T, bool>> In<T>(string wilayah) where T : class, IPlaced =>
        wilayah.Length == 0 ? row => true : row => row.Kecamatan == wilayah || row.Desa == wilayah;

    private static Expression Rebind<T>(Expression<Func<T, bool>> from, Expression<Func<T, bool>> to) =>
        new Rebinder(from.Parameters[0], to.Parameters[0]).Visit(from.Body);

    private sealed class Rebinder(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
