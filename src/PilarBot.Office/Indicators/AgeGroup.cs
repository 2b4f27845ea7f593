namespace PilarBot.Office.Indicators;

/// <summary>Ages that plans tell apart: small children, children, adults and the elderly by the ages of the PPKS kinds (up to 5, under 18, from 60).</summary>
/// <param name="From">The youngest age, which is its code too; <c>x</c> where no year of birth is known.</param>
/// <param name="Label">As tables show it.</param>
internal sealed record AgeGroup(string From, string Label)
{
    public static readonly AgeGroup Unknown = new("x", "Tidak diketahui");

    /// <summary>From young to old, then the unknown.</summary>
    public static readonly List<AgeGroup> All = [new("0", "0-5"), new("6", "6-17"), new("18", "18-59"), new("60", "60+"), Unknown];

    /// <summary>The group of somebody born in a year: by the birthday of that year, which may be still to come.</summary>
    public static AgeGroup Of(int? birthYear, int year) => birthYear is not { } born ? Unknown : (year - born) switch
    {
        <= 5 => All[0],
        < 18 => All[1],
        < 60 => All[2],
        _ => All[3],
    };
}
