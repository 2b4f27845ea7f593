using PilarBot.Flows.Engine;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class SwitchingTests
{
    private readonly Chat chat = Chat.With(Samples.Report, Samples.Complaint);

    [Fact]
    public void Another_flows_word_asks_whether_to_switch_and_keeps_a_draft()
    {
        chat.Types("lapor", "8", "pengaduan");
        Assert.Contains("Pindah ke **Pengaduan**? Isian **Lapor kasus** akan disimpan", chat.Last);
        Assert.Equal("lapor", chat.Dialogue.Session!.Flow);

        chat.Taps("Ya, pindah");
        Assert.Equal("pengaduan", chat.Dialogue.Session!.Flow);
        Assert.Equal("lapor", Assert.Single(chat.Dialogue.Drafts).Flow);
        Assert.Contains("Isian **Lapor kasus** kami simpan", chat.Said[0]);

        chat.Types("Ada pungli.", "lanjut");
        Assert.Contains("Kita lanjutkan **Lapor kasus**.\n\nKetik **NIK** warga.", chat.Last);
    }

    [Theory]
    [InlineData("tidak")]
    [InlineData("2")]
    [InlineData("tidak, tetap di sini")]
    [InlineData("kembali")]
    public void Who_stays_is_asked_the_open_question_again(string word)
    {
        chat.Types("lapor", "8", "pengaduan", word);

        Assert.Equal("Ketik **NIK** warga.", chat.Last);
        Assert.Empty(chat.Dialogue.Drafts);
    }

    [Fact]
    public void An_answer_instead_of_a_yes_is_an_answer()
    {
        chat.Types("lapor", "8", "pengaduan", "belum punya");

        Assert.Equal("tanpa-nik", chat["nik"]!.Choice);
        Assert.Null(chat.Dialogue.Interjection);
    }

    [Fact]
    public void A_session_without_answers_is_left_without_a_question()
    {
        chat.Types("lapor", "pengaduan");

        Assert.Equal([new FlowCancelled("lapor"), new FlowStarted("pengaduan")], chat.Events.Take(2));
    }

    [Fact]
    public void At_a_free_text_question_only_the_very_word_switches()
    {
        chat.Types("pengaduan", "lapor kasuss");

        Assert.Contains(new FlowCompleted("pengaduan"), chat.Events);
    }

    [Fact]
    public void At_another_question_a_slip_in_the_word_is_understood()
    {
        chat.Types("lapor", "8", "pengaduann");

        Assert.Equal(InterjectionKind.Switch, chat.Dialogue.Interjection!.Kind);
    }

    [Fact]
    public void The_same_flow_once_more_asks_whether_to_go_on()
    {
        chat.Types("lapor", "8", "lapor");
        Assert.Contains("Masih ada isian **Lapor kasus** yang belum selesai (1 jawaban)", chat.Last);

        chat.Types("lanjutkan");
        Assert.Equal("Ketik **NIK** warga.", chat.Last);

        chat.Types("lapor").Taps("Mulai baru");
        Assert.Equal([new FlowCancelled("lapor"), new FlowStarted("lapor")], chat.Events.Where(e => e is FlowCancelled or FlowStarted));
        Assert.Empty(chat.Dialogue.Session!.Trail);
    }

    [Fact]
    public void A_waiting_draft_of_the_flow_is_offered_before_a_new_one()
    {
        chat.Types("lapor", "8", "menu", "lapor");
        Assert.Contains("Lanjutkan, atau mulai baru?", chat.Last);

        chat.Taps("Lanjutkan");
        Assert.Contains("Ketik **NIK** warga.", chat.Last);

        chat.Types("menu", "lapor", "2");
        Assert.Contains("Masalah apa yang ditemukan?", chat.Last);
        Assert.Empty(chat.Dialogue.Drafts);
    }

    [Fact]
    public void The_host_starts_a_flow_with_arguments()
    {
        var notice = Chat.With("""
            flow: hadir
            title: Kehadiran
            takes: { nomor: text? }
            steps:
              - say: "Undangan {args.nomor}."
              - ask: hadir
                say: Hadir?
                answer: yes-no
            """, Samples.Complaint);

        notice.Takes(new StartInput("hadir", new() { ["nomor"] = "U-1" }));
        Assert.Equal("Undangan U-1.", notice.Said[0]);
        Assert.Equal("Hadir?", notice.Last);

        notice.Types("pengaduan").Types("menu").Takes(new StartInput("tidak-ada"));
        Assert.Contains("Silakan pilih layanan", notice.Last);
    }

    [Fact]
    public void Drafts_of_one_flow_for_different_things_live_side_by_side()
    {
        var notice = Chat.With("""
            flow: hadir
            title: Kehadiran
            takes: { nomor: text? }
            steps:
              - ask: hadir
                say: "Hadir di {args.nomor}?"
                answer: yes-no
              - ask: catatan
                say: Catatan?
                answer: text
            """);
        notice.Takes(new StartInput("hadir", new() { ["nomor"] = "U-1" })).Types("ya");
        notice.Takes(new StartInput("hadir", new() { ["nomor"] = "U-2" })).Taps("Ya, pindah");
        Assert.Equal("Hadir di U-2?", notice.Last);

        notice.Types("ya", "menu").Takes(new StartInput("hadir", new() { ["nomor"] = "U-1" }));
        Assert.Equal(InterjectionKind.ResumeDraft, notice.Dialogue.Interjection!.Kind);
        notice.Taps("Lanjutkan").Types("menu");
        Assert.Equal(2, notice.Dialogue.Drafts.Count);
    }

    [Fact]
    public void The_oldest_draft_goes_when_there_are_too_many()
    {
        var flows = Enumerable.Range(1, 4).Select(i => $"flow: f{i}\ntitle: F{i}\nstart: [mulai{i}]\nsteps:\n  - ask: x\n    answer: text\n  - ask: y\n    answer: text\n").ToArray();
        var many = new Chat(Chat.Flows(flows), new EngineLimits { Drafts = 2 });
        for (var i = 1; i <= 3; i++) many.Types($"mulai{i}", "jawab", "menu");

        Assert.Equal(["f3", "f2"], many.Dialogue.Drafts.Select(d => d.Flow));
        Assert.Contains(new FlowCancelled("f1"), many.Events);
        Assert.Contains("Isian lama **F1** kami hapus", string.Join('\n', many.Said));
    }
}
