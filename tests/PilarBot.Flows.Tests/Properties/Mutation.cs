using System.Text.RegularExpressions;
using PilarBot.Flows.Definition.Language;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>Spoils a file as slips, merges, editors and hostile hands do: signs, words and lines.</summary>
internal static partial class Mutation
{
    private const string Signs = "{}[]()'\"\t:#&*!|>%@`~?,.-+=<>/\\\r\n\0\u0001\u007f\u0085\u00a0\u2028\u200b\u202e\ufeff\ud83d\ude00\udc00 09azé";

    private static readonly string[] words =
    [
        .. FlowLanguage.StepWords, .. FlowLanguage.Steps.SelectMany(s => s.KeyNames).Distinct(), .. FlowLanguage.File.KeyNames, .. FlowLanguage.Choice.KeyNames,
        .. FlowLanguage.Answers.Select(a => a.Kind.ToString().ToLowerInvariant()), "choose", "from", "true", "false", "none", "null", "~", "''", "\"\"", "{}", "[]",
        "me.name", "args.x", "today", "now", "not", "and", "or", "in", "exists", "count(x)", "either(a, b)", "{x, plural, one {#} other {{}}", "{x, select, other {",
        "-1", "0", "1", "2147483647", "2147483648", "9999999999999999999999", "79228162514264337593543950335", "0.5", "1e9", "0x10", "15m", "9999d", "0s",
        "&a", "*a", "<<: *a", "!!binary", "!x", "---", "...", "%YAML 9.9", "? ", "|", ">-", "|9", "# ", "\t", "other: x", "whatsapp: x",
    ];

    public static string Of(string text, Dice dice)
    {
        for (var times = dice.Weighed((5, 1), (3, 2), (2, 4), (1, 9)); times > 0; times--)
        {
            text = dice.Weighed(
                (4, (Func<string, Dice, string>)Sign), (6, Word), (6, Line), (1, Deep), (1, Long), (1, Cut))(text, dice);
        }
        return text;
    }

    private static string Sign(string text, Dice dice)
    {
        var at = dice.Below(text.Length + 1);
        var sign = Signs[dice.Below(Signs.Length)].ToString();
        return at == text.Length || dice.OneIn(3) ? text.Insert(at, sign)
            : dice.OneIn(2) ? text.Remove(at, 1)
            : text.Remove(at, 1).Insert(at, sign);
    }

    private static string Word(string text, Dice dice)
    {
        var found = Words().Matches(text);
        if (found.Count == 0) return text + dice.Of(words);
        var one = dice.Of(found);
        var other = dice.OneIn(2) ? dice.Of(words) : dice.Of(found).Value;
        var instead = dice.Below(5) switch
        {
            0 => "",
            1 => $"{one.Value} {other}",
            2 => $"{dice.Of("{ ", "[", "'", "\"", "{", "{{", "(", "**")}{one.Value}{dice.Of(" }", "]", "'", "\"", "}", "}}", ")", "**", "")}",
            _ => other,
        };
        return string.Concat(text.AsSpan(0, one.Index), instead, text.AsSpan(one.Index + one.Length));
    }

    private static string Line(string text, Dice dice)
    {
        var lines = text.Split('\n').ToList();
        var (at, to) = (dice.Below(lines.Count), dice.Below(lines.Count));
        switch (dice.Below(8))
        {
            case 0: (lines[at], lines[to]) = (lines[to], lines[at]); break;
            case 1: lines.RemoveAt(at); break;
            case 2: lines.Insert(to, lines[at]); break;
            case 3: lines.Insert(at, lines[at]); break;
            case 4: lines[at] = new string(' ', dice.From(1, 4)) + lines[at]; break;
            case 5: lines[at] = lines[at].TrimStart(); break;
            case 6: lines[at] = dice.Of("\t", "- ", "-", "? ", ": ", "# ") + lines[at]; break;
            // a block of lines goes elsewhere
            default:
                var block = lines.GetRange(at, Math.Min(dice.From(2, 12), lines.Count - at));
                lines.InsertRange(to, dice.OneIn(2) ? [.. block.Select(l => "  " + l)] : block);
                break;
        }
        return string.Join('\n', lines);
    }

    // brackets, branches or conditions inside of each other
    private static string Deep(string text, Dice dice)
    {
        var depth = dice.Of(5, 40, 70, 400);
        var steps = string.Concat(Enumerable.Range(0, Math.Min(depth, 70)).Select(d => $"{new string(' ', (d * 4) + 2)}- if: x\n{new string(' ', (d * 4) + 4)}then:\n"));
        return dice.Below(4) switch
        {
            0 => text.Insert(dice.Below(text.Length + 1), new string(dice.Of('[', '{', '('), depth)),
            1 => text + "\n" + steps,
            2 => Replaced(text, "if: ", "if: " + string.Concat(Enumerable.Repeat(dice.Of("not ", "(", "count(", "either(x, "), depth))),
            _ => Replaced(text, "say: ", "say: " + string.Concat(Enumerable.Repeat("{x, select, a {", depth))),
        };
    }

    private static string Long(string text, Dice dice)
    {
        var piece = dice.Of("x", " ", "\"", "or x == 1 ", "+ 1 ", "{x} ", "- a\n", "a, ", "\ud83d", "é", "'x' in y and ");
        return dice.Below(3) switch
        {
            0 => text.Insert(dice.Below(text.Length + 1), string.Concat(Enumerable.Repeat(piece, dice.Of(50, 500, 3000)))),
            1 => Replaced(text, "if: ", "if: x == 1 " + string.Concat(Enumerable.Repeat("or x == 1 ", dice.Of(50, 500, 3000)))),
            _ => Replaced(text, "say: ", "say: " + string.Concat(Enumerable.Repeat(piece, dice.Of(50, 5000)))),
        };
    }

    private static string Cut(string text, Dice dice) => dice.OneIn(2) ? text[..dice.Below(text.Length + 1)] : text[dice.Below(text.Length + 1)..];

    private static string Replaced(string text, string what, string by)
    {
        var at = text.IndexOf(what, StringComparison.Ordinal);
        return at < 0 ? text + "\n" + by : string.Concat(text.AsSpan(0, at), by, text.AsSpan(at + what.Length));
    }

    [GeneratedRegex(@"[\w.-]+|[^\s\w]", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
