using PilarBot.Flows.Definition;

namespace PilarBot.Host.Setup;

/// <summary>The flow files as they lie in their folder.</summary>
internal static class FlowFolder
{
    /// <summary>Every <c>.yaml</c> file, by its path in the folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<FlowFile> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => new FlowFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)))
            .OrderBy(f => f.Path, StringComparer.Ordinal)];
}
