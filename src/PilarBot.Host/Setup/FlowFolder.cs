using PilarBot.Flows.Definition;

namespace PilarBot.Host.Setup;

/// <summary>The flow files as they lie in their folder.</summary>
internal static class FlowFolder
{
    /// <summary>The code of a <see cref="Problem"/> with a file or folder that cannot be read at all.</summary>
    public const string Unreadable = "F100";

    /// <summary>Every <c>.yaml</c> file, by its path in the folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<FlowFile> Read(string folder) => [.. Paths(folder).Select(path => Read(folder, path))];

    /// <summary>The same for somebody who looks again later: what cannot be read is told, not thrown.</summary>
    public static FlowFolderContent Look(string folder)
    {
        var files = new List<FlowFile>();
        var unreadable = new List<Problem>();
        try
        {
            foreach (var path in Paths(folder))
            {
                try
                {
                    files.Add(Read(folder, path));
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    unreadable.Add(ProblemOf(path, exception));
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            unreadable.Add(ProblemOf(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), exception));
        }
        return new(files, unreadable);
    }

    // Editors and file systems keep files of their own beside the real ones: .#flow.yaml, ._flow.yaml.
    private static IEnumerable<string> Paths(string folder) => Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(name => name.StartsWith('.')))
        .Order(StringComparer.Ordinal);

    private static FlowFile Read(string folder, string path) => new(path, File.ReadAllText(Path.Combine(folder, path)));

    private static Problem ProblemOf(string path, Exception exception) => exception switch
    {
        DirectoryNotFoundException => new(path, 1, Unreadable, "the folder is not there", "put it back, run pilarbot from its own folder, or name it with --folder or the setting Flows:Folder"),
        UnauthorizedAccessException => new(path, 1, Unreadable, "it may not be read", "let the account that runs pilarbot read it"),
        _ => new(path, 1, Unreadable, "it cannot be read", "close the program that holds it"),
    };
}
