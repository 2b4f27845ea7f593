using System.Text.RegularExpressions;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>The guides in <c>docs/panduan</c> and the pictures that they show.</summary>
internal static partial class Guides
{
    /// <summary>The names of all pictures that some guide shows.</summary>
    /// <param name="root">Of the repository.</param>
    public static IReadOnlySet<string> Pictures(string root) => Directory.EnumerateFiles(Path.Combine(root, "docs", "panduan"), "*.md")
        .SelectMany(f => Shown().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).ToHashSet();

    [GeneratedRegex(@"\(gambar/([a-z0-9-]+\.png)\)")]
    private static partial Regex Shown();
}
