namespace PilarBot.Flows.Definition.Reading;

/// <summary>Collects the problems of one file, and what is to be noted of it.</summary>
internal sealed class FileLog(string path, List<Problem> problems, List<Problem>? notices = null)
{
    public string Path { get; } = path;

    public void Report(int line, string code, string message, string? suggestion = null) =>
        problems.Add(new(Path, Math.Max(1, line), code, message, suggestion));

    /// <summary>Tells of something that does no harm.</summary>
    public void Note(int line, string code, string message, string suggestion) =>
        notices?.Add(new(Path, Math.Max(1, line), code, message, suggestion));

    /// <summary>The same for another file, such as a translation beside this one; null for this one.</summary>
    public FileLog Of(string? path) => path is null || path == Path ? this : new(path, problems, notices);
}
