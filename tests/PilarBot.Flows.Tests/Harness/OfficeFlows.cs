using PilarBot.Flows.Definition;

namespace PilarBot.Flows.Tests.Harness;

/// <summary>The flows of the office as they are. Its actions are unknown here, so the flows are read without being checked.</summary>
internal static class OfficeFlows
{
    private static readonly string folder = Path.Combine(AppContext.BaseDirectory, "conversation-flows");

    public static FlowSet All { get; } = FlowSet.Restore(
        Directory.EnumerateFiles(folder, "flow.yaml", SearchOption.AllDirectories)
            .Select(path => new FlowFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)))
            .Append(new("texts.yaml", Chat.Texts)),
        Vocabularies.Office);

    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names => new(All.All.Select(f => f.Name));
}
