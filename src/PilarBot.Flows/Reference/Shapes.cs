using PilarBot.Flows.Definition.Language;

namespace PilarBot.Flows.Reference;

/// <summary>What values look like, for readers and for editors.</summary>
internal static class Shapes
{
    /// <summary>In words.</summary>
    public static string Describe(Key key) => key.OneOf.Count > 0 ? string.Join(", ", key.OneOf.Select(o => $"`{o}`")) : key.Takes switch
    {
        Shape.Name => "a name",
        Shape.Words => "words",
        Shape.Text => "a text",
        Shape.WordList => "a word or a list",
        Shape.Roles => "roles",
        Shape.Number => "a number",
        Shape.Flag => "`true`",
        Shape.Duration => "a duration",
        Shape.Path => "a path",
        Shape.Expression => "an expression",
        Shape.Condition => "a condition",
        Shape.Values => "names with expressions",
        Shape.Kinds => "names with kinds",
        Shape.Choices => "choices",
        Shape.ChoicesOrSource => "choices, or `{ from: … }`",
        Shape.Steps => "steps",
        Shape.Menu => "a group",
        Shape.Nudge => "a group",
        Shape.Action => "an action",
        Shape.Flow => "a flow",
        Shape.Nothing => "",
    };
}
