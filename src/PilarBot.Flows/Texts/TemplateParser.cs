using System.Text;
using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Texts;

/// <summary>
/// Reads texts. Places are written as ICU messages write them: <c>{name}</c>, <c>{waktu, date, full}</c>,
/// <c>{foto.count, plural, one {# foto} other {# foto}}</c>, <c>{hasil, select, layak {…} other {…}}</c>.
/// </summary>
internal sealed class TemplateParser
{
    private const int MaxDepth = 4;

    private static readonly Dictionary<string, ValueStyle> styles = new()
    {
        ["date"] = ValueStyle.Date,
        ["date, short"] = ValueStyle.ShortDate,
        ["date, full"] = ValueStyle.FullDate,
        ["time"] = ValueStyle.Time,
        ["number"] = ValueStyle.Plain,
        ["number, currency"] = ValueStyle.Currency,
    };

    private readonly string text;
    private readonly int line;
    private int at;

    private TemplateParser(string text, int line)
    {
        this.text = text;
        this.line = line;
    }

    /// <summary>The ways to show a value, as they are written.</summary>
    public static IReadOnlyDictionary<string, ValueStyle> Styles => styles;

    /// <summary>Reads a text.</summary>
    /// <exception cref="TemplateSyntaxException">A bracket is not closed, or holds no path; the message says which.</exception>
    public static Template Parse(string text, int line) => new TemplateParser(text, line).Message(0);

    // inside a case a bracket closes the case; only outside is a doubled one itself
    private Template Message(int depth)
    {
        var parts = new List<TemplatePart>();
        var words = new StringBuilder();
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '}' && depth > 0) break;
            if (c is not ('{' or '}'))
            {
                words.Append(c);
                at++;
            }
            else if (depth == 0 && at + 1 < text.Length && text[at + 1] == c)
            {
                words.Append(c);
                at += 2;
            }
            else if (c == '}')
            {
                throw new TemplateSyntaxException("a \"}\" without its \"{\"", "write \"{\" before the name, or \"}}\" for a bracket that people shall read");
            }
            else
            {
                if (words.Length > 0) parts.Add(new(words.ToString(), null));
                words.Clear();
                parts.Add(Place(depth));
            }
        }
        if (words.Length > 0) parts.Add(new(words.ToString(), null));
        return new(parts, line);
    }

    private TemplatePart Place(int depth)
    {
        var begin = ++at;
        var end = text.AsSpan(at).IndexOfAny('{', '}');
        if (end < 0) throw NotClosed();
        var inside = text.Substring(at, end);
        at += end;
        var comma = inside.IndexOf(',', StringComparison.Ordinal);
        var name = (comma < 0 ? inside : inside[..comma]).Trim();
        var path = ValuePath.Parse(name) ?? throw NoName(inside);
        var how = comma < 0 ? "" : string.Join(", ", inside[(comma + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        if (text[at] == '{') return Cases(path, how.Split(',')[0], begin + comma + 1, depth);
        at++;
        if (how.Length == 0) return new(null, path);
        return styles.TryGetValue(how, out var style)
            ? new(null, path) { Style = style }
            : throw new TemplateSyntaxException($"\"{{{inside}}}\", which shows \"{name}\" in no known way", $"write one of {string.Join("; ", styles.Keys.Select(s => $"{{{name}, {s}}}"))}");
    }

    private static TemplateSyntaxException NotClosed() =>
        new("a \"{\" that is not closed", "write \"}\" behind the name, or \"{{\" for a bracket that people shall read");

    // what stands inside may be cut short by a bracket of its own
    private TemplateSyntaxException NoName(string inside) => new(
        $"no name in \"{{{inside}{(text[at] == '}' ? "}" : "…")}\"",
        inside.Trim().Contains(' ', StringComparison.Ordinal) ? "a name has no spaces: {nama-lengkap}; write {{ for a bracket that people shall read" : "write a name such as {nama}, or {{ for a bracket that people shall read");

    private TemplatePart Cases(ValuePath path, string how, int from, int depth)
    {
        if (how is not ("plural" or "select")) throw new TemplateSyntaxException($"a \"{{\" inside of \"{{{path}}}\", which is neither plural nor select", $"close the first bracket, or write {{{path}, plural, one {{…}} other {{…}}}}");
        if (depth >= MaxDepth) throw new TemplateSyntaxException($"brackets deeper than {MaxDepth}", "say it in several texts, with an \"if\" before them");
        at = text.IndexOf(',', from + how.Length) + 1;
        if (at <= 0) throw new TemplateSyntaxException($"no comma behind \"{how}\" in \"{{{path}}}\"", $"write {{{path}, {how}, … other {{…}}}}");
        var cases = new List<(string, Template)>();
        while (true)
        {
            var bracket = text.AsSpan(at).IndexOfAny('{', '}');
            if (bracket < 0) throw NotClosed();
            var when = text.Substring(at, bracket).Trim();
            at += bracket + 1;
            if (text[at - 1] == '}') break;
            if (when.Length == 0 || when.Any(char.IsWhiteSpace)) throw new TemplateSyntaxException($"a case of \"{{{path}}}\" that is no single word: \"{when}\"", $"write one word before each bracket: {{{path}, {how}, {(how == "plural" ? "one" : "nilai")} {{…}} other {{…}}}}");
            cases.Add((when, Message(depth + 1)));
            if (at >= text.Length) throw NotClosed();
            at++;
        }
        return cases.Exists(c => c.Item1 == TemplatePart.Other)
            ? new(null, path) { Cases = cases, IsPlural = how == "plural" }
            : throw new TemplateSyntaxException($"\"{{{path}, {how}, …}}\" without \"other\"", "add \"other {…}\" before the last bracket: what is said for every other value");
    }
}
