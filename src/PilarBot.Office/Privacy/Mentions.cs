using System.Text;
using System.Text.Json;

namespace PilarBot.Office.Privacy;

/// <summary>
/// Whether a message or a dialogue repeats something of a record. Words are compared, not signs: what is said has its line breaks and
/// marks changed on the way.
/// </summary>
internal sealed class Mentions
{
    // Shorter ones are found in what has nothing to do with the record.
    private const int Shortest = 4;

    private readonly List<string> needles;

    /// <param name="needles">What tells of the record: its number, names, what was written, its files' ids.</param>
    public Mentions(IEnumerable<string> needles) => this.needles = [.. needles.Select(Words).Where(w => w.Length >= Shortest + 2).Distinct()];

    /// <summary>True when the JSON's strings contain any of them.</summary>
    public bool Has(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && Words(reader.GetString()!) is var words
                && needles.Exists(n => words.Contains(n, StringComparison.Ordinal)))
                return true;
        return false;
    }

    // Small letters, one space around each word: "Pak **Budi**," is " pak budi ".
    private static string Words(string text)
    {
        var words = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                words.Append(char.ToLowerInvariant(c));
            else if (words[^1] != ' ')
                words.Append(' ');
        }
        if (words[^1] != ' ')
            words.Append(' ');
        return words.ToString();
    }
}
