using CsvHelper;
using PilarBot.Flows.Definition;

namespace PilarBot.Office.Reference;

/// <summary>A programme that residents are proposed for. It sorts proposals; who receives anything is for others to decide.</summary>
/// <param name="Code">Stable: <c>PKH</c>.</param>
/// <param name="Label">At most 40 characters, for buttons.</param>
/// <param name="Name">In full.</param>
/// <param name="Papers">Codes of the <see cref="ProposalPaper"/>s that a proposal needs, unless the office sets others.</param>
/// <param name="Source">Where that comes from.</param>
/// <param name="Mark">How sure it is: V seen in the source, P partly, M not checked.</param>
public sealed record AidProgram(string Code, string Label, string Name, IReadOnlyList<string> Papers, string Source, string Mark)
{
    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<AidProgram> All { get; } = EmbeddedCsv.Read("program.csv", Read);

    /// <summary>The reference list <c>program</c>.</summary>
    public static IReadOnlyList<ReferenceItem> List { get; } = [.. All.Select(program => program.ToItem())];

    private static readonly Dictionary<string, AidProgram> ByCode = All.ToDictionary(program => program.Code);

    /// <summary>The label in English.</summary>
    public required string EnglishLabel { get; init; }

    /// <summary>Other words under which people look for it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The programme of a code, or null.</summary>
    public static AidProgram? Find(string code) => ByCode.GetValueOrDefault(code);

    private ReferenceItem ToItem() => new(Code, Label)
    {
        Aliases = Aliases,
        Hint = Name == Label ? null : Name,
        Labels = new Dictionary<string, string> { ["en"] = EnglishLabel },
    };

    private static AidProgram Read(CsvReader row) => new(
        row.Text("code"), row.Text("label"), row.Text("name"), row.List("papers"), row.Text("source"), row.Text("mark"))
    {
        EnglishLabel = row.Text("label_en"),
        Aliases = row.List("aliases"),
    };
}
