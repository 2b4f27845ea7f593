using PilarBot.Flows.Definition;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Definition;

public class FlowSetTests
{
    [Fact]
    public void The_revision_depends_on_every_file_and_not_on_their_order()
    {
        var one = FlowSet.Read(Chat.Files(Samples.Report, Samples.Complaint), Vocabularies.Office).Flows!;
        var same = FlowSet.Read(Chat.Files(Samples.Report, Samples.Complaint).Reverse(), Vocabularies.Office).Flows!;
        var other = FlowSet.Read(Chat.Files(Samples.Report + "\n", Samples.Complaint), Vocabularies.Office).Flows!;

        Assert.Equal(64, one.Revision.Length);
        Assert.Equal(one.Revision, same.Revision);
        Assert.NotEqual(one.Revision, other.Revision);
    }

    [Fact]
    public void A_set_can_be_read_again_from_its_own_files()
    {
        var set = Chat.Flows(Samples.Report);

        Assert.Equal(set.Revision, FlowSet.Restore(set.Files, Vocabularies.Office).Revision);
    }

    [Fact]
    public void A_flow_knows_what_its_file_says()
    {
        var flow = Chat.Flows(Samples.Report).Find("lapor")!;

        Assert.Equal(new MenuEntry(new("Lapor kasus"), 1), flow.Menu);
        Assert.Equal(["tksk", "psm"], flow.For);
        Assert.Equal(TimeSpan.FromDays(7), flow.Expires);
        Assert.Equal(TimeSpan.FromHours(3), flow.NudgeAfter);
        Assert.True(flow.IsFor(["psm"]));
        Assert.False(flow.IsFor([]));
    }

    [Fact]
    public void Windows_line_ends_are_read_the_same() =>
        Assert.NotNull(FlowSet.Read(Chat.Files(Samples.Report.ReplaceLineEndings("\r\n")), Vocabularies.Office).Flows);
}
