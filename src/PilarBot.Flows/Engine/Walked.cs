using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Expressions;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>What a walk through a session has come by so far, and what its values are shown with. Scopes look into it.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Session">The session.</param>
/// <param name="Set">The flows it stands on.</param>
internal sealed record Walked(Turn Turn, Session Session, FlowSet Set)
{
    /// <summary>The entries of the trail that were passed, found by key.</summary>
    public Passage Passed { get; } = new(Session.Trail.Count + 1);

    /// <summary>A value that was worked out on the way; of a repeat: how many rounds were begun.</summary>
    public Value Computed(string key) => computed?.GetValueOrDefault(key) ?? Value.None;

    /// <summary>Keeps a value that was worked out.</summary>
    public void Compute(string key, Value value) => (computed ??= [])[key] = value;

    private Dictionary<string, Value>? computed;

    public Zone Zone => Turn.World.Me.Zone;

    /// <summary>How an answer is shown now: in the person's language, where its words are in the flow or in a list.</summary>
    public string? Label(AskStep ask, TrailEntry entry)
    {
        if (ask.Kind == AnswerKind.YesNo && entry.Value is { } truth) return Turn.Phrases.Button(truth.ToString() == "true" ? ButtonText.Yes : ButtonText.No);
        // in one language, the words are as they were
        if (entry.Label is null || Set.Others.Count == 0) return entry.Label;
        if (entry.Choice is { } choice) return Find(ask.Or, choice) ?? entry.Label;
        if (ask.Kind.IsMedia() && entry.Value is JsonArray files) return Media.Counted(Turn, ask.Kind, files.Count);
        if (ask.Kind != AnswerKind.Choice || ask.From is { List: null }) return entry.Label;
        var items = ask.From is null ? ask.Choices : Turn.World.Lists.Lists.GetValueOrDefault(ask.From.List!) ?? [];
        var labels = Choosing.Values(entry.Value).Select(v => Find(items, v)).ToList();
        return labels.Count == 0 || labels.Contains(null) ? entry.Label : string.Join(", ", labels);
    }

    private string? Find(IReadOnlyList<ReferenceItem> items, string value) => items.FirstOrDefault(i => i.Value == value)?.In(Turn.Dialogue.Language).Label;
}
