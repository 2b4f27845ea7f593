namespace PilarBot.Flows.Texts;

/// <summary>What a whole message can mean besides an answer; the spellings of each stand under <c>words:</c> in <c>texts.yaml</c>.</summary>
internal enum Command
{
    Menu,
    Cancel,
    Back,
    Help,
    Human,
    Resume,
    Greeting,
    Skip,
    Done,
    Keep,
    Yes,
    No,
    More,
    Previous,
    Send,
    Correct,
}

internal static class Commands
{
    /// <summary>Their keys in <c>texts.yaml</c>.</summary>
    public static readonly IReadOnlyDictionary<string, Command> ByKey = new Dictionary<string, Command>
    {
        ["menu"] = Command.Menu,
        ["cancel"] = Command.Cancel,
        ["back"] = Command.Back,
        ["help"] = Command.Help,
        ["human"] = Command.Human,
        ["resume"] = Command.Resume,
        ["greeting"] = Command.Greeting,
        ["skip"] = Command.Skip,
        ["done"] = Command.Done,
        ["keep"] = Command.Keep,
        ["yes"] = Command.Yes,
        ["no"] = Command.No,
        ["more"] = Command.More,
        ["previous"] = Command.Previous,
        ["send"] = Command.Send,
        ["correct"] = Command.Correct,
    };

    /// <summary>True for the words that work anywhere, so that no flow may start with them.</summary>
    public static bool IsEscape(this Command command) =>
        command is Command.Menu or Command.Cancel or Command.Back or Command.Help or Command.Human or Command.Resume;
}
