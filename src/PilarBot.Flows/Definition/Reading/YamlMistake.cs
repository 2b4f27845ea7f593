using System.Text.RegularExpressions;

namespace PilarBot.Flows.Definition.Reading;

/// <summary>What is wrong with a line that is not YAML, in the words of somebody who never heard of YAML.</summary>
/// <param name="Line">Where it is to be mended: not always where the parser gave up.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Suggestion">What to do.</param>
internal sealed partial record YamlMistake(int Line, string Message, string Suggestion)
{
    /// <summary>Looks for the common mistakes.</summary>
    /// <param name="content">The file.</param>
    /// <param name="line">Where the parser gave up.</param>
    /// <param name="words">What the parser says.</param>
    public static YamlMistake Find(string content, int line, string words)
    {
        var lines = YamlLine.All(content);
        var at = lines[Math.Clamp(line, 1, lines.Count) - 1];
        // a line that is taken for a part of the one above fails only in the next
        var above = lines.Take(at.Number - 1).LastOrDefault(l => !l.IsEmpty);
        return (words.Contains("escape", StringComparison.Ordinal) ? Escape(at) : null)
            ?? InLine(at)
            ?? (above is null ? null : Space(above.Text, above.Number) ?? Colon(above, at) ?? YamlQuoting.NotClosed(above))
            ?? YamlIndent.Find(lines, at)
            ?? new(at.Number, "this line cannot be read", $"check how far it is indented, and whether a text needs quotation marks ({words})");
    }

    /// <summary>A missing space, as in <c>say:Halo</c> or <c>-say: Halo</c>.</summary>
    public static YamlMistake? Space(string text, int line)
    {
        if (NoSpaceBehindDash().Match(text) is { Success: true } dash)
            return new(line, "a space is missing behind the dash", $"write - {Short(dash.Groups["rest"].Value)}");
        return NoSpaceBehindColon().Match(text) is { Success: true } colon
            ? new(line, "a space is missing behind the colon", $"write {colon.Groups["key"].Value}: {Short(colon.Groups["rest"].Value)}")
            : null;
    }

    /// <summary>So much of a text as fits into a line of advice.</summary>
    public static string Short(string text) => Engine.Buttons.Fit(text.Trim(), 60);

    private static YamlMistake? InLine(YamlLine line) => Space(line.Text, line.Number) ?? YamlQuoting.Find(line) ?? YamlQuoting.NotClosed(line) ?? Colon(line, null);

    // "ask nama" for "ask: nama"
    private static YamlMistake? Colon(YamlLine line, YamlLine? below)
    {
        if (line.Key is not null || line.Value.Split(' ', 2) is not [var word, .. var rest] || !YamlWords.All.Contains(word)) return null;
        // a word alone may be the end of a text above it, unless something is to stand under it
        if (rest.Length == 0 && (word == "end" || below is null || below.Column <= line.Column)) return null;
        return new(line.Number, $"a colon is missing behind \"{word}\"", $"write {word}: {Short(string.Concat(rest))}".TrimEnd());
    }

    private static YamlMistake Escape(YamlLine line) =>
        new(line.Number, "a \"\\\" in a text with quotation marks", "write it twice: \"\\\\\"");

    [GeneratedRegex("^ *(?:- +)*-(?<rest>[a-z][a-z-]*:(?: .*)?)$", RegexOptions.CultureInvariant | RegexOptions.Singleline, 5000)]
    private static partial Regex NoSpaceBehindDash();

    // "https://…" is no key
    [GeneratedRegex("^ *(?:- +)*(?<key>[a-z][a-z-]*):(?!//)(?<rest>[^ :].*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline, 5000)]
    private static partial Regex NoSpaceBehindColon();
}
