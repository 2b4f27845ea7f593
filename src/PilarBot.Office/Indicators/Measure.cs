using PilarBot.Flows.Answers;

namespace PilarBot.Office.Indicators;

/// <summary>What is counted, by the codes that are stored. A stock is what there is at the moment; a flow is what happened in the month.</summary>
internal static class Measure
{
    /// <summary>Stock: cases that are open.</summary>
    public const string CasesOpen = "cases-open";

    /// <summary>Stock: of these, the ones opened more than 30 days ago.</summary>
    public const string CasesOld = "cases-old";

    /// <summary>Flow: cases opened.</summary>
    public const string CasesNew = "cases-new";

    /// <summary>Flow: cases closed with a result.</summary>
    public const string CasesDone = "cases-done";

    /// <summary>Flow: cases closed without.</summary>
    public const string CasesRejected = "cases-rejected";

    /// <summary>Stock: households that are known.</summary>
    public const string Households = "households";

    /// <summary>Stock: of these, the ones that the office verified within the last year.</summary>
    public const string HouseholdsVerified = "households-verified";

    /// <summary>Stock: households that their source lists as extremely poor.</summary>
    public const string ExtremelyPoor = "extremely-poor";

    /// <summary>Stock: of the households, the ones of which card number, address and RT are known.</summary>
    public const string HouseholdsComplete = "households-complete";

    /// <summary>Stock: households in verval rounds that are under way.</summary>
    public const string Verval = "verval";

    /// <summary>Stock: of these, the ones that a second person accepted.</summary>
    public const string VervalAccepted = "verval-accepted";

    /// <summary>Stock: forms that a second person decided on within the last year.</summary>
    public const string VervalChecked = "verval-checked";

    /// <summary>Stock: of these, the ones that were sent back.</summary>
    public const string VervalReturned = "verval-returned";

    /// <summary>Stock: houses proposed for rehabilitation in the running year.</summary>
    public const string Rtlh = "rtlh";

    /// <summary>Stock: of these, the ones that are finished.</summary>
    public const string RtlhDone = "rtlh-done";

    /// <summary>How the measures of <see cref="People"/> begin: recaps leave them out, tables are made of them.</summary>
    public const string PeoplePrefix = "people-";

    private const string KindPrefix = "kind-";

    /// <summary>Stock: open cases of a PPKS kind. A case of several kinds counts for each.</summary>
    public static string Kind(string code) => KindPrefix + code;

    /// <summary>Stock: open cases of a PPKS kind, by whom they are about: <c>people-08-F-60</c>.</summary>
    public static string People(string kind, Sex? sex, AgeGroup age) =>
        $"{PeoplePrefix}{kind}-{sex switch { Sex.Male => "M", Sex.Female => "F", null => "X" }}-{age.From}";

    /// <summary>What <see cref="People"/> put together.</summary>
    public static (string Kind, Sex? Sex, AgeGroup Age) ReadPeople(string measure)
    {
        var parts = measure.Split('-');
        return (parts[1], parts[2] switch { "M" => Sex.Male, "F" => Sex.Female, _ => null }, AgeGroup.All.First(a => a.From == parts[3]));
    }

    /// <summary>The PPKS kind of a measure; null for other measures.</summary>
    public static string? KindOf(string measure) => measure.StartsWith(KindPrefix, StringComparison.Ordinal) ? measure[KindPrefix.Length..] : null;
}
