namespace PilarBot.Office.Neutrality;

/// <summary>What an election makes of a day. Where several are near, the strictest.</summary>
/// <param name="Kind">How close it is.</param>
/// <param name="Code">The election's; empty in normal times.</param>
/// <param name="Name">The election's; empty in normal times.</param>
/// <param name="From">The first day of it.</param>
/// <param name="Until">The last day of it.</param>
internal sealed record Season(SeasonKind Kind, string Code, string Name, DateOnly From, DateOnly Until)
{
    /// <summary>No election is near.</summary>
    public static readonly Season Normal = new(SeasonKind.Normal, "", "", DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>True from the first day of a campaign to the vote.</summary>
    public bool IsElectionTime => Kind >= SeasonKind.Campaign;

    /// <summary>What holds on a day.</summary>
    /// <param name="day">Where the office is.</param>
    /// <param name="phases">The calendar.</param>
    /// <param name="politicalYearDays">How many days before a vote the political year begins.</param>
    public static Season On(DateOnly day, IEnumerable<ElectionPhase> phases, int politicalYearDays) =>
        phases.SelectMany(phase => Of(phase, politicalYearDays))
            .Where(season => season.From <= day && day <= season.Until)
            .OrderByDescending(season => season.Kind).ThenBy(season => season.Until).ThenBy(season => season.Code, StringComparer.Ordinal)
            .FirstOrDefault(Normal);

    private static IEnumerable<Season> Of(ElectionPhase phase, int politicalYearDays)
    {
        Season During(SeasonKind kind) => new(kind, phase.Code, phase.Name, phase.Start, phase.End);
        yield return During(phase.Kind switch
        {
            ElectionPhaseKind.Campaign => SeasonKind.Campaign,
            ElectionPhaseKind.QuietPeriod => SeasonKind.QuietPeriod,
            ElectionPhaseKind.Vote => SeasonKind.VotingDay,
        });
        if (phase.Kind is ElectionPhaseKind.Vote)
            yield return During(SeasonKind.PoliticalYear) with { From = phase.Start.AddDays(-politicalYearDays), Until = phase.End };
    }
}

/// <summary>How close an election is, from far to near.</summary>
internal enum SeasonKind
{
    /// <summary>None is near.</summary>
    Normal,
    /// <summary>Tahun politik: the time before a vote.</summary>
    PoliticalYear,
    /// <summary>Masa kampanye.</summary>
    Campaign,
    /// <summary>Masa tenang: no campaigning in any form.</summary>
    QuietPeriod,
    /// <summary>Hari pemungutan suara.</summary>
    VotingDay,
}
