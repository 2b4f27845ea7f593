using System.Globalization;

namespace PilarBot.Office.Neutrality;

/// <summary>What a pledge holds for.</summary>
/// <param name="Code">Kept with it: <c>2026</c>, or an election's code.</param>
/// <param name="Words">As people read it.</param>
internal sealed record PledgePeriod(string Code, string Words)
{
    /// <summary>The period of a day; null when no pledge is asked for.</summary>
    public static PledgePeriod? On(DateOnly day, Season season, PledgeTerm term) => term switch
    {
        PledgeTerm.Year => new(day.Year.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"tahun {day.Year}")),
        PledgeTerm.Election => season.Kind is SeasonKind.Normal ? null : new(season.Code, season.Name),
    };
}
