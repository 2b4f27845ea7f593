using System.Globalization;

namespace PilarBot.Flows.Texts;

/// <summary>What is Indonesian whatever language somebody reads: the office's numbers, and the names in dates that people type.</summary>
internal static class Indonesian
{
    public static readonly IReadOnlyList<string> Months =
        ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

    /// <summary>From Sunday, as <see cref="DayOfWeek"/> counts.</summary>
    public static readonly IReadOnlyList<string> Days = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    /// <summary><c>1.250,5</c>.</summary>
    public static string Number(decimal number) =>
        number.ToString("#,0.######", CultureInfo.InvariantCulture).Replace(',', ' ').Replace('.', ',').Replace(' ', '.');

    /// <summary><c>Rp 300.000</c>.</summary>
    public static string Currency(decimal number) => number < 0 ? "-" + Currency(-number) : "Rp " + Number(Math.Round(number, 2));
}
