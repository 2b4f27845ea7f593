using System.Text.Json.Nodes;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class ActionTests
{
    private const string Refused = """
        flow: a
        title: A
        start: [a]
        steps:
          - ask: cerita
            answer: text
          - do: cases.open
            with: { text: cerita }
            as: kasus
            refused:
              - if: kasus.code == 'duplicate'
                then:
                  - say: "Sudah ada: {kasus.text}"
                  - end
                else:
                  - hand-over: Petugas akan melihatnya.
                  - end
          - say: "Nomor {kasus.number}, {kasus.at}."
        """;

    [Fact]
    public void A_request_is_the_last_event_and_has_its_inputs_by_name()
    {
        var chat = Chat.With(Refused).Types("a", "sakit");

        var request = Assert.IsType<ActionRequested>(chat.Events[^1]);
        Assert.Equal("kasus", request.Key);
        Assert.Equal("""{"text":"sakit"}""", request.Arguments.ToJsonString());
    }

    [Fact]
    public void A_result_is_shown_in_the_kinds_of_its_signature()
    {
        var chat = Chat.With(Refused).Result("cases.open", """{"number":"KS-1","at":"2026-11-22T01:30:00Z"}""").Types("a", "sakit");

        Assert.Equal("Nomor KS-1, 22 November 2026 pukul 09.30 WITA.", chat.Last);
    }

    [Fact]
    public void A_refusal_takes_the_steps_that_are_written_for_it()
    {
        var chat = Chat.With(Refused).Refuses("cases.open", "duplicate", "kasus **KS-9**").Types("a", "sakit");
        Assert.Equal(["Sudah ada: kasus **KS-9**"], chat.Said);
        Assert.Equal(new FlowCompleted("a"), chat.Events[^1]);

        var other = Chat.With(Refused).Refuses("cases.open", "closed", "tutup").Types("a", "sakit");
        Assert.Contains(new HumanRequested(HumanReason.FlowStep, "a"), other.Events);
        Assert.Equal(["Petugas akan melihatnya."], other.Said);
    }

    [Fact]
    public void A_refusal_without_steps_says_why_and_ends()
    {
        var chat = Chat.With("""
            flow: a
            title: A
            start: [a]
            steps:
              - do: cases.open
              - say: Selesai.
            """).Refuses("cases.open", "closed", "Maaf, **tutup**.").Types("a");

        Assert.Equal(["Maaf, **tutup**."], chat.Said);
        Assert.Equal(new FlowCompleted("a"), chat.Events[^1]);
    }

    [Fact]
    public void A_result_that_was_not_asked_for_is_the_hosts_fault()
    {
        var error = Assert.Throws<ResumeException>(() => Chat.With(Refused).Takes(new ActionResultInput("kasus", [])));
        Assert.Equal(ResumeError.NotWaitingForAction, error.Code);

        var chat = Chat.With(Refused).Types("a", "sakit");
        Assert.Equal(ResumeError.NotWaitingForAction, Assert.Throws<ResumeException>(() => chat.Takes(new ActionResultInput("lain", []))).Code);
    }

    [Fact]
    public void Something_else_than_the_awaited_result_is_the_hosts_fault()
    {
        var chat = Chat.With(Refused).Types("a", "sakit");

        foreach (var input in new Input[] { new TextInput("halo"), new ClockInput(), new TapInput("1:x"), new EditInput() })
            Assert.Equal(ResumeError.WaitingForAction, Assert.Throws<ResumeException>(() => chat.Takes(input)).Code);
    }

    [Fact]
    public void A_finished_action_is_not_carried_out_again()
    {
        var chat = Chat.With("""
            flow: a
            title: A
            start: [a]
            steps:
              - do: cases.open
                as: kasus
              - ask: x
                answer: text
              - ask: y
                answer: text
            """).Result("cases.open", """{"number":"KS-1"}""").Types("a", "satu", "dua");

        Assert.Single(chat.Requests);
    }

    [Fact]
    public void A_result_does_not_share_its_nodes_with_the_host()
    {
        var chat = Chat.With(Refused).Types("a", "sakit");
        var mine = new JsonObject { ["number"] = "KS-1" };
        chat.Takes(new ActionResultInput("kasus", mine));

        mine["number"] = "KS-2";
        Assert.Contains("KS-1", chat.Last);
    }

    [Fact]
    public void A_quoted_input_is_a_text_with_its_values_as_they_are()
    {
        var chat = Chat.With("""
            flow: a
            title: A
            start: [a]
            steps:
              - ask: nama
                say: Nama?
                answer: text
              - ask: lahir
                say: Lahir?
                answer: date
              - set: ringkas
                to: "{nama}, {lahir, date, short}"
              - do: cases.open
                with: { text: "Kunjungan: {ringkas} {{penting}}" }
              - say: "{ringkas}"
            """).Result("cases.open", "{}").Types("a", "*Siti*", "17-08-1990");

        Assert.Equal("Kunjungan: *Siti*, 17/08/1990 {penting}", chat.Requests[0].Arguments["text"]!.GetValue<string>());
        Assert.Equal("\\*Siti\\*, 17/08/1990", chat.Last);
    }

    [Fact]
    public void An_input_that_is_needed_and_has_no_value_breaks_the_flow_and_calls_a_human()
    {
        var chat = Chat.With("""
            flow: a
            title: A
            start: [a]
            steps:
              - ask: nik
                say: NIK?
                answer: nik
                or: [{ value: tidak, label: Tidak ada }]
              - do: cases.find
                with: { nik: nik }
                as: kasus
              - say: Ada {kasus.count}.
            """).Types("a", "tidak ada");

        Assert.Contains(chat.Events, e => e is FlowBroke { Fault: "\"cases.find\" needs \"nik\", which has no value here" });
        Assert.Contains(chat.Events, e => e is HumanRequested { Reason: HumanReason.Broken });
    }
}
