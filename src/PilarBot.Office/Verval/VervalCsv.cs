using System.Text;
using PilarBot.Office.Documents;

namespace PilarBot.Office.Verval;

/// <summary>Lists for spreadsheets. A cell never begins as a formula, and long numbers stay text.</summary>
internal static class VervalCsv
{
    /// <summary>What is verified and not yet in SIKS-NG.</summary>
    public static byte[] Siks(IReadOnlyList<(VervalHousehold Household, SourceFacts Facts)> households, OfficeProfile office) => Write(
        ["nomor", "kk", "nik", "nama", "alamat", "rt_rw", "hasil", "dikirim", "tanpa_kunjungan"],
        households.Where(h => h.Household is { State: VervalState.Accepted, Siks: not SiksState.Entered, HouseholdId: not null }).Select(h => new[]
        {
            $"{h.Household.No}", "'" + h.Facts.Kk, h.Facts.Nik is null ? "" : "'" + h.Facts.Nik, h.Facts.Head, h.Facts.Address, h.Facts.Rt, h.Household.Result!.Value.Label(),
            $"{office.DayOf(h.Household.SubmittedAt!.Value):yyyy-MM-dd}", h.Household.IsDesk ? "ya" : "tidak",
        }));

    /// <summary>In what the source differs from what the office knew.</summary>
    public static byte[] Differences(IReadOnlyList<(VervalHousehold Household, SourceFacts Facts)> households) => Write(
        ["nomor", "kk", "nama", "alamat", "rt_rw", "desil", "selisih"],
        households.Where(h => h.Household is { Differences.Length: > 0, HouseholdId: not null }).Select(h => new[]
        {
            $"{h.Household.No}", "'" + h.Facts.Kk, h.Facts.Head, h.Facts.Address, h.Facts.Rt, $"{h.Facts.Desil}",
            string.Join(", ", VervalWords.Differences(h.Household.Differences).Select(d => d.Label())),
        }));

    // With the mark by which Excel knows UTF-8, and the separator of Excel in Indonesian.
    private static byte[] Write(string[] header, IEnumerable<string[]> rows) =>
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(rows.Prepend(header).Select(r => string.Join(';', r.Select(Cell)) + "\r\n")))];

    private static string Cell(string text)
    {
        var plain = PlainValue.Clean(text).Replace('\n', ' ').Replace('\t', ' ');
        var safe = plain is ['=' or '+' or '-' or '@', ..] ? "'" + plain : plain;
        return safe.AsSpan().IndexOfAny(';', '"') < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
