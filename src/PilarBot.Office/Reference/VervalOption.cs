using PilarBot.Flows.Definition;

namespace PilarBot.Office.Reference;

/// <summary>
/// A coded answer of the form that households are verified with. Questions 301 to 409 and 505 carry the codes of the Regsosek questionnaire
/// of 2022 as village systems use it; 501 to 504 are the office's own order of its block V. What holds today, the office has to confirm.
/// </summary>
/// <param name="List">The list it stands in: <c>jenis-lantai</c>.</param>
/// <param name="Question">The question's number: <c>303</c>.</param>
/// <param name="Option">The answer's number there.</param>
/// <param name="Label">At most 40 characters, for buttons.</param>
/// <param name="Hint">In full where the label is shortened; else null.</param>
public sealed record VervalOption(string List, string Question, int Option, string Label, string? Hint)
{
    /// <summary>All, in the order of the form.</summary>
    public static IReadOnlyList<VervalOption> All { get; } = EmbeddedCsv.Read(
        "verval.csv", row => new VervalOption(row.Text("list"), row.Text("question"), row.Number("option")!.Value, row.Text("label"), row.Optional("hint")));

    /// <summary>The reference lists by name, each with <c>verval-</c> before it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<ReferenceItem>> Lists { get; } =
        All.GroupBy(option => $"verval-{option.List}").ToDictionary(list => list.Key, IReadOnlyList<ReferenceItem> (list) => [.. list.Select(option => option.ToItem())]);

    /// <summary>What is stored: question and answer, <c>303.8</c>. Never a bare number, which people mean as a place in the list.</summary>
    public string Code => FormattableString.Invariant($"{Question}.{Option}");

    private ReferenceItem ToItem() => new(Code, Label) { Hint = Hint };
}
