using CsvHelper;
using PilarBot.Flows.Definition;

namespace PilarBot.Office.Reference;

/// <summary>What somebody is to the office. Roles are held in a territory and for a term.</summary>
/// <param name="Code">As flows name it: <c>tksk</c>, <c>staf-dinsos</c>.</param>
/// <param name="Kind">Pillar, partner, staff or overseer.</param>
/// <param name="Territory">What has to be told with the role, so that nobody sees more than their own area by omission.</param>
/// <param name="Label">At most 40 characters, for buttons.</param>
/// <param name="Name">In full.</param>
public sealed record OfficeRole(string Code, RoleKind Kind, RoleTerritory Territory, string Label, string Name)
{
    /// <summary>Pillars, partners, staff, overseers.</summary>
    public static IReadOnlyList<OfficeRole> All { get; } = EmbeddedCsv.Read("peran.csv", Read);

    /// <summary>The reference list <c>peran</c>: what a person can ask for in chat. Staff and overseers are appointed, and so are not in it.</summary>
    public static IReadOnlyList<ReferenceItem> List { get; } =
        [.. All.Where(role => role.Kind is RoleKind.Pillar or RoleKind.Partner).Select(role => role.ToItem())];

    private static readonly Dictionary<string, OfficeRole> ByCode = All.ToDictionary(role => role.Code);

    /// <summary>Works in the office and may enter the console.</summary>
    public bool IsStaff => Kind == RoleKind.Staff;

    /// <summary>Other words under which people look for it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The role of a code, or null.</summary>
    public static OfficeRole? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>As an entry of a list.</summary>
    public ReferenceItem ToItem() => new(Code, Label) { Aliases = Aliases, Hint = Name == Label ? null : Name };

    private static OfficeRole Read(CsvReader row) => new(
        row.Text("code"),
        row.Word("kind", ("pilar", RoleKind.Pillar), ("mitra", RoleKind.Partner), ("staf", RoleKind.Staff),
            ("pengawas", RoleKind.Overseer)),
        row.Word("territory", ("tidak", RoleTerritory.None), ("kecamatan", RoleTerritory.Kecamatan), ("desa", RoleTerritory.Desa)),
        row.Text("label"), row.Text("name"))
    {
        Aliases = row.List("aliases"),
    };
}

/// <summary>Where a role stands towards the office.</summary>
public enum RoleKind
{
    /// <summary>Pilar sosial: works in the field for the office's programmes.</summary>
    Pillar,
    /// <summary>Mitra: village and kecamatan government, RT and RW.</summary>
    Partner,
    /// <summary>The office itself.</summary>
    Staff,
    /// <summary>Pengawas: watches over the office from outside, and does none of its work.</summary>
    Overseer,
}

/// <summary>The kind of place that a role is held in.</summary>
public enum RoleTerritory
{
    /// <summary>The whole office.</summary>
    None,
    /// <summary>One or more kecamatan.</summary>
    Kecamatan,
    /// <summary>One or more desa or kelurahan.</summary>
    Desa,
}
