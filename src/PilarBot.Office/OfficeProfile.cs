using System.Globalization;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Office.Activities;
using PilarBot.Office.Gatherings;
using PilarBot.Office.Knowledge;
using PilarBot.Office.Partners;
using PilarBot.Office.Reference;
using PilarBot.Office.Sources;
using PilarBot.Office.Wilayah;

namespace PilarBot.Office;

/// <summary>Which office this is, resolved: its name, its zone, the lists that people choose from. Immutable.</summary>
/// <param name="Name">As people read it.</param>
/// <param name="Regency">Code of its kabupaten or kota, <c>74.06</c>.</param>
/// <param name="Zone">Where its clocks stand.</param>
/// <param name="Lists">By name: <c>ppks</c>, <c>kecamatan</c>, <c>desa</c>, <c>peran</c>…</param>
public sealed record OfficeProfile(string Name, string Regency, Zone Zone, ReferenceLists Lists)
{
    /// <summary>The office that the options name.</summary>
    /// <param name="options">Its name and place.</param>
    /// <param name="texts">What it explains; null for what travels with the program.</param>
    /// <exception cref="ArgumentException">The configured code is not one of a kabupaten or kota.</exception>
    internal static OfficeProfile Of(OfficeOptions options, KnowledgeTexts? texts = null)
    {
        var wilayah = new OfficeWilayah(WilayahTable.Indonesia, options.Regency);
        texts ??= KnowledgeTexts.Known;
        return new(options.Name, wilayah.Regency.Code, Zone.Find(options.Zone) ?? wilayah.Zone, new(new Dictionary<string, IReadOnlyList<ReferenceItem>>(VervalOption.Lists)
        {
            ["ppks"] = PpksKind.List,
            ["hasil-kasus"] = CaseResult.List,
            ["netralitas"] = NeutralityRule.List,
            ["aduan-pelayanan"] = ComplaintMatter.ListOf("pelayanan"),
            ["aduan-bantuan"] = ComplaintMatter.ListOf("bantuan"),
            ["program-usulan"] = AidProgram.List,
            ["peran"] = OfficeRole.List,
            ["info"] = texts.Info,
            ["program"] = texts.Programmes,
            ["mitra"] = PartnerKind.List,
            ["kebutuhan"] = Need.List,
            ["kegiatan"] = Activity.List,
            ["acara"] = Gathering.List,
            ["rtlh-rumah"] = RtlhCriterion.ListOf(RtlhCriterionKind.House),
            ["rtlh-prioritas"] = RtlhCriterion.ListOf(RtlhCriterionKind.Priority),
            ["kecamatan"] = wilayah.KecamatanList,
            ["desa"] = wilayah.DesaList,
        }));
    }

    private readonly Lazy<Dictionary<(string List, string Value), string>> labels = new(() =>
        Lists.Lists.SelectMany(l => l.Value.Select(i => (Key: (l.Key, i.Value), i.Label))).ToDictionary(x => x.Key, x => x.Label));

    /// <summary>What people read for a value of a list; the value itself when the list no longer has it.</summary>
    public string Label(string list, string value) => labels.Value.GetValueOrDefault((list, value), value);

    /// <summary>An instant as people read it: <c>22 November 2026 pukul 09.30 WITA</c>.</summary>
    public string Show(DateTime utc)
    {
        var local = Zone.ToLocal(utc);
        return $"{local.Day} {Months[local.Month - 1]} {local.Year} pukul {local:HH.mm} {Zone.Name}";
    }

    /// <summary>The day of an instant where the office is.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Zone.ToLocal(utc));

    /// <summary>A day as people read it: <c>22 November 2026</c>.</summary>
    public static string ShowDay(DateOnly day) => $"{day.Day} {Months[day.Month - 1]} {day.Year}";

    /// <summary>A month as people read it: <c>November 2026</c>.</summary>
    public static string ShowMonth(DateOnly day) => $"{Months[day.Month - 1]} {day.Year}";

    /// <summary>Numbers as people here write them: <c>12.345,5</c>.</summary>
    public static readonly NumberFormatInfo Numbers = NumberFormatInfo.ReadOnly(new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," });

    private static readonly string[] Months =
        ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];
}
