namespace PilarBot.Flows.Definition.Language;

/// <summary>
/// All that a flow file may say: read by the reader, and the one source of <c>docs/flow-reference.md</c> and of the schema for editors.
/// </summary>
internal static partial class FlowLanguage
{
    /// <summary>The file of a flow.</summary>
    public static readonly Construct File = new("flow", "a flow", "One flow: who it is for, how it begins, and its steps.",
    [
        Required("flow", Shape.Name, "its name: letters, digits, dashes; at most 40 characters"),
        Required("title", Shape.Words, "what people read"),
        new("about", Shape.Words, "one line in help"),
        new("menu", Shape.Menu, "its button in the menu, `{ label: …, order: 10 }`; lower orders come first; without it, the flow is not in the menu"),
        new("for", Shape.Roles, "the roles that may start it; without it, everyone"),
        new("start", Shape.WordList, "whole messages that start it; the menu's button types the first. Where the flow takes one text, also with it behind: `kasus KS-2026-000123`, or as a link's `/start kasus-KS-2026-000123`"),
        new("start-from", Shape.Name, "a list: the label or another word of an entry starts the flow too, as `{args.entry}`; nearly such words are asked about"),
        new("payload", Shape.Flag, "`true` for the one flow that receives `/start <payload>` that starts no flow by its word, as `{args.payload}`"),
        new("takes", Shape.Kinds, "what a caller gives it, by name and kind; a `?` behind the kind: it may be missing. Read as `{args.name}`"),
        new("questions", Shape.Number, "how many questions the straight way asks at most"),
        new("expires", Shape.Duration, "how long it waits for an answer: `15m`, `3h`, `7d`; without it, for ever"),
        new("nudge", Shape.Nudge, "one reminder, `{ after: 3h, say: … }`"),
        Required("steps", Shape.Steps, "what happens, in order"),
    ]);

    /// <summary>A choice of a question.</summary>
    public static readonly Construct Choice = new("value", "a choice", "Something to pick. A single word is value and label at once.",
    [
        Required("value", Shape.Name, "what is recorded; at most 48 bytes"),
        Required("label", Shape.Words, "what the button says"),
        new("aliases", Shape.WordList, "other words that mean it"),
        new("hint", Shape.Words, "what it means, shown by `bantuan`"),
    ]);

    /// <summary>The word of every step, in the order in which they are told apart: an ask has a "say" too.</summary>
    public static IEnumerable<string> StepWords => Steps.Select(s => s.Word);

    /// <summary>The step that begins with a word.</summary>
    public static Construct Step(string word) => Steps.First(s => s.Word == word);

    private static Key ForRoles => new("for", Shape.Roles, "only for these roles; others go on as if it were not there");

    private static Key Required(string name, Shape takes, string meaning) => new(name, takes, meaning) { IsRequired = true };
}
