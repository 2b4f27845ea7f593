namespace PilarBot.Office.Wilayah;

/// <summary>What a person typed to name a place, taken apart.</summary>
/// <param name="Whole">The name as typed.</param>
/// <param name="Bare">Without a leading word for the kind; names such as Kota Baru are why the whole counts, too.</param>
/// <param name="Hint">The level that the leading word tells.</param>
/// <param name="Kind">The kind that it tells, where a level has two: <c>Kota</c>.</param>
/// <param name="Parents">Names of the places it lies in, as after a comma.</param>
internal sealed record WilayahQuery(FoldedName Whole, FoldedName Bare, WilayahLevel? Hint, string? Kind, IReadOnlyList<FoldedName> Parents)
{
    private static readonly WilayahQuery Empty = new(FoldedName.Of(""), FoldedName.Of(""), null, null, []);

    public static WilayahQuery Parse(string text)
    {
        var parts = text.Split(',').SelectMany(SplitAtParent).Select(part => FoldedName.Of(part)).Where(part => part.Words.Length > 0).ToList();
        if (parts.Count == 0) return Empty;
        var (bare, hint) = Strip(parts[0]);
        return new(parts[0], bare, hint, hint is null ? null : KindOf(parts[0].Words.Split(' ')[0]), [.. parts.Skip(1).Select(part => Strip(part).Bare)]);
    }

    // "oinlasi kec kie kab tts": each word for a kind in the middle begins the next wider place. Not "kota", which ends names.
    private static IEnumerable<string> SplitAtParent(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = 0;
        for (var i = 1; i < words.Length; i++)
        {
            if (LevelOf(FoldedName.Of(words[i]).Words) is not (WilayahLevel.Kecamatan or WilayahLevel.Kabupaten) || FoldedName.Of(words[i]).Words == "kota") continue;
            yield return string.Join(' ', words[start..i]);
            start = i;
        }
        yield return string.Join(' ', words[start..]);
    }

    private static (FoldedName Bare, WilayahLevel? Hint) Strip(FoldedName name)
    {
        var space = name.Words.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && LevelOf(name.Words[..space]) is { } level ? (FoldedName.Of(name.Words[(space + 1)..]), level) : (name, null);
    }

    private static WilayahLevel? LevelOf(string word) => word switch
    {
        "desa" or "ds" or "kelurahan" or "kel" or "lurah" => WilayahLevel.Desa,
        "kecamatan" or "kec" or "distrik" => WilayahLevel.Kecamatan,
        "kabupaten" or "kab" or "kota" => WilayahLevel.Kabupaten,
        "provinsi" or "prov" or "propinsi" => WilayahLevel.Provinsi,
        _ => null,
    };

    private static string? KindOf(string word) => word switch
    {
        "desa" or "ds" => "Desa",
        "kelurahan" or "kel" or "lurah" => "Kelurahan",
        "kabupaten" or "kab" => "Kabupaten",
        "kota" => "Kota",
        _ => null,
    };
}
