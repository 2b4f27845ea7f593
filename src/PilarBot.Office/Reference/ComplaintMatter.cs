using CsvHelper;
using PilarBot.Flows.Definition;

namespace PilarBot.Office.Reference;

/// <summary>What residents complain of besides neutrality. It sorts complaints; whether it is so is for people to find.</summary>
/// <param name="Code">Stable: <c>BAN01</c>.</param>
/// <param name="Topic">The reference list it stands in: <c>pelayanan</c>, <c>bantuan</c>, <c>lain</c>.</param>
/// <param name="Label">At most 40 characters, for buttons.</param>
/// <param name="Description">In one sentence.</param>
public sealed record ComplaintMatter(string Code, string Topic, string Label, string Description)
{
    /// <summary>The code of what is none of the others.</summary>
    public const string Anything = "LAIN";

    /// <summary>By topic.</summary>
    public static IReadOnlyList<ComplaintMatter> All { get; } = EmbeddedCsv.Read("aduan.csv", Read);

    private static readonly Dictionary<string, ComplaintMatter> ByCode = All.ToDictionary(matter => matter.Code);

    /// <summary>The label in English.</summary>
    public required string EnglishLabel { get; init; }

    /// <summary>The description in English.</summary>
    public required string EnglishDescription { get; init; }

    /// <summary>Other words under which people look for it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The matter of a code, or null.</summary>
    public static ComplaintMatter? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The reference list of a topic.</summary>
    public static IReadOnlyList<ReferenceItem> ListOf(string topic) => [.. All.Where(matter => matter.Topic == topic).Select(matter => matter.ToItem())];

    private ReferenceItem ToItem() => new(Code, Label)
    {
        Aliases = Aliases,
        Hint = Description,
        Labels = new Dictionary<string, string> { ["en"] = EnglishLabel },
        Hints = new Dictionary<string, string> { ["en"] = EnglishDescription },
    };

    private static ComplaintMatter Read(CsvReader row) => new(row.Text("code"), row.Text("topic"), row.Text("label"), row.Text("description"))
    {
        EnglishLabel = row.Text("label_en"),
        EnglishDescription = row.Text("hint_en"),
        Aliases = row.List("aliases"),
    };
}
