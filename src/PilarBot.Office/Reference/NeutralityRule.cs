using CsvHelper;
using PilarBot.Flows.Definition;

namespace PilarBot.Office.Reference;

/// <summary>A category of conduct in elections. It sorts reports; whether anybody broke a rule is for people to find.</summary>
/// <param name="Code">Stable: <c>NET08</c>, <c>OBL01</c>.</param>
/// <param name="Key">A word for it in exports: <c>MEDIA_SOSIAL</c>.</param>
/// <param name="Kind">Prohibition, duty, or anything else.</param>
/// <param name="AppliesTo">Whom its source binds.</param>
/// <param name="Label">At most 40 characters, for buttons.</param>
/// <param name="Description">In one sentence.</param>
/// <param name="Source">Where it comes from; null for <c>NET99</c>.</param>
public sealed record NeutralityRule(
    string Code, string Key, NeutralityKind Kind, NeutralityScope AppliesTo, string Label, string Description, string? Source)
{
    /// <summary>Prohibitions, then the rest, then duties.</summary>
    public static IReadOnlyList<NeutralityRule> All { get; } = EmbeddedCsv.Read("netralitas.csv", Read);

    /// <summary>The reference list <c>netralitas</c>: what can be reported, so without the duties.</summary>
    public static IReadOnlyList<ReferenceItem> List { get; } = [.. All.Where(rule => rule.Kind != NeutralityKind.Duty).Select(rule => rule.ToItem())];

    private static readonly Dictionary<string, NeutralityRule> ByCode = All.ToDictionary(rule => rule.Code);

    /// <summary>The label in English.</summary>
    public required string EnglishLabel { get; init; }

    /// <summary>The description in English.</summary>
    public required string EnglishDescription { get; init; }

    /// <summary>Other words under which people look for it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The rule of a code, or null.</summary>
    public static NeutralityRule? Find(string code) => ByCode.GetValueOrDefault(code);

    private ReferenceItem ToItem() => new(Code, Label)
    {
        Aliases = Aliases,
        Hint = Description,
        Labels = new Dictionary<string, string> { ["en"] = EnglishLabel },
        Hints = new Dictionary<string, string> { ["en"] = EnglishDescription },
    };

    private static NeutralityRule Read(CsvReader row) => new(
        row.Text("code"), row.Text("key"),
        row.Word("kind", ("larangan", NeutralityKind.Prohibition), ("lain", NeutralityKind.Other), ("kewajiban", NeutralityKind.Duty)),
        row.Word("applies_to", ("semua", NeutralityScope.Everybody), ("asn", NeutralityScope.CivilServants), ("pendamping-pkh", NeutralityScope.PkhCompanions)),
        row.Text("label"), row.Text("description"), row.Optional("source"))
    {
        EnglishLabel = row.Text("label_en"),
        EnglishDescription = row.Text("hint_en"),
        Aliases = row.List("aliases"),
    };
}

/// <summary>What a rule says.</summary>
public enum NeutralityKind
{
    /// <summary>Not to be done.</summary>
    Prohibition,
    /// <summary>To be done.</summary>
    Duty,
    /// <summary>A report that fits no category.</summary>
    Other,
}

/// <summary>Whom a rule's source binds.</summary>
public enum NeutralityScope
{
    /// <summary>All who work for the office's programmes.</summary>
    Everybody,
    /// <summary>ASN.</summary>
    CivilServants,
    /// <summary>PKH companions, by their code of ethics.</summary>
    PkhCompanions,
}
