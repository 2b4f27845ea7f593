using System.Text;
using PilarBot.Channels.Formatting;

namespace PilarBot.Channels.WhatsApp;

/// <summary>
/// Writes runs with WhatsApp's own marks: <c>*bold*</c>, <c>_italic_</c>, <c>~struck~</c>, <c>```code```</c>, <c>&gt; quote</c>. There is no
/// way to escape a mark, and WhatsApp reads one only at the edge of a word: so marks of ours are left out where they would be shown as
/// signs, and signs of somebody's words are replaced where they would be read as marks (<see cref="LineMarks"/>).
/// </summary>
internal static class WhatsAppText
{
    private const string Fence = "```";

    public static string Write(IReadOnlyList<Run> runs)
    {
        var letters = Spell(runs);
        var text = new StringBuilder(letters.Count + 16);
        var start = 0;
        while (start <= letters.Count)
        {
            var end = start;
            while (end < letters.Count && (letters[end].Sign != '\n' || letters[end].Style.HasFlag(Style.Code)))
                end++;
            text.Append(start > 0 ? "\n" : "");
            LineMarks.Write(text, letters.GetRange(start, end - start));
            start = end + 1;
        }

        return text.ToString();
    }

    /// <summary>Cuts at paragraphs so that each part, marks included, fits.</summary>
    public static List<string> Split(IReadOnlyList<Run> runs, int firstLimit, int limit) =>
        Runs.Split(runs, firstLimit, limit, (part, most) => Write(part).Length <= most).ConvertAll(Write);

    /// <summary>What can be read without a tap: a link's address stands behind its words.</summary>
    private static List<Letter> Spell(IReadOnlyList<Run> runs)
    {
        var letters = new List<Letter>();
        var fences = runs.Any(run => IsCode(run.Style));
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            if (IsCode(run.Style))
            {
                Add(letters, Fence + LineMarks.WithoutTicks(run.Text) + Fence, (run.Style & Style.Quote) | Style.Code);
                continue;
            }

            if (run.Style.HasFlag(Style.Item))
            {
                // Behind an indent it is no list to WhatsApp: there the bullet stays one.
                Add(letters, run.Text is "• " ? "- " : run.Text, run.Style);
                continue;
            }

            Add(letters, fences ? LineMarks.WithoutTicks(run.Text) : run.Text, run.Style);
            // A link of several looks is several runs: its address comes once, behind the last.
            if (run.Url is { } url && (i + 1 == runs.Count || runs[i + 1].Url != url) && IsShown(url) && run.Text != url)
                Add(letters, $" ({url})", run.Style & Style.Quote);
        }

        return letters;
    }

    private static bool IsCode(Style style) => (style & (Style.Code | Style.Pre)) != 0;

    private static bool IsShown(string url) => url.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    private static void Add(List<Letter> letters, string text, Style style)
    {
        foreach (var sign in text)
            letters.Add(new(sign, style));
    }
}

/// <summary>One character (UTF-16 unit) and its look.</summary>
internal readonly record struct Letter(char Sign, Style Style);
