using PilarBot.Flows.Events;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class ClockTests
{
    private readonly Chat chat = Chat.With(Samples.Report, Samples.Complaint);

    [Fact]
    public void A_silent_session_is_nudged_once_and_then_expires()
    {
        chat.Types("lapor", "8");
        Assert.Equal(Chat.Morning.AddHours(3), chat.Dialogue.DueAt);

        Assert.Equal("Laporan Anda belum selesai. Lanjutkan?", chat.Waits(TimeSpan.FromHours(3)).Last);
        Assert.Equal(Chat.Morning.AddDays(7), chat.Dialogue.DueAt);
        Assert.Empty(chat.Waits(TimeSpan.FromHours(3)).Events);

        chat.Waits(TimeSpan.FromDays(7));
        Assert.Equal(new FlowExpired("lapor"), chat.Events[0]);
        Assert.Contains("Isian yang lama tidak dilanjutkan kami hapus", chat.Last);
        Assert.Null(chat.Dialogue.Session);
        Assert.Null(chat.Dialogue.DueAt);
    }

    [Fact]
    public void A_nudges_button_goes_on_where_it_was_left()
    {
        chat.Types("lapor", "8").Waits(TimeSpan.FromHours(3)).Taps("Lanjutkan");

        Assert.Equal("Ketik **NIK** warga.", chat.Last);
    }

    [Fact]
    public void Before_its_time_the_clock_does_nothing()
    {
        chat.Types("lapor", "8");
        var before = chat.Dialogue.ToJson();

        Assert.Empty(chat.Waits(TimeSpan.FromHours(2.9)).Events);
        Assert.Equal(before, chat.Dialogue.ToJson());
    }

    [Fact]
    public void Every_answer_winds_the_clock_anew()
    {
        chat.Types("lapor");
        chat.Now += TimeSpan.FromHours(2);
        chat.Types("8");

        Assert.Equal(Chat.Morning.AddHours(5), chat.Dialogue.DueAt);
    }

    [Fact]
    public void The_newest_draft_is_nudged_while_nothing_runs()
    {
        chat.Types("lapor", "8", "menu").Waits(TimeSpan.FromHours(3));

        Assert.Equal("Laporan Anda belum selesai. Lanjutkan?", chat.Last);
        chat.Taps("Lanjutkan");
        Assert.Contains("Kita lanjutkan **Lapor kasus**", chat.Last);
    }

    [Fact]
    public void A_draft_behind_a_running_session_is_not_nudged_but_expires()
    {
        chat.Types("lapor", "8", "menu", "pengaduan");
        Assert.Equal(Chat.Morning.AddDays(7), chat.Dialogue.DueAt);

        chat.Waits(TimeSpan.FromDays(7));
        Assert.Equal(new FlowExpired("lapor"), chat.Events[0]);
        Assert.Equal("pengaduan", chat.Dialogue.Session!.Flow);
    }

    [Fact]
    public void A_flow_without_expiry_waits_for_ever()
    {
        chat.Types("pengaduan");

        Assert.Null(chat.Dialogue.DueAt);
        Assert.Empty(chat.Waits(TimeSpan.FromDays(3650)).Events);
    }

    [Fact]
    public void When_both_are_overdue_it_expires_without_a_nudge()
    {
        chat.Types("lapor", "8").Waits(TimeSpan.FromDays(8));

        Assert.Single(chat.Said);
        Assert.Equal(new FlowExpired("lapor"), chat.Events[0]);
    }

    [Fact]
    public void A_clock_in_an_empty_dialogue_does_nothing() => Assert.Empty(chat.Waits(TimeSpan.FromDays(1)).Events);
}
