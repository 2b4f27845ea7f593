using System.Text.Json.Nodes;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class BoundsTests
{
    private static readonly string twelve = "flow: a\ntitle: A\nstart: [isi]\nsteps:\n"
        + string.Concat(Enumerable.Range(1, 12).Select(i => $"  - ask: q{i}\n    say: Q{i}?\n    answer: text\n"));

    private readonly EngineLimits small = new() { DialogueBytes = 5000 };

    [Fact]
    public void An_answer_that_does_not_fit_is_not_taken_and_nothing_is_lost()
    {
        var chat = new Chat(Chat.Flows(twelve), small).Types("isi", new string('a', 1900), new string('b', 1900));
        var before = chat.Dialogue.Session!.Trail.Count;

        chat.Types(new string('c', 1900));

        Assert.Contains("sudah terlalu panjang", chat.Last);
        Assert.Equal(before, chat.Dialogue.Session!.Trail.Count);
        Assert.Equal("q3", chat.Dialogue.Session.WaitingFor);
        Assert.Equal("q4", chat.Types("pendek").Dialogue.Session!.WaitingFor);
    }

    [Fact]
    public void Drafts_go_before_the_running_session_suffers()
    {
        var chat = new Chat(Chat.Flows(twelve, Samples.Complaint), small).Types("isi", new string('a', 1900), "pengaduan", "ya");
        Assert.Single(chat.Dialogue.Drafts);

        chat.Takes(new StartInput("a", new JsonObject { ["x"] = new string('y', 1500) }));

        Assert.InRange(chat.Dialogue.ToJson().Length, 1, small.DialogueBytes);
    }

    [Fact]
    public void A_draft_that_makes_room_for_an_action_goes_before_the_action()
    {
        const string act = "flow: b\ntitle: B\nstart: [kirim kasus]\nsteps:\n  - ask: cerita\n    answer: text\n  - do: cases.open\n    with: { text: cerita }\n";
        var chat = new Chat(Chat.Flows(twelve, act), small).Types("isi", new string('a', 1900), new string('b', 1900), "menu", "kirim kasus");

        chat.Types(new string('c', 1900));

        Assert.Contains(new FlowCancelled("a"), chat.Events);
        Assert.IsType<ActionRequested>(chat.Events[^1]);
    }

    [Fact]
    public void A_result_that_does_not_fit_breaks_the_flow_with_the_answers_kept()
    {
        var chat = new Chat(Chat.Flows("flow: a\ntitle: A\nstart: [isi]\nsteps:\n  - ask: nik\n    answer: nik\n  - do: cases.find\n    with: { nik: nik }\n  - ask: x\n    answer: text\n"), small);
        chat.Result("cases.find", $$"""{"count":1,"items":["{{new string('x', 9000)}}"]}""").Types("isi", "3204131708909999");

        Assert.Contains(chat.Events, e => e is FlowBroke);
        Assert.Equal("3204131708909999", Assert.Single(chat.Dialogue.Drafts).Trail[0].Value!.ToString());
    }

    [Fact]
    public void The_dialogue_does_not_grow_with_the_number_of_turns()
    {
        var chat = Chat.With(Samples.Report).Types("lapor", "8");
        var size = chat.Dialogue.ToJson().Length;

        for (var i = 0; i < 200; i++) chat.Types("bukan nik", "bantuan", "kembali", "08", "petugas");

        Assert.InRange(chat.Dialogue.ToJson().Length, 1, size + 20);
    }

    [Fact]
    public void Letters_of_other_scripts_take_no_more_room_than_they_need()
    {
        var chat = new Chat(Chat.Flows(twelve)).Types("isi", new string('ꦄ', 2000));

        Assert.InRange(chat.Dialogue.ToJson().Length, 1, 2000 * 3 + 1000);
    }

    [Fact]
    public void What_was_written_is_not_written_again_when_its_result_does_not_fit()
    {
        var chat = new Chat(Chat.Flows("flow: a\ntitle: A\nstart: [isi]\nsteps:\n  - ask: x\n    answer: text\n  - do: cases.open\n    with: { text: x }\n    as: kasus\n  - ask: y\n    answer: text\n"), small);
        chat.Result("cases.open", $$"""{"number":"{{new string('x', 9000)}}"}""").Types("isi", "sakit");
        Assert.Contains(chat.Events, e => e is FlowBroke);

        chat.Types("lanjut");
        Assert.Single(chat.Requests);
        Assert.Equal("y", chat.Dialogue.Session!.WaitingFor);
    }

    [Fact]
    public void In_the_fullest_dialogue_there_is_room_to_cancel()
    {
        for (var length = 1000; length < 1900; length += 10)
        {
            var chat = new Chat(Chat.Flows(twelve), small).Types("isi", new string('a', 1900), new string('b', 1900), new string('c', length), "batal");
            Assert.StartsWith("Batalkan isian", chat.Last, StringComparison.Ordinal);
        }
    }
}
