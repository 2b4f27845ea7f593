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

    private const string KindPrefix = "kind-";

    /// <summary>Stock: open cases of a PPKS kind. A case of several kinds counts for each.</summary>
    public static string Kind(string code) => KindPrefix + code;

    /// <summary>The PPKS kind of a measure; null for other measures.</summary>
    public static string? KindOf(string measure) => measure.StartsWith(KindPrefix, StringComparison.Ordinal) ? measure[KindPrefix.Length..] : null;
}
