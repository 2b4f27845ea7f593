using PilarBot.Flows.Definition;

namespace PilarBot.Host.Setup;

/// <summary>The flow files as they lie in their folder.</summary>
internal static class FlowFolder
{
    /// <summary>The code of a <see cref="Problem"/> with a file or folder that cannot be read at all.</summary>
    public const string Unreadable = "F100";

    private const string FlowFileName = "flow.yaml";

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

    /// <summary>
    /// Notices about folders that look like a flow's and are none, since their file is called <c>flow.yml</c> or <c>flow.yaml.txt</c>.
    /// For whoever checks a folder by hand; a bot that runs has no use for them.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<Problem> NotRead(string folder) => [.. Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories)
        .Select(inner => Path.GetRelativePath(folder, inner).Replace('\\', '/'))
        .Where(inner => IsShown(inner) && Path.GetFileName(inner) != TranscriptFolder.Name)
        .Order(StringComparer.Ordinal)
        .Where(inner => !File.Exists(Path.Combine(folder, inner, FlowFileName)))
        .SelectMany(inner => Directory.EnumerateFiles(Path.Combine(folder, inner)).Select(Path.GetFileName).OfType<string>().Where(IsLikeAFlow).Order(StringComparer.Ordinal)
            .Select(name => new Problem($"{inner}/{name}", 1, ProblemCodes.NotRead, $"the file is not read, since it is called \"{name}\"", $"call it {FlowFileName}")))];

    // A translation is read for what it is; what ends in .yaml is read as a flow, whatever it is called.
    private static bool IsLikeAFlow(string name) => IsShown(name) && !name.EndsWith('~') && !name.EndsWith(".yaml", StringComparison.Ordinal)
        && (name.StartsWith("flow", StringComparison.OrdinalIgnoreCase) || Path.GetExtension(name).ToUpperInvariant() is ".YML" or ".YAML");

    private static bool IsShown(string path) => !path.Split('/').Any(name => name.StartsWith('.'));

    // Editors and file systems keep files of their own beside the real ones: .#flow.yaml, ._flow.yaml.
    private static IEnumerable<string> Paths(string folder) => Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
        .Where(IsShown)
        .Order(StringComparer.Ordinal);

    private static FlowFile Read(string folder, string path) => new(path, File.ReadAllText(Path.Combine(folder, path)));

    private static Problem ProblemOf(string path, Exception exception) => exception switch
    {
        DirectoryNotFoundException => new(path, 1, Unreadable, "the folder is not there", "put it back, run pilarbot from its own folder, or name it with --folder or the setting Flows:Folder"),
        UnauthorizedAccessException => new(path, 1, Unreadable, "it may not be read", "let the account that runs pilarbot read it"),
        _ => new(path, 1, Unreadable, "it cannot be read", "close the program that holds it"),
    };
}
