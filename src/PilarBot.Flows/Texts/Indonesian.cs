using System.Globalization;

namespace PilarBot.Flows.Texts;

/// <summary>Dates and numbers in Indonesian. The program runs without culture data, so the names stand here.</summary>
internal static class Indonesian
{
    public static readonly IReadOnlyList<string> Months =
        ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

    /// <summary>From Sunday, as <see cref="DayOfWeek"/> counts.</summary>
    public static readonly IReadOnlyList<string> Days = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    public static string Date(DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Day} {Months[date.Month - 1]} {date.Year}");

    public static string Instant(DateTime local, string zone) =>
        string.Create(CultureInfo.InvariantCulture, $"{Date(DateOnly.FromDateTime(local))} pukul {local:HH'.'mm} {zone}");

    /// <summary><c>1.250,5</c>.</summary>
    public static string Number(decimal number) =>
        number.ToString("#,0.######", CultureInfo.InvariantCulture).Replace(',', ' ').Replace('.', ',').Replace(' ', '.');

    /// <summary><c>pagi</c> from 4, <c>siang</c> from 10, <c>sore</c> from 15, <c>malam</c> from 18.</summary>
    public static string PartOfDay(DateTime local) => local.Hour switch
    {
        >= 4 and < 10 => "pagi",
        >= 10 and < 15 => "siang",
        >= 15 and < 18 => "sore",
        _ => "malam",
    };
}
