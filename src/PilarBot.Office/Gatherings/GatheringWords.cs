using System.Globalization;

namespace PilarBot.Office.Gatherings;

/// <summary>How people read of a gathering.</summary>
internal static class GatheringWords
{
    private static readonly string[] Days = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    /// <summary>The button that opens an invitation, or answers it.</summary>
    public static Channels.Choice Open(string number, string label, string answer = "") => new(label, $"!undangan {number} {answer}".TrimEnd());

    /// <summary>The button that begins a quiz, or goes on with it.</summary>
    public static Channels.Choice Quiz(string number) => new("Isi kuis", $"!kuis acara {number}");

    /// <summary><c>Kamis, 25 Januari 2024 pukul 09.00 WITA</c>.</summary>
    public static string When(OfficeProfile office, DateTime utc) => $"{DayName(office, utc)}, {office.Show(utc)}";

    /// <summary>The name of the day where the office is.</summary>
    public static string DayName(OfficeProfile office, DateTime utc) => Days[(int)office.Zone.ToLocal(utc).DayOfWeek];

    /// <summary>The building, desa and kecamatan.</summary>
    public static string Where(OfficeProfile office, Gathering gathering, GatheringFacts facts) => $"{facts.Place}, {Field.PlaceOf.Show(office, gathering.Desa)}";

    /// <summary>What, when and where, in Markdown.</summary>
    public static string Describe(OfficeProfile office, Gathering gathering, GatheringFacts facts)
    {
        var pin = gathering is { Latitude: { } latitude, Longitude: { } longitude }
            ? string.Create(CultureInfo.InvariantCulture, $"\nPeta: https://www.openstreetmap.org/?mlat={latitude:0.#####}&mlon={longitude:0.#####}") : "";
        return $"""
            **{MarkdownEscape.Line(facts.Title)}** ({office.Label("acara", gathering.Kind)})
            Waktu: {When(office, gathering.StartsAt)}
            Tempat: {MarkdownEscape.Line(Where(office, gathering, facts))}{pin}
            """;
    }

    /// <summary>An answer as people read it.</summary>
    public static string Label(this Rsvp answer) => answer switch
    {
        Rsvp.None => "belum menjawab",
        Rsvp.Coming => "hadir",
        Rsvp.NotComing => "berhalangan",
        Rsvp.Deputy => "diwakili",
    };
}
