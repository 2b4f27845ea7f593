using PilarBot.Flows.Engine;

namespace PilarBot.Office.Wilayah;

/// <summary>What a Kemendagri code tells by itself.</summary>
public static class WilayahCode
{
    /// <summary>Puts the dots in: <c>7406012001</c> becomes <c>74.06.01.2001</c>. Null when it is not a code of any level.</summary>
    public static string? Normalise(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (text.Any(c => !char.IsAsciiDigit(c) && c != '.' && c != ' ')) return null;
        return digits.Length switch
        {
            2 => digits,
            4 => $"{digits[..2]}.{digits[2..]}",
            6 => $"{digits[..2]}.{digits[2..4]}.{digits[4..]}",
            10 => $"{digits[..2]}.{digits[2..4]}.{digits[4..6]}.{digits[6..]}",
            _ => null,
        };
    }

    /// <summary>True when <paramref name="code"/> is <paramref name="area"/> or lies in it.</summary>
    public static bool IsWithin(string code, string area) =>
        code.StartsWith(area, StringComparison.Ordinal) && (code.Length == area.Length || code[area.Length] == '.');

    /// <summary>
    /// The zone of a place, by its province; null for an unknown one. Kalimantan is split: Barat and Tengah are WIB; Selatan,
    /// Timur and Utara are WITA.
    /// </summary>
    public static Zone? ZoneOf(string code) => code.Length < 2 ? null : code[..2] switch
    {
        "11" or "12" or "13" or "14" or "15" or "16" or "17" or "18" or "19" or "21" => Zone.Wib,
        "31" or "32" or "33" or "34" or "35" or "36" => Zone.Wib,
        "51" or "52" or "53" => Zone.Wita,
        "61" or "62" => Zone.Wib,
        "63" or "64" or "65" => Zone.Wita,
        "71" or "72" or "73" or "74" or "75" or "76" => Zone.Wita,
        "81" or "82" => Zone.Wit,
        "91" or "92" or "93" or "94" or "95" or "96" => Zone.Wit,
        _ => null,
    };

    internal static WilayahLevel LevelOf(string code) => code.Length switch
    {
        2 => WilayahLevel.Provinsi,
        5 => WilayahLevel.Kabupaten,
        8 => WilayahLevel.Kecamatan,
        13 => WilayahLevel.Desa,
        _ => throw new ArgumentException($"\"{code}\" is not a wilayah code with dots.", nameof(code)),
    };

    internal static string? ParentOf(string code) => code.LastIndexOf('.') is > 0 and var dot ? code[..dot] : null;

    internal static string KindOf(string code) => LevelOf(code) switch
    {
        WilayahLevel.Provinsi => "Provinsi",
        WilayahLevel.Kabupaten => code[3] >= '7' ? "Kota" : "Kabupaten",
        // UU 21/2001 calls the kecamatan of Papua distrik.
        WilayahLevel.Kecamatan => code[0] == '9' ? "Distrik" : "Kecamatan",
        WilayahLevel.Desa => code[9] switch { '1' => "Kelurahan", '3' => "Desa Adat", _ => "Desa" },
    };
}
