using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class TapTests
{
    private readonly Chat chat = Chat.With(Samples.Report, Samples.Complaint);

    [Fact]
    public void A_tap_tells_first_which_button_it_was()
    {
        chat.Types("lapor").Taps("Lanjut Usia Telantar");

        Assert.Equal(new ChoiceTapped("Lanjut Usia Telantar"), chat.Events[0]);
    }

    [Fact]
    public void A_tap_on_an_answered_question_is_answered_kindly_and_changes_nothing()
    {
        chat.Types("lapor");
        var old = chat.Buttons[0].Data;
        chat.Types("8");
        var before = chat.Dialogue.ToJson();

        chat.Takes(new TapInput(old));

        Assert.Contains("Pertanyaan itu sudah terjawab", Assert.Single(chat.Said));
        Assert.Equal(before, chat.Dialogue.ToJson());
    }

    [Fact]
    public void A_double_tap_counts_once_and_says_nothing()
    {
        chat.Types("lapor");
        var button = new TapInput(chat.Buttons[0].Data);
        chat.Takes(button);
        var before = chat.Dialogue.ToJson();

        Assert.Empty(chat.Takes(button).Events);
        Assert.Equal(before, chat.Dialogue.ToJson());
    }

    [Fact]
    public void A_double_tap_on_the_last_button_says_nothing_either()
    {
        chat.Types("lapor", "8", "belum punya").Photo().Types("selesai", "lewati").Takes(new LocationInput(0, 0));
        var send = new TapInput(chat.Buttons[0].Data);
        chat.Result("cases.open", """{"number":"KS-1"}""").Takes(send);

        Assert.Empty(chat.Takes(send).Events);
        Assert.Single(chat.Requests);
    }

    [Fact]
    public void Another_button_of_the_question_just_answered_is_stale()
    {
        chat.Types("lapor");
        var other = chat.Buttons[1].Data;
        chat.Taps(chat.Labels[0]).Takes(new TapInput(other));

        Assert.Contains("sudah terjawab", chat.Last);
        Assert.Equal("Anak Balita Telantar", chat["jenis"]!.Label);
    }

    [Fact]
    public void Outside_of_a_session_an_old_tap_is_answered_kindly()
    {
        chat.Types("lapor");
        var old = chat.Buttons[0].Data;

        Assert.Contains("sudah tidak berlaku", chat.Types("batal").Takes(new TapInput(old)).Last);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("1:")]
    [InlineData("1:bukan-pilihan")]
    [InlineData("1:~keep")]
    [InlineData("1:~skip")]
    [InlineData("1:~done")]
    [InlineData("-1:08")]
    [InlineData("99999999999999999999:08")]
    [InlineData("abc")]
    [InlineData("!")]
    [InlineData("!tidak-ada")]
    [InlineData("!saya menulis jawaban")]
    public void Hostile_data_changes_nothing(string data)
    {
        chat.Types("lapor");
        var before = chat.Dialogue.ToJson();

        chat.Takes(new TapInput(data));

        Assert.Equal(before, chat.Dialogue.ToJson());
        Assert.IsType<MessageCreated>(Assert.Single(chat.Events));
    }

    [Fact]
    public void A_word_on_a_button_counts_as_typed_but_never_as_an_answer()
    {
        chat.Types("pengaduan").Takes(new TapInput("!apa saja"));
        Assert.Equal("isi", chat.Dialogue.Session!.WaitingFor);

        chat.Takes(new TapInput("!batal"));
        Assert.Null(chat.Dialogue.Session);
    }

    [Fact]
    public void No_button_carries_more_than_sixty_four_bytes()
    {
        chat.Types("halo");
        Assert.All(chat.Buttons, Fits);
        chat.Types("lapor");
        Assert.All(chat.Buttons, Fits);

        static void Fits(Button button)
        {
            Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(button.Data), 1, 64);
            Assert.InRange(button.Label.Length, 1, 40);
        }
    }

    [Fact]
    public void A_stale_tap_asks_where_somebody_whose_roles_changed_now_stands()
    {
        var changed = Chat.With("flow: a\ntitle: A\nstart: [a]\nsteps:\n  - ask: x\n    answer: yes-no\n    for: [tksk]\n  - ask: y\n    answer: yes-no\n").Types("a");
        changed.As(new() { Name = "Siti", Roles = ["psm"] }).Taps("Ya");
        Assert.Equal("y", changed.Dialogue.Session!.WaitingFor);

        Assert.Null(changed.Taps("Ya").Dialogue.Session);
    }

    [Fact]
    public void Help_asks_where_somebody_whose_roles_changed_now_stands()
    {
        var changed = Chat.With("flow: a\ntitle: A\nstart: [a]\nsteps:\n  - ask: x\n    answer: text\n    for: [tksk]\n  - ask: y\n    answer: yes-no\n").Types("a");

        Assert.Null(changed.As(new() { Name = "Siti", Roles = ["psm"] }).Types("bantuan").Taps("Ya").Dialogue.Session);
    }
}
