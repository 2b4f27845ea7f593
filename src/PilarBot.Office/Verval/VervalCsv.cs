namespace PilarBot.Office.Verval;

/// <summary>Lists of a desa's round as lines of a table. Families that are erased are in none; long numbers stay text.</summary>
/// <param name="Columns">The first line.</param>
/// <param name="Lines">The others, with a cell for each column.</param>
internal sealed record VervalCsv(string[] Columns, IEnumerable<string[]> Lines)
{
    /// <summary>What is verified and not yet in SIKS-NG.</summary>
    public static VervalCsv Siks(IReadOnlyList<(VervalHousehold Household, SourceFacts Facts)> households, OfficeProfile office) => new(
        ["nomor", "kk", "nik", "nama", "alamat", "rt_rw", "hasil", "dikirim", "tanpa_kunjungan"],
        households.Where(h => h.Household is { State: VervalState.Accepted, Siks: not SiksState.Entered, HouseholdId: not null }).Select(h => new[]
        {
            ExportedCsv.Count(h.Household.No), Digits(h.Facts.Kk), Digits(h.Facts.Nik), h.Facts.Head, h.Facts.Address, h.Facts.Rt, h.Household.Result!.Value.Label(),
            ExportedCsv.Day(office.DayOf(h.Household.SubmittedAt!.Value)), h.Household.IsDesk ? "ya" : "tidak",
        }));

    /// <summary>In what the source differs from what the office knew.</summary>
    public static VervalCsv Differences(IReadOnlyList<(VervalHousehold Household, SourceFacts Facts)> households) => new(
        ["nomor", "kk", "nama", "alamat", "rt_rw", "desil", "selisih"],
        households.Where(h => h.Household is { Differences.Length: > 0, HouseholdId: not null }).Select(h => new[]
        {
            ExportedCsv.Count(h.Household.No), Digits(h.Facts.Kk), h.Facts.Head, h.Facts.Address, h.Facts.Rt, h.Facts.Desil is { } desil ? ExportedCsv.Count(desil) : "",
            string.Join(", ", VervalWords.Differences(h.Household.Differences).Select(d => d.Label())),
        }));

    // Sixteen digits would become a rounded number.
    private static string Digits(string? digits) => digits is null ? "" : "'" + digits;
}
