using System.Text.RegularExpressions;

namespace PilarBot.Office.Broadcasts;

/// <summary>Values per person in a broadcast's text: <c>{nama}</c>.</summary>
internal static partial class BroadcastText
{
    /// <summary>The names that exist.</summary>
    public static readonly IReadOnlyList<string> Names = ["nama", "peran", "kecamatan"];

    /// <summary>Stands below what residents get: they never asked for it.</summary>
    public const string OptOut = "\n\nKetik *berhenti siaran* untuk tidak menerima siaran.";

    /// <summary>The names in a text that do not exist, as written.</summary>
    public static IReadOnlyList<string> Unknown(string text) =>
        [.. Places().Matches(text).Select(m => m.Groups[1].Value.Trim()).Where(name => !Names.Contains(name.ToLowerInvariant())).Distinct()];

    /// <summary>True when a text has values per person.</summary>
    public static bool IsPersonal(string text) => Places().IsMatch(text);

    /// <summary>The text for one person. What is put in says nothing in Markdown.</summary>
    public static string Fill(string text, string name, string role, string kecamatan) => Places().Replace(text, place => place.Groups[1].Value.Trim().ToLowerInvariant() switch
    {
        "nama" => MarkdownEscape.Line(name),
        "peran" => MarkdownEscape.Line(role),
        "kecamatan" => MarkdownEscape.Line(kecamatan),
        _ => place.Value,
    });

    [GeneratedRegex(@"\{([^{}\n]{0,40})\}", RegexOptions.None, 1000)]
    private static partial Regex Places();
}
