using PilarBot.Channels;
using PilarBot.Office.Outbox;
using PilarBot.TestKit;

namespace PilarBot.Office.Tests.Outbox;

public sealed class AccountPaceTests
{
    private static readonly SendRates Rates = new(10, 20, 4, 1);
    private readonly ManualClock clock = new(new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
    private int chats;

    [Fact]
    public void An_account_sends_at_its_rate_and_after_a_rest_a_burst()
    {
        using var pace = new AccountPace(Rates, clock);
        var turns = Ask(pace, SendKind.Bulk, 100);
        Assert.Equal(0, Taken(turns, TimeSpan.Zero));
        Assert.Equal(40, Taken(turns, TimeSpan.FromSeconds(2)));
        Assert.Equal(100, Taken(turns, TimeSpan.FromSeconds(3)));

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(10, Taken(Ask(pace, SendKind.Bulk, 50), TimeSpan.Zero));
    }

    [Fact]
    public void When_all_kinds_wait_of_twenty_turns_replies_have_sixteen_notices_three_and_a_broadcast_one()
    {
        using var pace = new AccountPace(Rates, clock);
        var (bulk, notices, replies) = (Ask(pace, SendKind.Bulk, 1000), Ask(pace, SendKind.Notice, 1000), Ask(pace, SendKind.Reply, 1000));
        Taken(replies, TimeSpan.FromSeconds(20));
        Assert.Equal((320, 60, 20), (Taken(replies), Taken(notices), Taken(bulk)));
    }

    [Fact]
    public void Without_replies_notices_have_three_turns_for_one_of_a_broadcast_and_alone_it_has_all()
    {
        using var pace = new AccountPace(Rates, clock);
        var (bulk, notices) = (Ask(pace, SendKind.Bulk, 1000), Ask(pace, SendKind.Notice, 60));
        Taken(bulk, TimeSpan.FromSeconds(4));
        Assert.Equal((60, 20), (Taken(notices), Taken(bulk)));
        Assert.Equal(120, Taken(bulk, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void A_reply_after_a_rest_goes_with_the_next_turn_however_many_others_wait()
    {
        using var pace = new AccountPace(Rates, clock);
        Ask(pace, SendKind.Bulk, 1000);
        Ask(pace, SendKind.Notice, 5000);
        Taken([], TimeSpan.FromSeconds(30));
        for (var i = 0; i < 20; i++)
        {
            var reply = Ask(pace, SendKind.Reply, 1);
            Assert.Equal(1, Taken(reply, TimeSpan.FromMilliseconds(50)));
            clock.Advance(TimeSpan.FromMilliseconds(130));
        }
    }

    [Fact]
    public void Who_rested_has_nothing_saved_up()
    {
        using var pace = new AccountPace(Rates, clock);
        Taken(Ask(pace, SendKind.Bulk, 2000), TimeSpan.FromSeconds(50));
        // Replies were not there for a thousand turns; now they share like anybody, and broadcasts go on.
        var (bulk, replies) = (Ask(pace, SendKind.Bulk, 1000), Ask(pace, SendKind.Reply, 1000));
        Taken(replies, TimeSpan.FromSeconds(17));
        Assert.InRange(Taken(replies), 318, 322);
        Assert.Equal(0, Taken(bulk));
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_takes_no_turn()
    {
        using var pace = new AccountPace(Rates, clock);
        using var stop = new CancellationTokenSource();
        var gone = Enumerable.Range(0, 10).Select(_ => pace.WaitForTurnAsync(SendKind.Reply, $"{chats++}", stop.Token)).ToList();
        await stop.CancelAsync();
        foreach (var wait in gone)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Equal(20, Taken(Ask(pace, SendKind.Bulk, 50), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_chat_has_its_own_rate_and_a_group_a_slower_one()
    {
        using var pace = new AccountPace(Rates, clock, address => address[0] == '-');
        clock.Advance(TimeSpan.FromSeconds(5));
        var chat = Enumerable.Range(0, 100).Select(_ => pace.WaitForTurnAsync(SendKind.Reply, "7", default)).ToList();
        var group = Enumerable.Range(0, 100).Select(_ => pace.WaitForTurnAsync(SendKind.Reply, "-7", default)).ToList();
        Assert.Equal((4, 5), (Taken(chat), Taken(group)));
        clock.Advance(TimeSpan.FromSeconds(60));
        // At most 20 in a minute: who had to wait for the chat comes to a turn on the pool.
        await Eventually.TrueAsync(() => Task.FromResult((Taken(chat), Taken(group)) == (64, 20)));
        clock.Advance(TimeSpan.FromSeconds(60));
        await Eventually.TrueAsync(() => Task.FromResult((Taken(chat), Taken(group)) == (100, 35)));
    }

    [Fact]
    public void After_a_429_for_the_account_all_of_it_rests_then_goes_slower_and_recovers_in_steps()
    {
        using var pace = new AccountPace(Rates, clock);
        var turns = Ask(pace, SendKind.Bulk, 5000);
        Taken(turns, TimeSpan.FromSeconds(1));
        var before = Taken(turns);
        var slow = new Throttled(TimeSpan.FromSeconds(3)) { WholeAccount = true };
        // Four that were under way together count once.
        for (var i = 0; i < 4; i++)
            pace.Throttled($"{i}", slow);
        Assert.Equal(before, Taken(turns, TimeSpan.FromSeconds(3)));
        Assert.Equal(14, pace.PerSecond, 6);
        Assert.Equal(before + 28, Taken(turns, TimeSpan.FromSeconds(2)));
        Assert.Equal(15, pace.PerSecond, 6);
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(19, pace.PerSecond, 6);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(20, pace.PerSecond, 6);

        for (var i = 0; i < 20; i++)
        {
            pace.Throttled("9", slow);
            clock.Advance(TimeSpan.FromSeconds(4));
        }
        Assert.InRange(pace.PerSecond, 20 * AccountPace.Least, 20 * AccountPace.Least + 1);
    }

    [Fact]
    public void One_that_does_not_say_whom_it_means_is_the_chat_and_again_in_another_chat_the_account()
    {
        using var pace = new AccountPace(Rates, clock);
        var turns = Ask(pace, SendKind.Bulk, 5000);
        Taken(turns, TimeSpan.FromSeconds(1));
        pace.Throttled("a", new(TimeSpan.FromSeconds(30)));
        Assert.InRange(pace.WaitOfChat("a"), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(32));
        Assert.Equal(20, pace.PerSecond);
        clock.Advance(TimeSpan.FromSeconds(20));
        pace.Throttled("b", new(TimeSpan.FromSeconds(5)));
        Assert.Equal(20, pace.PerSecond);
        pace.Throttled("c", new(TimeSpan.FromSeconds(5)));
        Assert.Equal(14, pace.PerSecond, 6);
    }

    private List<Task> Ask(AccountPace pace, SendKind kind, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => pace.WaitForTurnAsync(kind, $"{chats++}", CancellationToken.None))];

    private int Taken(List<Task> turns, TimeSpan after)
    {
        clock.Advance(after);
        return Taken(turns);
    }

    private static int Taken(List<Task> turns) => turns.Count(t => t.IsCompletedSuccessfully);
}
