using System.Globalization;

namespace PilarBot.Flows.Definition.Reading;

/// <summary>The keys of one group, read with their shapes checked. Unknown and repeated keys are reported at once.</summary>
internal sealed class Fields
{
    private readonly YamlMap map;
    private readonly FileLog log;

    public Fields(YamlMap map, FileLog log, string what, params IReadOnlyCollection<string> known)
    {
        this.map = map;
        this.log = log;
        foreach (var unknown in map.Entries.Where(e => !known.Contains(e.Key)))
            log.Report(unknown.Line, ProblemCodes.UnknownKey, $"unknown key \"{unknown.Key}\" in {what}", IsRest(unknown) ? "a text with a comma needs quotation marks here" : Spelling.SuggestOrList(unknown.Key, known));
        foreach (var again in map.Entries.GroupBy(e => e.Key).SelectMany(g => g.Skip(1)))
            log.Report(again.Line, ProblemCodes.DuplicateKey, $"key \"{again.Key}\" for the second time", "keep one of them");
    }

    /// <summary>The keys of a construct of the language.</summary>
    public Fields(YamlMap map, FileLog log, Language.Construct construct)
        : this(map, log, construct.What, [.. construct.KeyNames])
    {
    }

    public int Line => map.Line;

    public FileLog Log => log;

    public bool Has(string key) => map[key] is not null;

    public YamlNode? Node(string key) => map[key];

    public int LineOf(string key) => map.Entries.FirstOrDefault(e => e.Key == key)?.Line ?? map.Line;

    public YamlText? Text(string key) => map[key] switch
    {
        null => null,
        YamlText { IsNull: false } text => text,
        { } other => Wrong<YamlText>(key, other, "a text"),
    };

    public YamlMap? Map(string key) => map[key] switch
    {
        null => null,
        YamlMap group => group,
        { } other => Wrong<YamlMap>(key, other, "a group of keys"),
    };

    public YamlList? List(string key) => map[key] switch
    {
        null => null,
        YamlList list => list,
        // "-say: Halo" is a key that begins with a dash
        YamlMap { Entries: [{ Key: ['-', ..] } first, ..] } when YamlMistake.Space(first.Key + ": …", first.Line) is { } mistake => Mistaken<YamlList>(mistake),
        { } other => Wrong<YamlList>(key, other, "a list"),
    };

    /// <summary>Words in a list; a single one needs no list.</summary>
    public IReadOnlyList<YamlText> Words(string key)
    {
        switch (map[key])
        {
            case null: return [];
            case YamlText { IsNull: false } text: return [text];
            case YamlList list:
                foreach (var item in list.Items.Where(i => i is not YamlText)) Wrong<YamlText>(key, item, "a text");
                return [.. list.Items.OfType<YamlText>()];
            case var other:
                Wrong<YamlList>(key, other, "a list of words");
                return [];
        }
    }

    public int? Whole(string key)
    {
        if (Text(key) is not { } text) return null;
        if (int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        Bad(key, text, "a whole number");
        return null;
    }

    public decimal? Number(string key)
    {
        if (Text(key) is not { } text) return null;
        if (decimal.TryParse(text.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number;
        Bad(key, text, "a number");
        return null;
    }

    public bool Flag(string key)
    {
        if (Text(key) is not { } text) return false;
        if (text.Value is not ("true" or "false")) Bad(key, text, "true or false");
        return text.Value == "true";
    }

    public TimeSpan? Duration(string key)
    {
        if (Text(key) is not { } text) return null;
        if (text.Value.Length > 1 && int.TryParse(text.Value[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and < 10_000)
        {
            switch (text.Value[^1])
            {
                case 's': return TimeSpan.FromSeconds(count);
                case 'm': return TimeSpan.FromMinutes(count);
                case 'h': return TimeSpan.FromHours(count);
                case 'd': return TimeSpan.FromDays(count);
            }
        }
        log.Report(text.Line, ProblemCodes.BadDuration, $"\"{text.Value}\" is not a duration", "write 15m, 3h or 7d");
        return null;
    }

    public T? Missing<T>(string key, string what) where T : class
    {
        log.Report(map.Line, ProblemCodes.MissingKey, $"{what} has no \"{key}\"", $"add \"{key}:\"");
        return null;
    }

    // "{ value: a, label: Ya, benar }"
    private bool IsRest(YamlEntry entry) => map.IsInline && map.Entries.Count > 1 && entry.Value is YamlText { IsNull: true };

    private void Bad(string key, YamlText text, string expected) =>
        log.Report(text.Line, ProblemCodes.BadValue, $"\"{key}\" is \"{text.Value}\"", $"it takes {expected}");

    private T? Wrong<T>(string key, YamlNode node, string expected) where T : class
    {
        // what was meant as a text may begin with a sign that makes it something else
        var sign = node switch
        {
            YamlMap { IsInline: true } => "{",
            YamlList { IsInline: true } => "[",
            YamlText { IsNull: true, IsCut: true } => "#",
            _ => null,
        };
        log.Report(node.Line, ProblemCodes.WrongShape, $"\"{key}\" is {node.Shape}",
            sign is null || typeof(T) != typeof(YamlText) ? $"it takes {expected}" : $"a text that begins with {sign} needs quotation marks around all of it");
        return null;
    }

    private T? Mistaken<T>(YamlMistake mistake) where T : class
    {
        log.Report(mistake.Line, ProblemCodes.BadYaml, mistake.Message, mistake.Suggestion);
        return null;
    }
}
