namespace PilarBot.Flows.Definition.Reading;

/// <summary>Texts that need quotation marks and have none, or not around all of them.</summary>
internal static class YamlQuoting
{
    // what has a meaning of its own at the beginning of a value
    private const string Signs = "*&@%!`>|,?-";

    public static YamlMistake? Find(YamlLine line) => line.Value switch
    {
        "" => null,
        ['"' or '\'', ..] text => End(text) is { } end && end + 1 < text.Length && !IsComment(text[(end + 1)..]) ? Goes(line, text) : null,
        ['{' or '[', ..] group => Group(line, group),
        ['|' or '>', .. var how] when how.All(c => c is '+' or '-' or (>= '0' and <= '9')) => null,
        // a dash or question mark is one only with a space behind it
        [var sign, ..] text when Signs.Contains(sign, StringComparison.Ordinal) && (sign is not ('-' or '?') || text is [_, ' ', ..]) => Begins(line, sign.ToString()),
        var text => line.Key is not null && HasColon(text) ? WithColon(line.Number, line.Key, text) : null,
    };

    /// <summary>A quotation mark or bracket that begins a value and has no other end on its line.</summary>
    public static YamlMistake? NotClosed(YamlLine line) => line.Value switch
    {
        ['"' or '\'', ..] text when End(text) is null =>
            new(line.Number, "a quotation mark is not closed", $"write {Key(line)}{YamlMistake.Short(text)}{text[0]}"),
        ['{' or '[', ..] group when Close(group) is null =>
            new(line.Number, $"a \"{group[0]}\" is not closed", $"write \"{(group[0] == '{' ? '}' : ']')}\" at its end, or quotation marks around all of a text"),
        _ => null,
    };

    /// <summary>A text in the quotation marks that need the least inside.</summary>
    public static string Quoted(string text)
    {
        text = YamlMistake.Short(HasApostrophe(text) ? text[1..^1] : text);
        return !text.Contains('"', StringComparison.Ordinal) ? $"\"{text}\"" : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    // 'Jum'at', which ends too early
    private static bool HasApostrophe(string text) =>
        text is ['\'', .., '\''] && End(text) is { } end && end + 1 < text.Length && char.IsLetter(text[end - 1]) && char.IsLetter(text[end + 1]);

    private static YamlMistake Goes(YamlLine line, string text) => HasApostrophe(text)
        ? new(line.Number, "a text between two ' has another ' inside", $"write {Key(line)}{Quoted(text)}")
        : Begins(line, text[0] == '"' ? "a quotation mark" : "'");

    private static YamlMistake Begins(YamlLine line, string with) =>
        new(line.Number, $"a text that begins with {with} needs quotation marks around all of it", $"write {Key(line)}{Quoted(line.Value)}");

    private static YamlMistake WithColon(int line, string key, string text) =>
        new(line, "a text with a colon needs quotation marks", $"write {key}: {Quoted(text)}");

    // "{me.name}, halo" is a text; "{ value: a, label: Ya: benar }" a group with one
    private static YamlMistake? Group(YamlLine line, string group)
    {
        if (Close(group) is not { } close) return null;
        if (close + 1 < group.Length && !IsComment(group[(close + 1)..])) return Begins(line, group[0].ToString());
        foreach (var part in group[1..close].Split(','))
        {
            if (part.Contains('"', StringComparison.Ordinal) || part.Split(": ", 2) is not [var key, var text] || !HasColon(text)) continue;
            var before = text[..text.IndexOf(':', StringComparison.Ordinal)].Split(' ')[^1];
            return YamlWords.All.Contains(before) && before != text.Trim()
                ? new(line.Number, $"a comma is missing before \"{before}\"", "write a comma between the keys of a group")
                : WithColon(line.Number, key.Trim(), text.Trim());
        }
        return null;
    }

    private static bool HasColon(string text) => text.Contains(": ", StringComparison.Ordinal) || text.EndsWith(':');

    private static bool IsComment(string rest) => rest.TrimStart() is "" or ['#', ..];

    private static string Key(YamlLine line) => line.Key is null ? "" : line.Key + ": ";

    // where the quotation mark at the beginning has its other end
    private static int? End(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[0] == '"' && text[i] == '\\') i++;
            else if (text[i] != text[0]) continue;
            else if (text[0] == '\'' && i + 1 < text.Length && text[i + 1] == '\'') i++;
            else return i;
        }
        return null;
    }

    private static int? Close(string group)
    {
        var depth = 0;
        for (var i = 0; i < group.Length; i++)
        {
            if (group[i] is '{' or '[') depth++;
            else if (group[i] is '}' or ']' && --depth == 0) return i;
        }
        return null;
    }
}
