using System.IO.Compression;

namespace PilarBot.Office.Wilayah;

/// <summary>
/// The country's wilayah after Kepmendagri 300.2.2-2138/2025. Immutable and thread-safe. Old codes, as they stand in the NIK of
/// whoever was registered before a split, are not in it: not finding one proves nothing.
/// </summary>
public sealed class WilayahTable
{
    private static readonly Lazy<WilayahTable> Loaded = new(Load);

    private readonly Dictionary<string, Place> upper;
    private readonly ILookup<string, Place> children;
    private readonly Lazy<DesaTable> desa = new(DesaTable.Load);

    private WilayahTable(IReadOnlyList<Place> places)
    {
        Upper = places;
        upper = places.ToDictionary(place => place.Code);
        children = places.Where(place => place.ParentCode is not null).ToLookup(place => place.ParentCode!);
    }

    /// <summary>The one table, read at first use; villages only when one is asked for.</summary>
    public static WilayahTable Indonesia => Loaded.Value;

    /// <summary>Provinces, kabupaten and kota, kecamatan.</summary>
    internal IReadOnlyList<Place> Upper { get; }

    internal DesaTable Villages => desa.Value;

    /// <summary>The place of a code with dots, or null.</summary>
    public Place? Find(string code) => upper.GetValueOrDefault(code) ?? (code.Length == 13 ? Villages.Find(code) : null);

    /// <summary>The place that a place lies in; null for provinces and unknown codes.</summary>
    public Place? Parent(string code) => WilayahCode.ParentOf(code) is { } parent ? Find(parent) : null;

    /// <summary>The kabupaten and kota of a province, by code.</summary>
    public IReadOnlyList<Place> Kabupaten(string province) => [.. children[province].Where(place => place.Level == WilayahLevel.Kabupaten)];

    /// <summary>The kecamatan of a kabupaten or kota, by code.</summary>
    public IReadOnlyList<Place> Kecamatan(string regency) => [.. children[regency].Where(place => place.Level == WilayahLevel.Kecamatan)];

    /// <summary>The desa and kelurahan of a kecamatan, or of a kabupaten or kota, by code.</summary>
    public IReadOnlyList<Place> Desa(string kecamatanOrRegency) => kecamatanOrRegency.Length switch
    {
        5 => Villages.InRegency(kecamatanOrRegency),
        8 => Villages.InKecamatan(kecamatanOrRegency),
        _ => [],
    };

    /// <summary>
    /// The name with the place it lies in, since names repeat: <c>Desa Oinlasi, Kec. Ki'e</c>; <c>Kec. Banjaran, Kab. Bandung</c>;
    /// <c>Kabupaten Bombana</c>. An unknown code stays as it is.
    /// </summary>
    public string FullName(string code) => Find(code) is { } place ? FullName(place) : code;

    /// <inheritdoc cref="FullName(string)"/>
    public string FullName(Place place) => place.Level switch
    {
        WilayahLevel.Provinsi or WilayahLevel.Kabupaten => place.Titled,
        _ => Parent(place.Code) is { } parent ? $"{place.Short}, {parent.Short}" : place.Short,
    };

    /// <summary>Finds places by name, despite typing errors; best first. See <see cref="WilayahSearch"/>.</summary>
    /// <param name="text">As typed: <c>kec. rumbia</c>, <c>oinlasi, kie</c>, <c>banjaran kab bandung</c>.</param>
    /// <param name="within">Only in this place, by code; null for the whole country.</param>
    /// <param name="level">Only on this level. Without it villages are searched only when <paramref name="within"/> or the text narrows it down.</param>
    /// <param name="limit">At most so many.</param>
    public IReadOnlyList<PlaceMatch> Search(string text, string? within = null, WilayahLevel? level = null, int limit = 10) =>
        WilayahSearch.Find(this, text, within, level, limit);

    private static WilayahTable Load()
    {
        using var resource = EmbeddedText.Open("Wilayah.Data.wilayah.txt.gz");
        using var lines = new StreamReader(new GZipStream(resource, CompressionMode.Decompress));
        var places = new List<Place>(8000);
        while (lines.ReadLine() is { } line)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            places.Add(new Place(line[..space], line[(space + 1)..]));
        }
        return new(places);
    }
}
