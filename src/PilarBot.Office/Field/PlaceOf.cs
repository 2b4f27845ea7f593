namespace PilarBot.Office.Field;

/// <summary>Reads a place of the office as somebody wrote it into a file: a code, or a name that only one place has.</summary>
internal static class PlaceOf
{
    /// <returns>Empty for the whole office, null for no such place.</returns>
    public static string? Read(OfficeProfile office, string typed)
    {
        if (typed.Length == 0 || typed == office.Regency)
            return "";
        var places = office.Lists.Lists["kecamatan"].Concat(office.Lists.Lists["desa"]).ToList();
        return places.Find(p => p.Value == typed)?.Value
            ?? (places.Where(p => string.Equals(p.Label, typed, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only.Value : null);
    }

    /// <summary>As people read it.</summary>
    public static string Show(OfficeProfile office, string wilayah) => wilayah.Length switch
    {
        0 => "seluruh kabupaten/kota",
        <= 8 => $"Kecamatan {office.Label("kecamatan", wilayah)}",
        _ => $"{office.Label("desa", wilayah)}, {office.Label("kecamatan", wilayah[..8])}",
    };
}
