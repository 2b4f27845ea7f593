using PilarBot.Flows.Definition;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Partners;

/// <summary>What a partner is: one of the 12 kinds of PSKS, or an office of another sector.</summary>
/// <param name="Code">Stable: <c>lks</c>, <c>bawaslu</c>.</param>
/// <param name="Label">At most 40 characters, for buttons.</param>
/// <param name="IsPsks">True for a kind of PSKS.</param>
internal sealed record PartnerKind(string Code, string Label, bool IsPsks)
{
    /// <summary>Stands for all kinds of PSKS in a search.</summary>
    public const string Psks = "psks";

    /// <summary>PSKS in the annex's order, then sectors.</summary>
    public static IReadOnlyList<PartnerKind> All { get; } = EmbeddedCsv.Read("mitra-jenis.csv", row =>
        new PartnerKind(row.Text("code"), row.Text("label"), row.Word("psks", ("ya", true), ("tidak", false))) { Aliases = row.List("aliases"), Hint = row.Optional("hint") });

    /// <summary>The reference list <c>mitra</c>: sectors, which residents look for, then PSKS.</summary>
    public static IReadOnlyList<ReferenceItem> List { get; } =
        [.. All.OrderBy(k => k.IsPsks).Select(k => new ReferenceItem(k.Code, k.Label) { Aliases = k.Aliases, Hint = k.Hint })];

    /// <summary>Other words, and needs, under which people look for it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public string? Hint { get; init; }

    /// <summary>The kind of a code, or null.</summary>
    public static PartnerKind? Find(string code) => All.FirstOrDefault(k => k.Code == code);
}
