using CsvHelper;
using PilarBot.Flows.Definition;

namespace PilarBot.Office.Reference;

/// <summary>
/// One of the 26 kinds of PPKS. A description for those who record, never a decision: it does not tell who is entitled to what.
/// </summary>
/// <param name="Code"><c>01</c> to <c>26</c>: the place in the annex's order, not an official code.</param>
/// <param name="Label">At most 40 characters, for buttons.</param>
/// <param name="Name">The official name.</param>
/// <param name="Abbreviation">As in the ministry's data guide where it has one.</param>
/// <param name="Group">Kinds of one group follow each other.</param>
/// <param name="Definition">Condensed.</param>
public sealed record PpksKind(string Code, string Label, string Name, string Abbreviation, string Group, string Definition)
{
    /// <summary>All kinds, in the annex's order.</summary>
    public static IReadOnlyList<PpksKind> All { get; } = EmbeddedCsv.Read("ppks.csv", Read);

    /// <summary>The reference list <c>ppks</c>.</summary>
    public static IReadOnlyList<ReferenceItem> List { get; } = [.. All.Select(kind => kind.ToItem())];

    private static readonly Dictionary<string, PpksKind> ByCode = All.ToDictionary(kind => kind.Code);

    /// <summary>What speaks for this kind; condensed.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];

    /// <summary>The usual youngest age, or null.</summary>
    public int? MinAge { get; init; }

    /// <summary>The usual oldest age, or null.</summary>
    public int? MaxAge { get; init; }

    /// <summary>Child, health, violence, sexual exploitation, criminal record: cases begin with restricted sight.</summary>
    public bool Sensitive { get; init; }

    /// <summary>The minimum service of kabupaten and kota that it falls under: <c>anak</c>, <c>disabilitas</c>, <c>lansia</c>, <c>tuna_sosial</c>, <c>bencana</c>; null for none.</summary>
    public string? SpmService { get; init; }

    /// <summary>
    /// The field of service whose work it usually is: <c>rehsos</c>, <c>linjamsos</c>, <c>dayasos</c>, <c>fakir-miskin</c>. From memory: an
    /// office may divide its work otherwise.
    /// </summary>
    public required string ServiceLine { get; init; }

    /// <summary>How far the definition was checked. Nothing here may be shown as the text of a regulation.</summary>
    public Verification Verification { get; init; }

    /// <summary>Other words under which people look for it. For search only: some are old or unkind, and are never shown.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The kind of a code, or null.</summary>
    public static PpksKind? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>True when the age is unusual for this kind: a reason to ask again, never to refuse.</summary>
    public bool IsUnusualAge(int age) => age < MinAge || age > MaxAge;

    /// <summary>A field of service as people read it.</summary>
    public static string LineLabel(string line) => line switch
    {
        "rehsos" => "rehabilitasi sosial",
        "linjamsos" => "perlindungan dan jaminan sosial",
        "dayasos" => "pemberdayaan sosial",
        "fakir-miskin" => "penanganan fakir miskin",
        _ => line,
    };

    /// <summary>A minimum service as people read it.</summary>
    public static string SpmLabel(string service) => service switch
    {
        "anak" => "anak telantar",
        "disabilitas" => "penyandang disabilitas telantar",
        "lansia" => "lanjut usia telantar",
        "tuna_sosial" => "gelandangan dan pengemis",
        "bencana" => "korban bencana",
        _ => service,
    };

    private ReferenceItem ToItem() => new(Code, Label)
    {
        Aliases = [.. Aliases.Append(Name).Append(Abbreviation).Where(alias => alias != Label).Distinct(StringComparer.OrdinalIgnoreCase)],
        Hint = Name == Label ? Definition : $"{Name}: {Definition}",
    };

    private static PpksKind Read(CsvReader row) => new(
        row.Text("code"), row.Text("label"), row.Text("name"), row.Text("abbreviation"), row.Text("group"), row.Text("definition"))
    {
        Criteria = row.List("criteria"),
        MinAge = row.Number("min_age"),
        MaxAge = row.Number("max_age"),
        Sensitive = row.Word("sensitive", ("ya", true), ("tidak", false)),
        SpmService = row.Optional("spm"),
        ServiceLine = row.Text("line"),
        Verification = row.Word("verification", ("terverifikasi", Verification.Verified), ("sebagian", Verification.Partly), ("ingatan", Verification.FromMemory)),
        Aliases = row.List("aliases"),
    };
}
