namespace PilarBot.Flows.Definition;

/// <summary>Something wrong in a flow file.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Line">From 1.</param>
/// <param name="Code">Stable; see <see cref="ProblemCodes"/>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Suggestion">What to do about it, or null.</param>
public sealed record Problem(string File, int Line, string Code, string Message, string? Suggestion = null)
{
    /// <summary>As printed: <c>lapor/flow.yaml:42 F107 unknown step "aks"; did you mean "ask"?</c></summary>
    public override string ToString() => $"{File}:{Line} {Code} {Message}{(Suggestion is null ? "" : "; " + Suggestion)}";
}
