using System.Text;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>One chat with one set of random flows.</summary>
internal sealed class Run
{
    public const int Inputs = 60;

    private static readonly DateTime begin = new(2026, 11, 22, 1, 0, 0, DateTimeKind.Utc);

    private readonly Dice dice;
    private readonly EngineLimits limits;
    private readonly bool changesRoles;
    private readonly Laws laws;
    private readonly List<Input> taken = [];
    private Sight sight;

    private Run(Dice dice, FlowSet flows)
    {
        this.dice = dice;
        limits = new() { DialogueBytes = dice.Of(64 * 1024, 64 * 1024, 8000, 4000), Drafts = dice.Of(5, 2) };
        changesRoles = dice.OneIn(4);
        laws = new(limits, flows.Vocabulary.Limits);
        sight = new(new(flows, Harness.Lists.Office, Somebody()) { Channel = dice.Of("telegram", "whatsapp", "webchat") }, limits, Dialogue.New, begin);
    }

    /// <summary>Plays the flows and inputs of a seed.</summary>
    /// <returns>Whether the flows passed the check, and what was not as promised.</returns>
    public static (bool IsGood, Failure? Failure) Play(int seed)
    {
        var dice = new Dice(seed);
        var files = RandomFlow.Files(dice);
        if (FlowSet.Read(files, Actions.Vocabulary).Flows is not { } flows) return (false, null);
        var run = new Run(dice, flows);
        try
        {
            for (var number = 0; number < Inputs; number++) run.Step();
            return (true, null);
        }
        catch (BrokenPromiseException broken)
        {
            return (true, new(broken.Promise, run.Story(seed, files, broken)));
        }
    }

    private void Step()
    {
        var pass = dice.Weighed((20, TimeSpan.FromSeconds(1)), (3, TimeSpan.FromMinutes(12)), (2, TimeSpan.FromHours(3)), (1, TimeSpan.FromDays(3)));
        sight = sight with { Now = sight.Now + pass };
        if (changesRoles && dice.OneIn(15)) sight = sight with { World = sight.World with { Me = Somebody() } };
        var input = new RandomInput(dice).Next(sight);
        taken.Add(input);
        var before = sight;
        var (dialogue, events) = laws.Engines.Take(sight.World, sight.Dialogue, input, sight.Now, dice);
        sight = sight with { Dialogue = dialogue, Buttons = events.OfType<MessageCreated>().LastOrDefault(m => m.Buttons.Count > 0)?.Buttons ?? [] };
        Laws.After(before, sight, changesRoles);
        laws.Probe(sight, dice);
    }

    private Person Somebody() => new() { Name = dice.Of("Siti", "", "*Zq*"), Roles = dice.Of<string[]>(["tksk"], ["psm", "tksk"], []), Territories = dice.OneIn(2) ? ["32.04.13"] : [], Zone = dice.Of(Zone.Wib, Zone.Wit) };

    private string Story(int seed, IEnumerable<FlowFile> files, BrokenPromiseException broken)
    {
        var story = new StringBuilder();
        story.AppendLine(null, $"seed {seed}: {broken.Promise}: {broken.Message}");
        story.AppendLine(null, $"roles {string.Join(", ", sight.World.Me.Roles)}, {sight.World.Channel}, {limits.DialogueBytes} bytes, language {sight.Dialogue.Language}, at {sight.Now:O}");
        foreach (var input in taken) story.AppendLine(Transparent.Of(input));
        story.AppendLine(null, $"dialogue before the last: {Encoding.UTF8.GetString(sight.Dialogue.ToJson())}");
        foreach (var file in files.Where(f => f.Path.EndsWith("flow.yaml", StringComparison.Ordinal))) story.AppendLine(null, $"--- {file.Path}\n{file.Content}");
        return story.ToString();
    }
}
