namespace PilarBot.Office.PublicReview;

/// <summary>Who does what with public reviews, in their place.</summary>
internal static class ReviewAccess
{
    /// <summary>Open reviews, and have their minutes made.</summary>
    public static readonly string[] Openers = ["operator-desa", "kades-lurah", "staf-dinsos"];

    /// <summary>Verify objections.</summary>
    public static readonly string[] Verifiers = ["tksk", "operator-desa", "kades-lurah", "staf-dinsos"];

    /// <summary>Are reminded of objections in their place.</summary>
    public static readonly string[] InCharge = ["tksk", "operator-desa"];

    /// <summary>Hears of what nobody verifies.</summary>
    public const string Escalation = "koordinator-tksk";

    /// <summary>See what waits and what came of it.</summary>
    public static readonly string[] Overseers = [.. Verifiers, Escalation, "kepala-dinas"];
}
