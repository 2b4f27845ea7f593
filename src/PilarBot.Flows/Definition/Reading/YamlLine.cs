using System.Text.RegularExpressions;

namespace PilarBot.Flows.Definition.Reading;

/// <summary>A line of a file that may not be YAML, as far as it can be told by itself.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">The whole line.</param>
/// <param name="Dash">The column of its first dash, or null.</param>
/// <param name="Column">The column where its key or text begins, behind all dashes.</param>
/// <param name="Key">The word before a colon, or null.</param>
/// <param name="Value">What stands behind the key, or the whole text; without a comment.</param>
internal sealed partial record YamlLine(int Number, string Text, int? Dash, int Column, string? Key, string Value)
{
    private static readonly string[] lineEnds = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"];

    /// <summary>True when nothing stands there but perhaps a comment.</summary>
    public bool IsEmpty => Dash is null && Key is null && Value.Length == 0;

    /// <summary>All lines of a file, as YAML parts them.</summary>
    public static IReadOnlyList<YamlLine> All(string content) => [.. Split(content).Select((text, index) => Of(text, index + 1))];

    /// <summary>The same as they are.</summary>
    public static string[] Split(string content) => content.Split(lineEnds, StringSplitOptions.None);

    private static YamlLine Of(string text, int number)
    {
        var match = Form().Match(text);
        var dashes = match.Groups["dashes"];
        var column = dashes.Index + dashes.Length;
        var key = match.Groups["key"];
        return new(number, text, dashes.Length > 0 ? dashes.Index : null, column, key.Success ? key.Value.Trim() : null, WithoutComment(match.Groups["value"].Value));
    }

    private static string WithoutComment(string value)
    {
        if (value is ['#', ..]) return "";
        var comment = value is ['"' or '\'', ..] ? -1 : value.IndexOf(" #", StringComparison.Ordinal);
        return (comment < 0 ? value : value[..comment]).Trim();
    }

    [GeneratedRegex("""^ *(?<dashes>(?:-(?: +|$))*)(?:(?<key>[\p{L}\p{N}_~][^:"'{}\[\],#]*):(?: +|$))?(?<value>.*)$""", RegexOptions.CultureInvariant | RegexOptions.Singleline, 5000)]
    private static partial Regex Form();
}
