using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Texts;

/// <summary>All that the engine says and understands by itself, as <c>texts.yaml</c> has it.</summary>
internal sealed record Phrasebook
{
    public static readonly Phrasebook Empty = new();

    /// <summary>The language in which flows are written.</summary>
    public const string SourceLanguage = "id";

    /// <summary>The code of its language.</summary>
    public string Language { get; init; } = SourceLanguage;

    /// <summary>What the language calls itself.</summary>
    public string LanguageName { get; init; } = SourceLanguage;

    /// <summary>The folded words that choose the language.</summary>
    public IReadOnlyList<string> LanguageWords { get; init; } = [];

    public Calendar Calendar { get; init; } = new();

    public IReadOnlyDictionary<string, Template> Texts { get; init; } = new Dictionary<string, Template>();

    public IReadOnlyDictionary<string, string> Buttons { get; init; } = new Dictionary<string, string>();

    /// <summary>Commands by their folded spellings.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Command>> Words { get; init; } = new Dictionary<string, IReadOnlyList<Command>>();

    /// <summary>What roles are called.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>();

    /// <summary>Folded words that mean another folded word when something is searched.</summary>
    public IReadOnlyDictionary<string, string> Synonyms { get; init; } = new Dictionary<string, string>();

    /// <summary>This language over another: what it does not say is said by that one.</summary>
    public Phrasebook Over(Phrasebook source) => Understanding(source) with
    {
        Texts = Merge(Texts, source.Texts),
        Buttons = Merge(Buttons, source.Buttons),
        Roles = Merge(Roles, source.Roles),
        Synonyms = Merge(Synonyms, source.Synonyms),
    };

    /// <summary>This language, with the words of another understood too.</summary>
    public Phrasebook Understanding(Phrasebook other) => this with
    {
        Words = Words.Concat(other.Words).GroupBy(w => w.Key).ToDictionary(g => g.Key, IReadOnlyList<Command> (g) => [.. g.SelectMany(w => w.Value).Distinct()]),
    };

    private static Dictionary<string, T> Merge<T>(IReadOnlyDictionary<string, T> own, IReadOnlyDictionary<string, T> source) =>
        own.Concat(source.Where(s => !own.ContainsKey(s.Key))).ToDictionary(e => e.Key, e => e.Value);

    /// <summary>A phrase as it is written, with one value for all its places.</summary>
    public string Plain(Phrase phrase, string value) => Texts.TryGetValue(phrase.Key, out var template) ? string.Concat(template.Parts.Select(p => p.Words ?? value)) : value;

    public string Button(string key) => Buttons.GetValueOrDefault(key, key);

    public string Role(string role) => Roles.GetValueOrDefault(role, role);

    /// <summary>True when the folded words are one of the spellings of a command.</summary>
    public bool Means(string folded, Command command) => Words.TryGetValue(folded, out var commands) && commands.Contains(command);

    /// <summary>The command that works anywhere and is spelled so, or null.</summary>
    public Command? Escape(string folded) =>
        Words.TryGetValue(folded, out var commands) && commands.Where(c => c.IsEscape()).ToList() is [var command, ..] ? command : null;

    /// <summary>The words to type for a command: its first spelling.</summary>
    public string WordFor(Command command) => Words.FirstOrDefault(w => w.Value.Contains(command)).Key ?? "";

    /// <summary>Comparable words for a search, with synonyms made one.</summary>
    public string Searchable(string text)
    {
        var folded = Fold.Words(text);
        return Synonyms.Count == 0 ? folded : string.Join(' ', folded.Split(' ').Select(w => Synonyms.GetValueOrDefault(w, w)));
    }
}

/// <summary>A value for a placeholder of a phrase.</summary>
/// <param name="Name">The placeholder.</param>
/// <param name="Value">What goes there.</param>
internal readonly record struct Insert(string Name, Value Value)
{
    public static Insert Text(string name, string text) => new(name, Value.Of(text));

    public static Insert Number(string name, decimal number) => new(name, new(System.Text.Json.Nodes.JsonValue.Create(number)));

    /// <summary>Words that are Markdown already.</summary>
    public static Insert Markdown(string name, string text) => new(name, Value.Of(text) with { IsMarkdown = true });
}
