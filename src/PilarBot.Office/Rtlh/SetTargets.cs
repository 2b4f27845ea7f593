using System.Globalization;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Wilayah;

namespace PilarBot.Office.Rtlh;

/// <summary>Sets a target in chat.</summary>
internal sealed class SetTargets(OfficeProfile office)
{
    /// <param name="Year">Of the programme.</param>
    /// <param name="Place">A kecamatan or desa; null for all of the office.</param>
    /// <param name="Units">Houses.</param>
    public sealed record Input(int Year, [property: Kind(ValueKind.Wilayah)] string? Place, int Units);

    /// <param name="Year">Of the programme, in digits.</param>
    /// <param name="Place">In words.</param>
    /// <param name="Units">Houses.</param>
    public sealed record Result(string Year, string Place, int Units);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        var place = input.Place ?? office.Regency;
        if (!IsGood(input.Year, input.Units) || !WilayahCode.IsWithin(place, office.Regency))
            return new NoTarget().ToRefusal();
        if (!turn.Caller.Roles.Any(r => RtlhAccess.Deciders.Contains(r.Role) && r.Covers(place)))
            return new NotForFigures().ToRefusal();
        await SetAsync(turn.Db, input.Year, place, input.Units, turn.Now, turn.Cancellation);
        turn.Audit(AuditAct.RtlhTargetSet, $"{input.Year.ToString(CultureInfo.InvariantCulture)}-{place.Replace('.', '-')}", input.Units.ToString(CultureInfo.InvariantCulture));
        return new Result(input.Year.ToString(CultureInfo.InvariantCulture), RtlhFigures.NameOf(office, place), input.Units);
    }

    /// <summary>Sets one, or sets it anew.</summary>
    public static async Task SetAsync(OfficeDbContext db, int year, string place, int units, DateTime now, CancellationToken cancellation)
    {
        if (await db.RtlhTargets.FindAsync([year, place], cancellation) is { } target)
            (target.Units, target.SetAt) = (units, now);
        else
            db.RtlhTargets.Add(new() { Year = year, Place = place, Units = units, SetAt = now });
    }

    /// <summary>True for a year and a number of houses that can be meant.</summary>
    public static bool IsGood(int year, int units) => year is >= 2000 and <= 2100 && units is >= 0 and <= RtlhTarget.MaxUnits;
}
