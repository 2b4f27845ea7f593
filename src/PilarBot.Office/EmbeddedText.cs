namespace PilarBot.Office;

/// <summary>The data files that travel inside the program.</summary>
internal static class EmbeddedText
{
    /// <summary>Opens a file by its path below the project, with dots for slashes.</summary>
    public static Stream Open(string name) =>
        typeof(EmbeddedText).Assembly.GetManifestResourceStream($"PilarBot.Office.{name}")
        ?? throw new InvalidOperationException($"{name} is not embedded in PilarBot.Office.");
}
