using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

/// <summary>Values that are rare, and that an office meets sooner or later.</summary>
public class OddResultsTests
{
    private const string Choosing = """
        flow: a
        title: A
        start: [a]
        steps:
          - ask: nik
            answer: nik
          - do: cases.find
            with: { nik: nik }
            as: serupa
          - ask: kasus
            say: "{serupa.first.number, select, KS-1 {Yang mana?} other {}}"
            choose: { from: serupa.items }
        """;

    [Fact]
    public void What_a_result_offers_without_words_or_twice_still_makes_buttons()
    {
        var chat = Chat.With(Choosing).Result("cases.find", """{"first":{"number":"KS-1"},"items":[{"value":"a","label":""},{"value":"b","label":"B"},{"value":"b","label":"Juga B"},{"value":"","label":" "}]}""");

        Assert.Equal(["a", "B"], chat.Types("a", "3204131708909999").Labels);
    }

    [Fact]
    public void A_question_whose_text_comes_to_nothing_is_asked_by_its_label()
    {
        var chat = Chat.With(Choosing).Result("cases.find", """{"items":[{"value":"a","label":"A"}]}""");

        Assert.Equal("Mohon tuliskan **Kasus**.", chat.Types("a", "3204131708909999").Last);
    }

    [Fact]
    public void A_sum_beyond_all_numbers_is_none()
    {
        var chat = Chat.With("""
            flow: a
            title: A
            start: [a]
            steps:
              - repeat: b
                min: 2
                max: 2
                steps:
                  - ask: c
                    answer: number
              - say: "{b.count} {b.c}"
              - set: d
                to: sum(b.c)
              - say: "Jumlah {d}"
            """).Types("a", "50.000.000.000.000.000.000.000.000.000", "50.000.000.000.000.000.000.000.000.000");

        Assert.Equal("Jumlah -", chat.Last);
    }

    [Fact]
    public void A_moment_at_the_end_of_all_time_is_shown()
    {
        var chat = Chat.With("""
            flow: a
            title: A
            start: [a]
            steps:
              - ask: b
                answer: number
              - set: c
                to: now + b
              - say: "{c, date, short}"
            """);
        chat.Now = Chat.Morning.AddHours(20);

        Assert.Equal("31/12/9999", chat.Types("a", "2912117").Last);
    }
}
