using System.Globalization;

namespace PilarBot.Flows.Texts;

/// <summary>
/// Dates, times and numbers of a language, as <c>texts.yaml</c> names them under <c>calendar</c>. The program runs without culture
/// data, and any language can be added.
/// </summary>
internal sealed record Calendar
{
    /// <summary>From January.</summary>
    public IReadOnlyList<string> Months { get; init; } = Indonesian.Months;

    /// <summary>From Sunday, as <see cref="DayOfWeek"/> counts.</summary>
    public IReadOnlyList<string> Days { get; init; } = Indonesian.Days;

    /// <summary>From 4, from 10, from 15 and from 18 o'clock.</summary>
    public IReadOnlyList<string> PartsOfDay { get; init; } = ["pagi", "siang", "sore", "malam"];

    /// <summary>The word between a date and a time.</summary>
    public string At { get; init; } = "pukul";

    public string Date(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date.Day} {Months[date.Month - 1]} {date.Year}");

    public string FullDate(DateOnly date) => $"{Days[(int)date.DayOfWeek]}, {Date(date)}";

    public static string ShortDate(DateOnly date) => date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    public static string Time(DateTime local, string zone) => string.Create(CultureInfo.InvariantCulture, $"{local:HH'.'mm} {zone}");

    public string Instant(DateTime local, string zone) => $"{Date(DateOnly.FromDateTime(local))} {At} {Time(local, zone)}";

    /// <summary>The part of the day: <c>pagi</c>, <c>siang</c>, <c>sore</c>, <c>malam</c>.</summary>
    public string PartOfDay(DateTime local) => PartsOfDay[local.Hour switch
    {
        >= 4 and < 10 => 0,
        >= 10 and < 15 => 1,
        >= 15 and < 18 => 2,
        _ => 3,
    }];
}
