using System.Text;
using System.Text.RegularExpressions;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Events;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>What every single call of the engine keeps.</summary>
internal static partial class Bounds
{
    public static void Look(Sprint sprint, EngineLimits limits, ChannelLimits channel)
    {
        Keeps(sprint.Dialogue.ToJson().Length <= limits.DialogueBytes, $"{sprint.Dialogue.ToJson().Length} bytes of dialogue");
        Keeps(sprint.Dialogue.Drafts.Count <= limits.Drafts, $"{sprint.Dialogue.Drafts.Count} drafts");
        Keeps(sprint.Events.SkipLast(1).All(e => e is not ActionRequested), "an action is not the last event");
        foreach (var message in sprint.Events.OfType<MessageCreated>()) Look(message, channel);
        if (sprint.Events.Any(e => e is FlowBroke))
            BrokenPromiseException.Unless(sprint.Events.Any(e => e is HumanRequested { Reason: HumanReason.Broken }), Promise.NothingIsStuck, "a flow broke and nobody was called");
        foreach (var broke in sprint.Events.OfType<FlowBroke>().Where(b => !Known().IsMatch(b.Fault)))
            throw new BrokenPromiseException(Promise.NothingIsStuck, broke.ToString());
    }

    private static void Look(MessageCreated message, ChannelLimits channel)
    {
        Keeps(!string.IsNullOrWhiteSpace(message.Markdown), $"an empty message {Transparent.Of(message)}");
        Keeps(!message.Markdown.Any(char.IsSurrogate) || Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(message.Markdown)) == message.Markdown, "half a surrogate pair");
        Keeps(message.Buttons.Count <= channel.Choices, $"{message.Buttons.Count} buttons");
        foreach (var button in message.Buttons)
        {
            Keeps(!string.IsNullOrWhiteSpace(button.Label) && button.Label.Length <= channel.Label, $"the label \"{button.Label}\"");
            Keeps(Encoding.UTF8.GetByteCount(button.Data) <= 64, $"the button {button}");
        }
        Keeps(message.Buttons.DistinctBy(b => b.Data).Count() == message.Buttons.Count, $"the same button twice {Transparent.Of(message)}");
        BrokenPromiseException.Unless(!Unescaped().IsMatch(message.Markdown), Promise.ValuesAreEscaped, message.Markdown);
    }

    private static void Keeps(bool kept, string what) => BrokenPromiseException.Unless(kept, Promise.NothingExceedsABound, what);

    // what results and the person's roles can bring about
    [GeneratedRegex("^there is nothing to choose from$|^the result is too large")]
    private static partial Regex Known();

    // signs beside the mark that people write, or a heading of it, without a backslash
    [GeneratedRegex(@"(?<!\\)[_`<\[|~]Zq|(?<![\\*])\*Zq|Zq(?:[_`<\]|~]|\*(?!\*))|^ {0,3}# .*Zq", RegexOptions.Multiline)]
    private static partial Regex Unescaped();
}
