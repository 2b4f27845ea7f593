using Microsoft.Extensions.DependencyInjection;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Transcripts;
using PilarBot.Host.Commands;
using PilarBot.Host.Setup;
using PilarBot.Office;

namespace PilarBot.Host.Tests;

/// <summary>The office's own flows and golden conversations, with the actions and lists that the program really has.</summary>
internal static class OfficeFlows
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "conversation-flows");
    private static readonly IServiceProvider Services = CommandServices.Build();

    public static Vocabulary Vocabulary { get; } = Services.GetRequiredService<Vocabulary>();

    public static FlowSet Flows { get; } = FlowSet.Read(FlowFolder.Read(Folder), Vocabulary).Flows!;

    public static ReferenceLists Lists { get; } = Services.GetRequiredService<OfficeProfile>().Lists;

    public static IReadOnlyList<Transcript> Transcripts { get; } = TranscriptFolder.Read(Folder);
}
