using PilarBot.Flows.Transcripts;

namespace PilarBot.Host.Setup;

/// <summary>The golden conversations beside the flows: <c>lapor/transcripts/jalan-lurus.txt</c>.</summary>
internal static class TranscriptFolder
{
    /// <summary>What the folder of a flow's conversations is called.</summary>
    public const string Name = "transcripts";

    /// <summary>All of them, by their paths in the folder.</summary>
    public static IReadOnlyList<Transcript> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(path => path.Split('/') is [.., Name, _])
            .Order(StringComparer.Ordinal)
            .Select(path => Transcript.Parse(path, File.ReadAllText(Path.Combine(folder, path))))];
}
