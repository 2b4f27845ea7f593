namespace PilarBot.Office.Reference;

/// <summary>A paper that a proposal may need. That it is there is noted; the paper itself stays with the village.</summary>
/// <param name="Code">Stable: <c>kk</c>.</param>
/// <param name="Label">At most 40 characters, for buttons.</param>
public sealed record ProposalPaper(string Code, string Label)
{
    /// <summary>All that a programme may ask for.</summary>
    public static IReadOnlyList<ProposalPaper> All { get; } = EmbeddedCsv.Read("berkas.csv", row => new ProposalPaper(row.Text("code"), row.Text("label")));

    private static readonly Dictionary<string, ProposalPaper> ByCode = All.ToDictionary(paper => paper.Code);

    /// <summary>The paper of a code, or null.</summary>
    public static ProposalPaper? Find(string code) => ByCode.GetValueOrDefault(code);
}
