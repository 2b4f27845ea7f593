using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;

namespace PilarBot.Office.Wilayah;

/// <summary>The part of the country that this office serves: one kabupaten or kota. Immutable.</summary>
public sealed class OfficeWilayah
{
    // What a button shows well; see ChannelLimits.Label.
    private const int MaxLabel = 40;

    private readonly WilayahTable table;

    /// <summary>Of a configured code.</summary>
    /// <exception cref="ArgumentException">The code is not one of a kabupaten or kota.</exception>
    public OfficeWilayah(WilayahTable table, string regencyCode)
    {
        this.table = table;
        Regency = WilayahCode.Normalise(regencyCode) is { } code && table.Find(code) is { Level: WilayahLevel.Kabupaten } regency
            ? regency
            : throw new ArgumentException($"\"{regencyCode}\" is not the code of a kabupaten or kota; give one such as 74.06.", nameof(regencyCode));
        Zone = WilayahCode.ZoneOf(Regency.Code)!;
        Kecamatan = table.Kecamatan(Regency.Code);
        Desa = table.Desa(Regency.Code);
        KecamatanList = [.. Kecamatan.Select(KecamatanItem)];
        DesaList = DesaItems();
    }

    /// <summary>The kabupaten or kota.</summary>
    public Place Regency { get; }

    /// <summary>The office's zone.</summary>
    public Zone Zone { get; }

    /// <summary>By code.</summary>
    public IReadOnlyList<Place> Kecamatan { get; }

    /// <summary>Desa and kelurahan, by code.</summary>
    public IReadOnlyList<Place> Desa { get; }

    /// <summary>The reference list <c>kecamatan</c>.</summary>
    public IReadOnlyList<ReferenceItem> KecamatanList { get; }

    /// <summary>The reference list <c>desa</c>; parents are kecamatan.</summary>
    public IReadOnlyList<ReferenceItem> DesaList { get; }

    /// <summary>The place of a code when it lies in this office's wilayah, or null.</summary>
    public Place? Find(string code) => WilayahCode.IsWithin(code, Regency.Code) ? table.Find(code) : null;

    /// <summary>The kecamatan that a place is or lies in, or null.</summary>
    public Place? KecamatanOf(string code) => code.Length >= 8 ? Find(code[..8]) : null;

    /// <inheritdoc cref="WilayahTable.Search"/>
    public IReadOnlyList<PlaceMatch> Search(string text, WilayahLevel? level = null, int limit = 10) => table.Search(text, Regency.Code, level, limit);

    private ReferenceItem KecamatanItem(Place place) => new(place.Code, Fit(place.Name))
    {
        Aliases = Aliases(place, place.Name, place.Short, place.Titled),
        Hint = table.FullName(place),
    };

    private IReadOnlyList<ReferenceItem> DesaItems()
    {
        // A few kecamatan have a desa and a kelurahan of one name, and some even two desa.
        var byName = Desa.ToLookup(place => (place.ParentCode, place.Folded.Joined));
        var byTitle = Desa.ToLookup(place => (place.ParentCode, place.Kind, place.Folded.Joined));
        return [.. Desa.Select(place => DesaItem(place, Label(place)))];

        string Label(Place place) => (byName[(place.ParentCode, place.Folded.Joined)].Count(), byTitle[(place.ParentCode, place.Kind, place.Folded.Joined)].Count()) switch
        {
            (1, _) => Fit(place.Name),
            (_, 1) => Fit(place.Titled),
            _ => Fit($"{place.Titled} ({place.Code[9..]})"),
        };
    }

    private ReferenceItem DesaItem(Place place, string label) => new(place.Code, label)
    {
        Parent = place.ParentCode,
        ParentLabel = table.Parent(place.Code)?.Name,
        Aliases = Aliases(place, label, place.Titled),
        Hint = table.FullName(place),
    };

    private static IReadOnlyList<string> Aliases(Place place, string label, params IEnumerable<string> others) =>
        [.. others.Concat([place.Name, place.Folded.Words, place.Folded.Joined]).Distinct(StringComparer.OrdinalIgnoreCase).Where(alias => !alias.Equals(label, StringComparison.OrdinalIgnoreCase))];

    private static string Fit(string name) => name.Length <= MaxLabel ? name : name[..(MaxLabel - 1)].TrimEnd() + "…";
}
