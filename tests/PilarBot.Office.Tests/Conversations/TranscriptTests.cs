using PilarBot.Flows.Definition;
using PilarBot.Flows.Transcripts;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Help;
using PilarBot.Office.People;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Tests.Conversations;

/// <summary>The golden conversations that lie beside the office's flows.</summary>
public sealed class TranscriptTests
{
    private static readonly string folder = Path.Combine(AppContext.BaseDirectory, "conversation-flows");
    private static readonly OfficeProfile office = OfficeProfile.Of(new() { Regency = "74.06" });
    private static readonly FlowSet flows = Read();

    public static TheoryData<string> Paths() =>
        [.. Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Paths))]
    public void The_bot_says_what_the_transcript_says(string path)
    {
        var playing = new TranscriptPlayer(flows, office.Lists).Play(Transcript.Parse(path, File.ReadAllText(Path.Combine(folder, path))));
        if (Environment.GetEnvironmentVariable("PILARBOT_RECORD") is { Length: > 0 } target)
            File.WriteAllText(Path.Combine(target, path), playing.Recorded);
        Assert.Equal("", playing.Report());
    }

    private static FlowSet Read()
    {
        var notices = new ComplaintNotices(Microsoft.Extensions.Logging.Abstractions.NullLogger<ComplaintNotices>.Instance);
        var actions = new ActionCatalog()
            .AddPeople(new Register(office))
            .AddCases(new OpenCase(office), new FindCases(office))
            .AddHelp(new HelpDesk(office))
            .AddBroadcasts(new ScheduleBroadcast(office), new ShowBroadcasts(office))
            .AddComplaints(new(office, notices), new(office, notices), new(office), new(office));
        var reading = FlowSet.Read(
            Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
                .Select(f => new FlowFile(Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f))),
            new() { Actions = actions.Signatures, Lists = office.Lists.Lists.Keys.ToHashSet(), Roles = OfficeRole.All.Select(r => r.Code).ToHashSet() });
        Assert.Empty(reading.Problems.Select(p => p.ToString()));
        return reading.Flows!;
    }
}
