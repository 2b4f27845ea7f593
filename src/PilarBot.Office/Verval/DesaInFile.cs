using System.Text.RegularExpressions;
using PilarBot.Flows.Definition;
using PilarBot.Office.Wilayah;

namespace PilarBot.Office.Verval;

/// <summary>Which desa of the office a file means by a code or a name. Prepared once, since files have many lines.</summary>
internal sealed partial class DesaInFile
{
    private const int Told = 4;

    private readonly OfficeProfile office;
    private readonly HashSet<string> codes;
    private readonly Dictionary<string, List<ReferenceItem>> byName = [];

    public DesaInFile(OfficeProfile office)
    {
        this.office = office;
        var all = office.Lists.Lists["desa"];
        codes = [.. all.Select(d => d.Value)];
        foreach (var desa in all)
            foreach (var name in desa.Aliases.Append(FoldedName.Of(desa.Label).Joined).Distinct())
                if (byName.TryGetValue(name, out var same))
                    same.Add(desa);
                else
                    byName.Add(name, [desa]);
    }

    /// <summary>The code, or what to do about a text that means none or several.</summary>
    /// <param name="text">A code, or a name with or without "Desa" before it.</param>
    /// <param name="kecamatan">Its name, where the file has one; empty otherwise.</param>
    public (string? Code, string? Problem) Find(string text, string kecamatan)
    {
        if (WilayahCode.Normalise(text) is { } code)
            return code.Length == 13 && codes.Contains(code)
                ? (code, null)
                : (null, $"kode desa tidak ada di {office.Name}. Pakai kode Kemendagri 10 angka yang berawal {office.Regency}.");
        var found = byName.GetValueOrDefault(Folded(text)) ?? [];
        var within = Folded(kecamatan);
        var fitting = within.Length == 0 ? found : found.FindAll(d => FoldedName.Of(d.ParentLabel ?? "").Joined == within);
        return fitting switch
        {
            [var only] => (only.Value, null),
            [] => (null, text.Length == 0 ? "desa kosong. Isi kode atau nama desa."
                : found is [] ? $"desa tidak ditemukan di {office.Name}. Periksa ejaannya, atau pakai kodenya."
                : $"desa itu tidak ada di kecamatan yang tertulis. Yang ada: {Places(found)}."),
            _ => (null, $"ada lebih dari satu desa bernama itu: {Places(fitting)}. Isi kolom kecamatan, atau pakai kode desa."),
        };
    }

    private static string Folded(string text) => FoldedName.Of(Title().Replace(text, "")).Joined;

    private static string Places(List<ReferenceItem> desa) => string.Join("; ", desa.Take(Told).Select(d => $"{d.Label}, Kec. {d.ParentLabel} ({d.Value})"));

    [GeneratedRegex(@"^(?:desa|kelurahan|kel\.?|kec\.?|kecamatan)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Title();
}
