using PilarBot.Flows.Engine;

namespace PilarBot.Flows.Tests.Engine;

/// <summary>Two dialogues that turn out to be the same person's.</summary>
public sealed class JoinTests
{
    private static readonly DateTime Now = new(2026, 11, 22, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void What_is_open_in_the_newer_goes_on_and_all_else_that_has_answers_waits_newest_first()
    {
        var newer = new Dialogue { Session = Walk("a", 5), Drafts = [Walk("b", 3)], Ordinal = 9 };
        var older = new Dialogue { Session = Walk("c", 4), Drafts = [Walk("d", 1)], Ordinal = 7, Language = "en" };

        var joined = newer.Join(older, new());

        Assert.Equal("a", joined.Session!.Flow);
        Assert.Equal(["c", "b", "d"], joined.Drafts.Select(d => d.Flow));
        Assert.Equal(9, joined.Ordinal);
        Assert.Equal("en", joined.Language);
        Assert.Equal(["c", "b"], newer.Join(older, new() { Drafts = 2 }).Drafts.Select(d => d.Flow));
    }

    [Fact]
    public void Where_nothing_is_open_in_the_newer_the_older_goes_on()
    {
        var older = new Dialogue { Session = Walk("a", 5), Ordinal = 3 };
        Assert.Equal(older with { Drafts = [] }, new Dialogue().Join(older, new()) with { Drafts = older.Drafts });
        Assert.Equal("b", new Dialogue { Session = Walk("b", 1) }.Join(new(), new()).Session!.Flow);
    }

    [Fact]
    public void A_session_without_an_answer_is_let_go() =>
        Assert.Empty(new Dialogue { Session = Walk("a", 5) }.Join(new() { Session = Walk("b", 4) with { Trail = [] } }, new()).Drafts);

    [Theory]
    [InlineData(3, 0, 3)]
    [InlineData(3, 2, 3)]
    [InlineData(3, 3, 4)]
    [InlineData(3, 8, 9)]
    public void No_button_of_the_one_passes_for_an_answer_in_the_other(int open, int rest, int ordinal) =>
        Assert.Equal(ordinal, new Dialogue { Session = Walk("a", 5), Ordinal = open }.Join(new() { Ordinal = rest }, new()).Ordinal);

    private static Session Walk(string flow, int minute) => new()
    {
        Flow = flow,
        Revision = "r",
        StartedAt = Now,
        TouchedAt = Now.AddMinutes(minute),
        Trail = [new("nama", TrailKind.Answered, "Siti")],
    };
}
