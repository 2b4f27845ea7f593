using System.Globalization;
using System.Text;

namespace PilarBot.Office.Gatherings;

/// <summary>
/// A gathering as a file for calendars (RFC 5545). The same id at every change, with a rising sequence, so that calendars replace what
/// they have; a cancelled one takes itself out. It names nobody.
/// </summary>
internal static class CalendarFile
{
    private const int LineLength = 75;

    /// <summary>How it is served.</summary>
    public const string Type = "text/calendar";

    /// <param name="gathering">What.</param>
    /// <param name="facts">What was written of it.</param>
    /// <param name="place">Desa and kecamatan.</param>
    /// <param name="office">Who invites.</param>
    /// <param name="length">How long it is in calendars.</param>
    public static byte[] Write(Gathering gathering, GatheringFacts facts, string place, string office, TimeSpan length)
    {
        var isCancelled = gathering.CancelledAt is not null;
        var text = new StringBuilder();
        void Line(string line) => Fold(text, line);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//PilarBot//Gatherings//ID");
        Line(isCancelled ? "METHOD:CANCEL" : "METHOD:PUBLISH");
        Line("BEGIN:VEVENT");
        Line($"UID:{gathering.Id:N}@pilarbot");
        Line($"SEQUENCE:{gathering.Sequence.ToString(CultureInfo.InvariantCulture)}");
        Line($"DTSTAMP:{Instant(gathering.CancelledAt ?? gathering.CreatedAt)}");
        Line($"DTSTART:{Instant(gathering.StartsAt)}");
        Line($"DTEND:{Instant(gathering.StartsAt + length)}");
        Line($"ORGANIZER;CN=\"{office.Replace('"', '\'')}\":urn:uuid:{gathering.Id}");
        Line($"SUMMARY:{Escape(facts.Title)}");
        Line($"DESCRIPTION:{Escape($"{facts.Agenda}\n{gathering.Number}")}");
        Line($"LOCATION:{Escape($"{facts.Place}, {place}")}");
        if (gathering is { Latitude: { } latitude, Longitude: { } longitude })
            Line(string.Create(CultureInfo.InvariantCulture, $"GEO:{latitude:0.######};{longitude:0.######}"));
        Line(isCancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        Line("END:VEVENT");
        Line("END:VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Instant(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    // 3.3.11: what separates is escaped, and controls have no place in a text.
    private static string Escape(string text) => string.Concat(text.ReplaceLineEndings("\n").Select(c => c switch
    {
        '\\' or ';' or ',' => "\\" + c,
        '\n' => "\\n",
        _ when char.IsControl(c) => "",
        _ => c.ToString(),
    }));

    // 3.1: no line is longer than 75 bytes; what goes on begins with a space. A character is never cut.
    private static void Fold(StringBuilder text, string line)
    {
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > LineLength)
            {
                text.Append("\r\n ");
                length = 1;
            }
            text.Append(rune.ToString());
            length += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
