using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;

namespace PilarBot.Flows.Tests.Harness;

/// <summary>One chat with the engine. The dialogue goes through JSON between any two inputs, and actions are answered from a list.</summary>
internal sealed class Chat
{
    public static readonly DateTime Morning = new(2026, 11, 22, 1, 0, 0, DateTimeKind.Utc);

    private readonly FlowEngine engine;
    private readonly Queue<(string Name, JsonObject? Result, ActionRefusal? Refusal)> results = new();

    public Chat(FlowSet flows, EngineLimits? limits = null)
    {
        engine = new(limits ?? new());
        World = new(flows, Lists.Office, new Person { Name = "Siti", Roles = ["tksk"] });
    }

    /// <summary>A chat over flows written in a test, and the texts of the office.</summary>
    public static Chat With(params string[] flows) => new(Flows(flows));

    public static FlowSet Flows(params string[] flows)
    {
        var reading = FlowSet.Read(Files(flows), Vocabularies.Office);
        Assert.Empty(reading.Problems.Select(p => p.ToString()));
        return reading.Flows!;
    }

    public static IEnumerable<FlowFile> Files(params string[] flows) =>
        flows.Select((f, i) => new FlowFile($"f{i}/flow.yaml", f)).Append(new("texts.yaml", Texts));

    public static string Texts { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "texts.yaml"));

    public World World { get; set; }

    public DateTime Now { get; set; } = Morning;

    public Dialogue Dialogue { get; set; } = Dialogue.New;

    /// <summary>What came of the last input, actions and all.</summary>
    public List<FlowEvent> Events { get; private set; } = [];

    public List<ActionRequested> Requests { get; } = [];

    /// <summary>What actions give when nothing is listed.</summary>
    public Func<ActionRequested, (JsonObject? Result, ActionRefusal? Refusal)>? ResultForAll { get; init; }

    public IReadOnlyList<string> Said => [.. Events.OfType<MessageCreated>().Select(m => m.Markdown)];

    public string Last => Said.Count == 0 ? "" : Said[^1];

    /// <summary>The buttons in sight: those of the last message that has any.</summary>
    public IReadOnlyList<Button> Buttons { get; private set; } = [];

    public IReadOnlyList<string> Labels => [.. Buttons.Select(b => b.Label)];

    public TrailEntry? this[string key] => Dialogue.Session?.Trail.FirstOrDefault(e => e.Key == key);

    public Chat As(Person me)
    {
        World = World with { Me = me };
        return this;
    }

    public Chat Result(string action, string json)
    {
        results.Enqueue((action, (JsonObject)JsonNode.Parse(json)!, null));
        return this;
    }

    public Chat Refuses(string action, string code, string text)
    {
        results.Enqueue((action, null, new(code, text)));
        return this;
    }

    public Chat Types(params string[] texts)
    {
        foreach (var text in texts) Takes(new TextInput(text));
        return this;
    }

    public Chat Taps(params string[] labels)
    {
        foreach (var label in labels)
        {
            var button = Buttons.FirstOrDefault(b => b.Label == label);
            Assert.True(button is not null, $"no button \"{label}\" among {string.Join(", ", Labels)} under: {Last}");
            Takes(new TapInput(button.Data));
        }
        return this;
    }

    public Chat Photo(string id = "m1", string? album = null) => Takes(new MediaInput(id, MediaInputKind.Photo, 100_000, "image/jpeg", Album: album));

    public Chat Waits(TimeSpan time)
    {
        Now += time;
        return Takes(new ClockInput());
    }

    public Chat Takes(Input input)
    {
        Events = [];
        Step(input);
        while (Events is [.., ActionRequested request])
        {
            Requests.Add(request);
            if (results.Count == 0 && ResultForAll is { } give)
            {
                var given = give(request);
                Step(new ActionResultInput(request.Key, given.Result, given.Refusal));
                continue;
            }
            if (results.Count == 0) break;
            var (name, result, refusal) = results.Dequeue();
            Assert.Equal(name, request.Name);
            Step(new ActionResultInput(request.Key, result, refusal));
        }
        if (Events.OfType<MessageCreated>().LastOrDefault(m => m.Buttons.Count > 0) is { } message) Buttons = message.Buttons;
        return this;
    }

    private void Step(Input input)
    {
        var sprint = engine.Resume(World, Dialogue, input, Now);
        Assert.DoesNotContain(sprint.Events.SkipLast(1), e => e is ActionRequested);
        var json = sprint.Dialogue.ToJson();
        Dialogue = Dialogue.FromJson(json);
        Assert.Equal(json, Dialogue.ToJson());
        Events.AddRange(sprint.Events);
    }
}
