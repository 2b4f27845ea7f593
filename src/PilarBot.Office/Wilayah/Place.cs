namespace PilarBot.Office.Wilayah;

/// <summary>A province, kabupaten or kota, kecamatan, desa or kelurahan, by its Kemendagri code. Immutable.</summary>
public sealed class Place
{
    internal Place(string code, string fullName)
    {
        Code = code;
        (Kind, Name) = Split(code, fullName);
        Folded = FoldedName.Of(Name);
    }

    /// <summary>With dots: <c>74</c>, <c>74.06</c>, <c>74.06.01</c>, <c>74.06.01.2001</c>.</summary>
    public string Code { get; }

    /// <summary>Without the word for its kind: <c>Bombana</c>.</summary>
    public string Name { get; }

    /// <summary>The word for its kind: <c>Kabupaten</c>, <c>Kota</c>, <c>Kecamatan</c>, <c>Distrik</c>, <c>Desa</c>, <c>Kelurahan</c>, <c>Desa Adat</c>…</summary>
    public string Kind { get; }

    /// <summary>Which of the four levels it is on.</summary>
    public WilayahLevel Level => WilayahCode.LevelOf(Code);

    /// <summary>The code of the place it lies in; null for a province.</summary>
    public string? ParentCode => WilayahCode.ParentOf(Code);

    /// <summary>Kind and name: <c>Kelurahan Kasipute</c>.</summary>
    public string Titled => $"{Kind} {Name}";

    /// <summary>As people write it beside another name: <c>Kec. Rumbia</c>, <c>Kab. Bombana</c>.</summary>
    public string Short => Kind switch
    {
        "Kecamatan" => $"Kec. {Name}",
        "Kabupaten" => $"Kab. {Name}",
        _ => Titled,
    };

    /// <summary>The name as it is compared in a search.</summary>
    internal FoldedName Folded { get; }

    /// <summary>Code and titled name.</summary>
    public override string ToString() => $"{Code} {Titled}";

    // Kabupaten and kota carry their kind in the source; the other kinds follow from the code.
    private static (string Kind, string Name) Split(string code, string fullName)
    {
        foreach (var kind in (ReadOnlySpan<string>)["Kabupaten Administrasi", "Kota Administrasi", "Kabupaten", "Kota"])
        {
            if (WilayahCode.LevelOf(code) == WilayahLevel.Kabupaten && fullName.StartsWith(kind + " ", StringComparison.Ordinal))
                return (kind, fullName[(kind.Length + 1)..]);
        }
        return (WilayahCode.KindOf(code), fullName);
    }
}

/// <summary>The levels of wilayah, from the widest.</summary>
public enum WilayahLevel
{
    /// <summary>Province, two digits.</summary>
    Provinsi,
    /// <summary>Kabupaten or kota, four digits.</summary>
    Kabupaten,
    /// <summary>Kecamatan (distrik in Papua), six digits.</summary>
    Kecamatan,
    /// <summary>Desa, kelurahan or desa adat, ten digits.</summary>
    Desa,
}
