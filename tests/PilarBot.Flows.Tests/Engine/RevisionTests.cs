using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class RevisionTests
{
    private readonly Chat chat = Chat.With(Samples.Report, Samples.Complaint).Types("lapor", "8");

    [Fact]
    public void A_session_stays_on_the_revision_it_began_with_though_the_file_is_gone()
    {
        var old = chat.World.Flows;
        chat.World = chat.World with { Flows = Chat.Flows(Samples.Complaint), Earlier = new Dictionary<string, FlowSet> { [old.Revision] = old } };

        chat.Types("belum punya");

        Assert.Equal("Kirim foto, 1 sampai 5.", chat.Last);
        Assert.Equal([old.Revision], chat.Dialogue.Revisions);
    }

    [Fact]
    public void A_new_session_begins_on_the_revision_in_use()
    {
        var old = chat.World.Flows;
        var now = Chat.Flows(Samples.Complaint);
        chat.World = chat.World with { Flows = now, Earlier = new Dictionary<string, FlowSet> { [old.Revision] = old } };

        chat.Types("pengaduan").Taps("Ya, pindah");

        Assert.Equal(now.Revision, chat.Dialogue.Session!.Revision);
        Assert.Equal([now.Revision, old.Revision], chat.Dialogue.Revisions);
    }

    [Fact]
    public void A_revision_that_is_not_at_hand_is_the_hosts_fault()
    {
        chat.World = chat.World with { Flows = Chat.Flows(Samples.Complaint) };

        Assert.Equal(ResumeError.UnknownRevision, Assert.Throws<ResumeException>(() => chat.Types("x")).Code);
    }

    [Fact]
    public void A_role_that_is_lost_on_the_way_does_not_break_the_session()
    {
        chat.As(Person.Unknown).Types("belum punya");

        Assert.Equal("Kirim foto, 1 sampai 5.", chat.Last);
    }

    [Fact]
    public void When_the_open_question_is_no_longer_on_the_way_the_one_that_is_gets_asked()
    {
        var branched = Chat.With("""
            flow: a
            title: A
            start: [isi]
            steps:
              - if: me.role == 'tksk'
                then:
                  - ask: wilayah-tugas
                    say: Wilayah tugas?
                    answer: text
              - ask: nama
                say: Nama?
                answer: text
            """).Types("isi");

        branched.As(Person.Unknown).Types("Banjaran");

        Assert.Equal("Nama?", branched.Last);
        Assert.Null(branched["nama"]);
    }
}
