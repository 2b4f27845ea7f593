namespace PilarBot.Flows.Expressions;

/// <summary>Where a value is found: <c>nik</c>, <c>serupa.first.number</c>, <c>args.payload</c>.</summary>
internal sealed record ValuePath(string Text)
{
    /// <summary>The day on which the flow began, where the person is: a draft that is taken up later goes the same way.</summary>
    public static readonly ValuePath Today = new("today");

    /// <summary>The moment at which the flow began.</summary>
    public static readonly ValuePath Now = new("now");

    /// <summary>The names that the language gives a value itself.</summary>
    public static readonly IReadOnlyList<string> Reserved = ["me", "args", "today", "now"];

    public string[] Parts { get; } = Text.Split('.');

    public string Head => Parts[0];

    /// <summary>What stands behind the head: <c>first.number</c>, or nothing.</summary>
    public string Rest => Parts.Length == 1 ? "" : Text[(Head.Length + 1)..];

    /// <summary>The path of a text, or null when it is none.</summary>
    public static ValuePath? Parse(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.Split('.').All(IsPart) ? new(text) : null;

    public static bool IsName(string text) => IsPart(text) && char.IsAsciiLetter(text[0]);

    private static bool IsPart(string part) => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public override string ToString() => Text;
}
