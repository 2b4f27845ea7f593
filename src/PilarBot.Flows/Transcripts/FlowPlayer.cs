using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;

namespace PilarBot.Flows.Transcripts;

/// <summary>
/// Plays one chat by lines as transcripts have them, for golden conversations and for a terminal alike. Between any two lines the
/// dialogue goes through its stored form. Not thread-safe.
/// </summary>
/// <param name="flows">The flows.</param>
/// <param name="lists">What can be chosen from.</param>
public sealed class FlowPlayer(FlowSet flows, ReferenceLists lists)
{
    private readonly FlowEngine engine = new(new EngineLimits());
    private readonly Scene scene = new(flows.Vocabulary);
    private readonly Dictionary<string, List<string>> asked = [];
    private readonly List<string> faults = [];
    private readonly List<IReadOnlyList<FlowEvent>> turns = [];
    private Dialogue dialogue = Dialogue.New;
    private ActionRequested? pending;

    /// <summary>The questions asked so far, by flow, each once.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Asked => asked.ToDictionary(a => a.Key, IReadOnlyList<string> (a) => a.Value);

    /// <summary>What could not be played: lines that are not understood, actions without a result.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>The dialogue as it stands.</summary>
    public Dialogue Dialogue => dialogue;

    /// <summary>The action whose result is awaited, to be given with <c>@ action …</c>; null when none is.</summary>
    public ActionRequested? Awaited => pending;

    /// <summary>What the last line made happen: the events of each input that it stands for, with those of the results that it waited for.</summary>
    public IReadOnlyList<IReadOnlyList<FlowEvent>> Turns => turns;

    /// <summary>The buttons that can be pressed with <c>&gt; [label]</c>.</summary>
    public IReadOnlyList<Button> Buttons => scene.Buttons;

    /// <summary>Plays one line: a comment, <c>@ …</c> or <c>&gt; …</c>.</summary>
    /// <returns>What the bot answers, as lines of a transcript.</returns>
    public IReadOnlyList<string> Take(string line)
    {
        turns.Clear();
        try
        {
            if (line.StartsWith('@')) return Set(line[1..].Trim());
            return line.StartsWith('>') ? Play(InputLine.Read(line[1..].Trim(), scene)) : Other(line);
        }
        catch (FormatException e)
        {
            faults.Add($"\"{line}\": {e.Message}");
            return [];
        }
    }

    private List<string> Other(string line)
    {
        if (line.Length > 0 && line[0] != '#') faults.Add($"\"{line}\": a line begins with #, @, >, < or !");
        return [];
    }

    // the result of an action that is awaited goes in at once
    private List<string> Set(string words)
    {
        scene.Set(words);
        return pending is not null && scene.HasResult ? Play([]) : [];
    }

    private List<string> Play(IReadOnlyList<Input> inputs)
    {
        if (pending is not null) Resolve(Begin());
        foreach (var input in inputs)
        {
            if (pending is not null)
            {
                faults.Add($"no result for {pending.Name}: write \"@ action {pending.Name} => {{…}}\" before the line that causes it");
                break;
            }
            var events = Begin();
            Resume(input, events);
            Resolve(events);
        }
        List<FlowEvent> all = [.. turns.SelectMany(t => t)];
        scene.See(all);
        return OutputLines.Of(all);
    }

    private List<FlowEvent> Begin()
    {
        var events = new List<FlowEvent>();
        turns.Add(events);
        return events;
    }

    private void Resolve(List<FlowEvent> events)
    {
        while (pending is { } request && scene.TakeResult(request) is { } result)
        {
            pending = null;
            Check(request, result);
            Resume(result, events);
        }
    }

    // a conversation with results that no action gives proves nothing
    private void Check(ActionRequested request, ActionResultInput result)
    {
        if (!flows.Vocabulary.Actions.TryGetValue(request.Name, out var signature)) return;
        if (result.Refusal is { } refusal && !signature.Refusals.Contains(refusal.Code))
            faults.Add($"{request.Name} never refuses with \"{refusal.Code}\": {string.Join(", ", signature.Refusals)}");
        foreach (var part in result.Result?.Select(p => p.Key).Where(p => !signature.Results.ContainsKey(p) && !signature.Results.Keys.Any(k => k.StartsWith(p + ".", StringComparison.Ordinal))) ?? [])
            faults.Add($"{request.Name} gives no \"{part}\": {string.Join(", ", signature.Results.Keys)}");
    }

    private void Resume(Input input, List<FlowEvent> events)
    {
        var world = new World(flows, lists, scene.Me);
        if (scene.Channel is { } channel) world = world with { Channel = channel };
        var sprint = engine.Resume(world, Dialogue.FromJson(dialogue.ToJson()), input, scene.Now);
        dialogue = sprint.Dialogue;
        events.AddRange(sprint.Events);
        pending = sprint.Events is [.., ActionRequested request] ? request : null;
        if (dialogue.Session is not { WaitingFor: { } key } session || Steps.FindAsk(flows, session.Flow, key) is null) return;
        if (!asked.TryGetValue(session.Flow, out var keys)) asked[session.Flow] = keys = [];
        if (!keys.Contains(key)) keys.Add(key);
    }
}
