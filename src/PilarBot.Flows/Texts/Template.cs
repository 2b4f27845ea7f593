using System.Text;
using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Texts;

/// <summary>Markdown with places for values: <c>Laporan **{kasus.number}** diterima</c>. A doubled bracket stands for itself.</summary>
/// <param name="Parts">Words and places, in order.</param>
/// <param name="Line">Where it begins in its file.</param>
internal sealed record Template(IReadOnlyList<TemplatePart> Parts, int Line)
{
    private static readonly IReadOnlyDictionary<string, Template> None = new Dictionary<string, Template>();

    public static readonly Template Empty = new([], 0);

    /// <summary>The file it stands in, where that is another than the flow's: a translation.</summary>
    public string? File { get; init; }

    /// <summary>The same in other languages, by their code.</summary>
    public IReadOnlyDictionary<string, Template> ByLanguage { get; init; } = None;

    /// <summary>What is said instead on some channels, by their name.</summary>
    public IReadOnlyDictionary<string, Template> ByChannel { get; init; } = None;

    /// <summary>The paths of all versions.</summary>
    public IEnumerable<ValuePath> Paths => Versions.SelectMany(v => v.Parts).SelectMany(p => p.Paths);

    /// <summary>The places for values, also those inside of cases.</summary>
    public IEnumerable<TemplatePart> Places => Parts.Where(p => p.Path is not null).SelectMany(p => p.Cases.SelectMany(c => c.Then.Places).Prepend(p));

    /// <summary>This one, and what stands for it elsewhere.</summary>
    public IEnumerable<Template> Versions => [this, .. ByLanguage.Values.Concat(ByChannel.Values).SelectMany(t => t.Versions)];

    /// <summary>Characters without the values, of the longest way through it.</summary>
    public int Length => Parts.Sum(p => p.Length);

    /// <summary>The text with its values, escaped.</summary>
    public string Render(IValues values, Display display)
    {
        var text = new StringBuilder();
        Version(display).Append(text, values, (value, style) => display.Markdown(value, MarkdownText.IsLineStart(text), style), null);
        return text.ToString().Trim();
    }

    /// <summary>The text with its values as they are, for an action and not for a chat.</summary>
    public string Fill(IValues values)
    {
        var text = new StringBuilder();
        Append(text, values, (value, style) => values.Show(value, style), null);
        return text.ToString().Trim();
    }

    private Template Version(Display display)
    {
        if (ByChannel.TryGetValue(display.Channel, out var here)) return here.Version(display);
        return ByLanguage.TryGetValue(display.Language, out var other) ? other : this;
    }

    private void Append(StringBuilder text, IValues values, Func<Value, ValueStyle, string> show, string? count)
    {
        foreach (var part in Parts)
        {
            if (part.Words is { } words) text.Append(count is null ? words : words.Replace("#", count, StringComparison.Ordinal));
            else if (part.Cases.Count == 0) text.Append(show(values.Find(part.Path!), part.Style));
            else part.Case(values.Find(part.Path!)).Append(text, values, show, part.IsPlural ? show(values.Find(part.Path!), ValueStyle.Plain) : count);
        }
    }
}

/// <summary>Words, or a place for a value.</summary>
/// <param name="Words">The words; null for a place.</param>
/// <param name="Path">Where the value is found; null for words.</param>
internal sealed record TemplatePart(string? Words, ValuePath? Path)
{
    /// <summary>What stands for a value that no case names.</summary>
    public const string Other = "other";

    /// <summary>How the value is shown.</summary>
    public ValueStyle Style { get; init; }

    /// <summary>What is said for which value; <see cref="Other"/> is among them. Empty where the value itself is shown.</summary>
    public IReadOnlyList<(string When, Template Then)> Cases { get; init; } = [];

    /// <summary>True when the cases are for numbers, and <c>#</c> in them is the number.</summary>
    public bool IsPlural { get; init; }

    public int Length => (Words?.Length ?? 0) + (Cases.Count == 0 ? 0 : Cases.Max(c => c.Then.Length));

    public IEnumerable<ValuePath> Paths => [.. Path is null ? [] : new[] { Path }, .. Cases.SelectMany(c => c.Then.Paths)];

    /// <summary>The words for a value.</summary>
    public Template Case(Value value)
    {
        var when = value.Number is { } number
            ? Cases.FirstOrDefault(c => c.When == "=" + Indonesian.Number(number)).Then ?? (number == 1 ? Find("one") : null)
            : Find(value.Text ?? value.Node?.ToJsonString() ?? "none");
        return when ?? Find(Other) ?? Template.Empty;
    }

    private Template? Find(string when) => Cases.FirstOrDefault(c => c.When == when).Then;
}

/// <summary>How a value is shown in a text.</summary>
internal enum ValueStyle
{
    /// <summary>As its kind is shown.</summary>
    Plain,
    /// <summary><c>22/11/2026</c>.</summary>
    ShortDate,
    /// <summary><c>22 November 2026</c>, also of a moment.</summary>
    Date,
    /// <summary><c>Minggu, 22 November 2026</c>.</summary>
    FullDate,
    /// <summary><c>09.30 WITA</c>.</summary>
    Time,
    /// <summary><c>Rp 300.000</c>.</summary>
    Currency,
}
