using PilarBot.Flows.Engine;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class LobbyTests
{
    private readonly Chat chat = Chat.With(Samples.Report, Samples.Complaint);

    [Theory]
    [InlineData("p")]
    [InlineData("PING")]
    [InlineData("halo")]
    [InlineData("Assalamu'alaikum")]
    [InlineData("permisi")]
    [InlineData("selamat pagi")]
    [InlineData("/start")]
    public void A_greeting_is_greeted_and_shown_the_menu(string word)
    {
        chat.Types(word);

        Assert.Contains("Selamat pagi, Bapak/Ibu Siti.", chat.Last);
        Assert.Equal(["Lapor kasus", "Pengaduan"], chat.Labels);
    }

    [Fact]
    public void The_greeting_goes_by_the_persons_own_clock()
    {
        chat.Now = new DateTime(2026, 11, 22, 11, 0, 0, DateTimeKind.Utc);

        Assert.Contains("Selamat malam", chat.Types("halo").Last);
        Assert.Contains("Selamat malam", chat.As(new Person { Zone = Zone.Wib }).Types("halo").Last);
        chat.Now = new DateTime(2026, 11, 22, 10, 30, 0, DateTimeKind.Utc);
        Assert.Contains("Selamat sore", chat.Types("halo").Last);
    }

    [Fact]
    public void What_is_not_understood_gets_the_menu()
    {
        chat.Types("xyzzy");

        Assert.Contains("belum kami pahami", chat.Last);
        Assert.Equal(["Lapor kasus", "Pengaduan"], chat.Labels);
    }

    [Theory]
    [InlineData("pengadaun")]
    [InlineData("lapor kasu")]
    public void What_is_nearly_a_word_is_asked_about(string word)
    {
        chat.Types(word);
        Assert.Contains("Apakah ini yang Bapak/Ibu Siti maksud?", chat.Last);

        chat.Taps(chat.Labels[0]);
        Assert.IsType<FlowStarted>(chat.Events[0]);
    }

    [Theory]
    [InlineData("1", "lapor")]
    [InlineData("2", "pengaduan")]
    [InlineData("LAPOR KASUS", "lapor")]
    [InlineData("/lapor", "lapor")]
    [InlineData("/aduan@pilar_bot", "pengaduan")]
    public void A_number_or_a_word_starts_a_flow(string typed, string flow) =>
        Assert.Equal(new FlowStarted(flow), chat.Types("menu", typed).Events[0]);

    [Fact]
    public void A_flow_for_others_says_for_whom_it_is_and_how_to_register()
    {
        chat.As(Person.Unknown).Types("lapor");

        Assert.Contains("**Lapor kasus** hanya untuk TKSK, PSM", chat.Last);
        Assert.Contains("ketik **daftar**", chat.Last);
        Assert.Null(chat.Dialogue.Session);
        Assert.Equal(["Pengaduan"], chat.Types("menu").Labels);
    }

    [Fact]
    public void Without_any_flow_there_is_still_a_human()
    {
        var bare = Chat.With();

        Assert.Contains("Ketik **petugas**", bare.Types("halo").Last);
    }

    [Fact]
    public void Whatever_is_sent_is_named_and_answered_with_the_menu()
    {
        Assert.Contains("foto belum dapat kami simpan", chat.Photo().Last);
        Assert.Contains("lokasi belum dapat kami simpan", chat.Takes(new LocationInput(0, 0)).Last);
        Assert.Contains("kartu kontak belum dapat kami simpan", chat.Takes(new ContactInput("0812", "A", false)).Last);
        Assert.Contains("stiker belum dapat kami simpan", chat.Takes(new UnsupportedInput("sticker")).Last);
        Assert.Contains("tulis sebagai pesan baru", chat.Takes(new EditInput()).Last);
    }

    [Fact]
    public void The_payload_of_a_link_goes_to_the_flow_that_wants_it()
    {
        var linked = Chat.With("""
            flow: taut
            title: Tautan
            payload: true
            steps:
              - say: "Kode {args.payload}."
              - ask: x
                answer: text
            """, Samples.Complaint);

        Assert.Equal("Kode abc\\_123.", linked.Types("/start abc_123").Said[0]);
        linked.Types("menu", "/start");
        Assert.Contains("Selamat pagi", linked.Last);
        linked.Types("/start " + new string('x', 65));
        Assert.Contains("Selamat pagi", linked.Last);
    }

    [Fact]
    public void A_link_that_names_a_start_word_is_that_word_with_what_stands_behind_it()
    {
        var chat = Chat.With("""
            flow: hadir
            title: Hadir
            start: [hadir]
            takes: { code: text? }
            steps:
              - say: "Kode {args.code}."
            """, """
            flow: taut
            title: Tautan
            payload: true
            steps:
              - say: "Lain {args.payload}."
            """);

        Assert.Equal("Kode 482913.", chat.Types("/start hadir-482913").Said[0]);
        Assert.Equal("Lain hadir-nanti.", chat.Types("/start hadir-nanti").Last);
        Assert.Equal("Lain 3f2a-1.", chat.Types("/start 3f2a-1").Last);
    }

    [Fact]
    public void A_long_menu_is_paged()
    {
        var flows = Enumerable.Range(1, 15).Select(i => $"flow: f{i}\ntitle: Layanan {i:00}\nmenu: {{ label: Layanan {i:00}, order: {i} }}\nstart: [mulai{i}]\nsteps:\n  - say: Halo\n").ToArray();
        var many = Chat.With(flows).Types("menu");
        Assert.Equal(9, many.Buttons.Count);

        many.Taps("Lainnya ▸");
        Assert.Equal("Layanan 09", many.Labels[0]);
        many.Taps("◂ Sebelumnya");
        Assert.Equal("Layanan 01", many.Labels[0]);
        many.Types("menu 2");
        Assert.Equal("Layanan 09", many.Labels[0]);
    }

    [Fact]
    public void A_changed_message_in_a_session_is_answered_with_how_to_correct() =>
        Assert.Contains("Untuk mengubahnya, ketik **kembali**", chat.Types("pengaduan").Takes(new EditInput()).Last);

    [Theory]
    [InlineData("Lapor kasus")]
    [InlineData("laporan kasus warga")]
    public void What_stands_in_the_menu_can_be_typed(string typed)
    {
        var chat = Chat.With("""
            flow: a
            title: Laporan kasus warga
            menu: { label: Lapor kasus, order: 1 }
            start: [lk]
            steps:
              - ask: x
                say: Apa?
                answer: text
            """).Types(typed);

        Assert.Equal("Apa?", chat.Last);
    }
}
