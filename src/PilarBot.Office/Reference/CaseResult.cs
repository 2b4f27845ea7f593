using PilarBot.Flows.Definition;

namespace PilarBot.Office.Reference;

/// <summary>What a case came to when it was closed. What happened, never a verdict on the person.</summary>
/// <param name="Code">Stored with the case: never renamed.</param>
/// <param name="Label">At most 40 characters, for buttons.</param>
/// <param name="About">When it is the right one.</param>
public sealed record CaseResult(string Code, string Label, string About)
{
    /// <summary>Two rows turned out to be one person: not chosen by anybody, it comes with their merging.</summary>
    public const string Merged = "digabung";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CaseResult> All { get; } = EmbeddedCsv.Read("hasil-kasus.csv", row => new CaseResult(row.Text("code"), row.Text("label"), row.Text("about")));

    /// <summary>The reference list <c>hasil-kasus</c>: those that a handler chooses from.</summary>
    public static IReadOnlyList<ReferenceItem> List { get; } = [.. All.Where(r => r.Code != Merged).Select(r => new ReferenceItem(r.Code, r.Label) { Hint = r.About })];

    /// <summary>What people read for a code.</summary>
    public static string LabelOf(string code) => All.FirstOrDefault(r => r.Code == code)?.Label ?? code;
}
