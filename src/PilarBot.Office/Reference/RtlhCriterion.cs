using CsvHelper;
using PilarBot.Flows.Definition;

namespace PilarBot.Office.Reference;

/// <summary>
/// Something that is looked at before a house is rehabilitated (RTLH): a requirement, a state of the house, a photo, a document. For
/// those who record; who gets aid is for the office to decide.
/// </summary>
/// <param name="Code">As kept with an application.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Label">At most 40 characters, for buttons.</param>
/// <param name="Text">Condensed.</param>
/// <param name="Article">Where it stands; empty for what the office itself wants.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Verification">How far it was checked. Nothing here may be shown as the text of a regulation.</param>
public sealed record RtlhCriterion(string Code, RtlhCriterionKind Kind, string Label, string Text, string Article, string Source, Verification Verification)
{
    /// <summary>The least floor area that is enough, in square metres for each who lives there.</summary>
    public const decimal EnoughArea = 7.2m;

    /// <summary>All, in the order in which they are asked.</summary>
    public static IReadOnlyList<RtlhCriterion> All { get; } = EmbeddedCsv.Read("rtlh.csv", Read);

    /// <summary>Those of a kind.</summary>
    public static IReadOnlyList<RtlhCriterion> Of(RtlhCriterionKind kind) => [.. All.Where(c => c.Kind == kind)];

    /// <summary>Photos and documents: what an application needs files of.</summary>
    public static IReadOnlyList<RtlhCriterion> Files { get; } = [.. Of(RtlhCriterionKind.Photo), .. Of(RtlhCriterionKind.Document)];

    /// <summary>The one of a code, or null.</summary>
    public static RtlhCriterion? Find(string code) => All.FirstOrDefault(c => c.Code == code);

    /// <summary>The one of a code, which has to be there.</summary>
    public static RtlhCriterion Get(string code) => Find(code) ?? throw new ArgumentException($"There is no RTLH criterion \"{code}\".", nameof(code));

    /// <summary>The reference list of a kind: <c>rtlh-rumah</c>, <c>rtlh-prioritas</c>.</summary>
    public static IReadOnlyList<ReferenceItem> ListOf(RtlhCriterionKind kind) => [.. Of(kind).Select(c => new ReferenceItem(c.Code, c.Label) { Hint = $"{c.Text} ({c.Basis})" })];

    /// <summary>Where it stands and how sure that is, for people.</summary>
    public string Basis => (Article.Length == 0 ? "kebutuhan kantor" : Article) + (Verification == Verification.Verified ? "" : ", perlu dikonfirmasi");

    private static RtlhCriterion Read(CsvReader row) => new(
        row.Text("code"),
        row.Word("kind",
            ("syarat", RtlhCriterionKind.Requirement), ("keadaan", RtlhCriterionKind.HouseRequirement), ("rumah", RtlhCriterionKind.House), ("luas", RtlhCriterionKind.Area),
            ("prioritas", RtlhCriterionKind.Priority), ("kelompok", RtlhCriterionKind.Group), ("foto", RtlhCriterionKind.Photo), ("dokumen", RtlhCriterionKind.Document)),
        row.Text("label"), row.Text("text"), row.Optional("article") ?? "", row.Text("source"),
        row.Word("verification", ("terverifikasi", Verification.Verified), ("sebagian", Verification.Partly), ("ingatan", Verification.FromMemory)));
}

/// <summary>What a <see cref="RtlhCriterion"/> is.</summary>
public enum RtlhCriterionKind
{
    /// <summary>Asked: yes, no, or not known yet.</summary>
    Requirement,
    /// <summary>That the house is unfit, worked out of its states and its floor area.</summary>
    HouseRequirement,
    /// <summary>A state of the house; one is enough.</summary>
    House,
    /// <summary>The floor area, worked out.</summary>
    Area,
    /// <summary>A hint that somebody should come first.</summary>
    Priority,
    /// <summary>How many families do it together.</summary>
    Group,
    /// <summary>A photo.</summary>
    Photo,
    /// <summary>A document.</summary>
    Document,
}
