using System.Text.RegularExpressions;

namespace PilarBot.TestKit.WhatsApp;

/// <summary>A registered template.</summary>
/// <param name="Name">Lower-case letters, digits, underscores.</param>
/// <param name="Language">Such as <c>id</c>.</param>
/// <param name="Body">With variables such as <c>{{1}}</c> or <c>{{nama}}</c>.</param>
public sealed partial record FakeTemplate(string Name, string Language, string Body)
{
    /// <summary>Null, <c>text</c>, <c>image</c> or <c>document</c>.</summary>
    public string? Header { get; init; }

    /// <summary>The text of a text header, with at most one variable.</summary>
    public string HeaderText { get; init; } = "";

    /// <summary>Each <c>quick_reply</c> or <c>url</c> (with a variable end).</summary>
    public IReadOnlyList<string> Buttons { get; init; } = [];

    /// <summary><c>APPROVED</c>, <c>PENDING</c>, <c>REJECTED</c>, <c>PAUSED</c> or <c>DISABLED</c>.</summary>
    public string Status { get; init; } = "APPROVED";

    /// <summary><c>UTILITY</c>, <c>MARKETING</c> or <c>AUTHENTICATION</c>.</summary>
    public string Category { get; init; } = "UTILITY";

    internal static IReadOnlyList<string> Variables(string text) => [.. Variable().Matches(text).Select(match => match.Groups[1].Value).Distinct()];

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Variable();
}
