using Microsoft.Extensions.DependencyInjection;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Transcripts;
using PilarBot.Host.Commands;
using PilarBot.Host.Setup;
using PilarBot.Office;

namespace PilarBot.Host.Tests.Commands;

/// <summary>The office's golden conversations, with the actions that the program really has. <c>pilarbot flows record</c> rewrites them.</summary>
public sealed class GoldenConversationTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "conversation-flows");
    private static readonly IReadOnlyList<Transcript> All = TranscriptFolder.Read(Folder);
    private static readonly (FlowSet Flows, TranscriptPlayer Player) Office = Load();

    public static TheoryData<string> Paths => [.. All.Select(t => t.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_bot_says_what_is_written(string path)
    {
        var playing = Office.Player.Play(All.Single(t => t.Path == path));
        Assert.True(playing.IsAsWritten, playing.Report());
    }

    [Fact]
    public void Every_flow_that_people_can_start_has_its_straight_way() => Assert.Empty(Office.Flows.All
        .Where(f => (f.Start.Count > 0 || f.Payload) && All.All(t => t.Path != $"{f.Name}/transcripts/{Transcript.StraightWay}"))
        .Select(f => f.Name));

    private static (FlowSet, TranscriptPlayer) Load()
    {
        var services = CommandServices.Build();
        var flows = FlowSet.Read(FlowFolder.Read(Folder), services.GetRequiredService<Vocabulary>()).Flows!;
        return (flows, new(flows, services.GetRequiredService<OfficeProfile>().Lists));
    }
}
