using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>What can be picked at a question, before paging.</summary>
internal static class Options
{
    /// <summary>All options, those of <c>or</c> not among them.</summary>
    public static IReadOnlyList<ReferenceItem> Of(Turn turn, AtAsk at) => Of(turn, at.Ask, at.Scope);

    public static IReadOnlyList<ReferenceItem> Of(Turn turn, AskStep ask, Scope scope)
    {
        if (ask.Kind == AnswerKind.YesNo)
            return [new("true", turn.Phrases.Button(ButtonText.Yes)), new("false", turn.Phrases.Button(ButtonText.No))];
        var language = turn.Dialogue.Language;
        if (ask.From is null) return In(ask.Choices, language);
        var items = ask.From.List is { } list ? turn.World.Lists.Lists.GetValueOrDefault(list) ?? [] : FromResult(scope.Find(ask.From.Path!).Node);
        if (ask.Within is { } within && scope.Find(within).Node is JsonValue parent)
            items = [.. items.Where(i => i.Parent == parent.ToString())];
        return Distinguished(In(items, language));
    }

    /// <summary>The other ways out of a question, in the person's language.</summary>
    public static IReadOnlyList<ReferenceItem> Ways(Turn turn, AtAsk at) => In(at.Ask.Or, turn.Dialogue.Language);

    /// <summary>The value that is recorded for an option.</summary>
    public static JsonNode Value(AskStep ask, ReferenceItem option) =>
        ask.Kind == AnswerKind.YesNo ? JsonValue.Create(option.Value == "true") : JsonValue.Create(option.Value);

    private static IReadOnlyList<ReferenceItem> In(IReadOnlyList<ReferenceItem> items, string? language) =>
        language is null || items.All(i => i.Labels is null) ? items : [.. items.Select(i => i.In(language))];

    private static IReadOnlyList<ReferenceItem> FromResult(JsonNode? node) => node is not JsonArray list ? [] :
    [
        .. list.OfType<JsonObject>()
            .Where(i => i["value"] is not null)
            .Select(i => new ReferenceItem(i["value"]!.ToString(), i["label"]?.ToString() is { } label && !string.IsNullOrWhiteSpace(label) ? label : i["value"]!.ToString()))
            // a button needs words, and two of one value would be one and the same
            .Where(i => !string.IsNullOrWhiteSpace(i.Label))
            .DistinctBy(i => i.Value),
    ];

    // villages share names: where two labels are the same, each shows what it lies in
    private static IReadOnlyList<ReferenceItem> Distinguished(IReadOnlyList<ReferenceItem> items)
    {
        var shared = items.GroupBy(i => Fold.Words(i.Label)).Where(g => g.Skip(1).Any()).Select(g => g.Key).ToHashSet();
        if (shared.Count == 0) return items;
        return [.. items.Select(i => i.ParentLabel is { } parent && shared.Contains(Fold.Words(i.Label)) ? i with { Label = $"{i.Label}, {parent}", Aliases = [.. i.Aliases, i.Label] } : i)];
    }
}
