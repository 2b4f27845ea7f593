namespace PilarBot.Flows.Texts;

/// <summary>A text that cannot be read: the message goes on from "the text has".</summary>
internal sealed class TemplateSyntaxException(string message, string suggestion) : Exception(message)
{
    /// <summary>What to do about it.</summary>
    public string Suggestion { get; } = suggestion;
}
