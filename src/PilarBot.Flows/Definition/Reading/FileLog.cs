namespace PilarBot.Flows.Definition.Reading;

/// <summary>Collects the problems of one file.</summary>
internal sealed class FileLog(string path, List<Problem> problems)
{
    public string Path { get; } = path;

    public void Report(int line, string code, string message, string? suggestion = null) =>
        problems.Add(new(Path, Math.Max(1, line), code, message, suggestion));
}
