using System.Text.RegularExpressions;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Drawing;

/// <summary>Words as a box shows them: one paragraph without Markdown's signs and without what no file may hold.</summary>
internal static partial class PlainText
{
    /// <summary>What is said where no channel and no language differ; of words for several cases those for any other.</summary>
    public static string Of(Template? template) => template is null ? "" : Of(Words(template, "#"));

    public static string Of(string text)
    {
        var plain = Marks().Replace(Links().Replace(LineMarks().Replace(text, ""), "${words}"), "${sign}");
        var visible = string.Concat(WellFormed.Repair(plain).Select(c => IsForbidden(c) ? ' ' : c));
        return string.Join(' ', visible.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    // a "#" in the words for a number stands for it
    private static string Words(Template template, string number) => string.Concat(template.Parts.Select(part => part switch
    {
        { Words: { } words } => words.Replace("#", number, StringComparison.Ordinal),
        { Cases.Count: > 0 } => Words(part.Cases.First(c => c.When == TemplatePart.Other).Then, part.IsPlural ? $"{{{part.Path}}}" : number),
        _ => $"{{{part.Path}}}",
    }));

    // XML has no sign for them, not even an escaped one
    private static bool IsForbidden(char c) => char.IsControl(c) || c is '\uFFFE' or '\uFFFF';

    [GeneratedRegex(@"^[ \t]*([-+*>]|#{1,6})[ \t]+", RegexOptions.Multiline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex LineMarks();

    [GeneratedRegex(@"\[(?<words>[^\]\n]+)\]\([^)\s]+\)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Links();

    // emphasis clings to a word, a star between spaces is one, and so is what stands behind a backslash
    [GeneratedRegex(@"\\(?<sign>[\p{P}\p{S}])|[*`]+(?=\S)|(?<=\S)[*`]+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Marks();
}
