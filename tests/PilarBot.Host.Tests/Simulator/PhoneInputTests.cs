using System.Collections.Concurrent;
using PilarBot.Channels;
using PilarBot.Host.Simulator;
using PilarBot.Office.Conversations;

namespace PilarBot.Host.Tests.Simulator;

public sealed class PhoneInputTests
{
    private static readonly SimulatorPhone Phone = SimulatorPhones.Warga;
    private readonly SimulatedChats chats = new(TimeProvider.System);
    private readonly SimulatorFiles files = new();
    private readonly ConcurrentQueue<InboundMessage> received = [];

    [Fact]
    public async Task Photos_sent_together_come_in_side_by_side_as_messages_of_one_album()
    {
        const int Count = 5;
        // Nobody's turn ends before all have begun: one after the other they would never get through.
        var allIn = new TaskCompletionSource();
        var input = Input(async message =>
        {
            if (received.Count == Count)
                allIn.SetResult();
            await allIn.Task.WaitAsync(TimeSpan.FromSeconds(30));
            return TurnResult.Done;
        });

        Assert.True(await input.PhotosAsync(Phone, Photos(Count), "rumah", null));

        var media = received.Select(m => Assert.IsType<MediaContent>(m.Content)).ToList();
        Assert.Equal(Count, media.Count);
        Assert.NotNull(Assert.Single(media.Select(m => m.Album).Distinct()));
        Assert.Equal(Count, received.Select(m => m.Key).Distinct().Count());
        Assert.All(received, m => Assert.Matches("^m:sim-warga:[0-9]+$", m.Key));
        Assert.Equal("rumah", Assert.Single(media, m => m.Caption.Length > 0).Caption);
        Assert.All(Entries(), e => Assert.Equal(EntryProgress.Settled, e.Progress));
    }

    [Fact]
    public async Task One_photo_is_no_album()
    {
        await Input().PhotosAsync(Phone, Photos(1), "", null);

        Assert.Null(((MediaContent)Assert.Single(received).Content).Album);
    }

    [Fact]
    public async Task A_tap_carries_the_data_of_a_button_that_the_phone_was_shown_even_when_it_is_gone_by_now()
    {
        EntryButton[] buttons = [new("Ya", "1:ya", null)];
        var question = chats.Add(Phone, new() { Kind = EntryKind.Text, Html = "<p>?</p>", Offered = buttons });
        var input = Input();

        Assert.True(input.CanTap(Phone, question.Ref, "1:ya"));
        Assert.False(input.CanTap(Phone, question.Ref, "1:lain"));
        await input.TapAsync(Phone, question.Ref, "1:ya");

        var message = Assert.Single(received);
        Assert.StartsWith("c:sim-warga:", message.Key, StringComparison.Ordinal);
        Assert.Equal(question.Ref.ToString(), message.MessageRef);
        Assert.Equal("1:ya", Assert.IsType<TapContent>(message.Content).Data);
    }

    [Fact]
    public async Task The_own_number_is_vouched_for_and_somebody_elses_is_not()
    {
        var input = Input();
        await input.ContactAsync(Phone, own: true, null);
        await input.ContactAsync(Phone, own: false, null);

        Assert.Equal(
            [new("6281200000002", "La Ode Hasan", true), new("6281200000099", "Orang lain", false)],
            received.Select(m => (ContactContent)m.Content));
    }

    [Fact]
    public async Task An_outage_is_tried_again_under_the_same_key()
    {
        var input = Input(_ => Task.FromResult(received.Count < 3 ? TurnResult.Outage : TurnResult.Done));

        Assert.True(await input.TextAsync(Phone, "halo", null));

        Assert.Equal(3, received.Count);
        Assert.Single(received.Select(m => m.Key).Distinct());
    }

    [Fact]
    public async Task What_the_bot_never_takes_is_shown_as_undelivered()
    {
        Assert.False(await Input(_ => Task.FromResult(TurnResult.Outage)).TextAsync(Phone, "halo", null));

        Assert.Equal(EntryProgress.Undelivered, Assert.Single(Entries()).Progress);
    }

    [Fact]
    public async Task Blocking_and_letting_in_are_told_once_each()
    {
        var input = Input();
        foreach (var blocked in new[] { true, true, false })
            await input.BlockAsync(Phone, blocked);

        Assert.Equal([false, true], received.Select(m => ((MembershipContent)m.Content).Reachable));
    }

    [Fact]
    public async Task Keys_of_an_earlier_run_do_not_come_again()
    {
        await Input().TextAsync(Phone, "halo", null);
        await new PhoneInput(new(TimeProvider.System), files, Receive(null), new HurriedTime()).TextAsync(Phone, "halo", null);

        Assert.Equal(2, received.Select(m => m.Key).Distinct().Count());
    }

    private PhoneInput Input(Func<InboundMessage, Task<TurnResult>>? then = null) => new(chats, files, Receive(then), new HurriedTime());

    private Func<InboundMessage, Task<TurnResult>> Receive(Func<InboundMessage, Task<TurnResult>>? then) => async message =>
    {
        received.Enqueue(message);
        return then is null ? TurnResult.Done : await then(message);
    };

    private List<SimulatorFile> Photos(int count) => [.. Enumerable.Range(0, count).Select(i => files.Keep([0xFF, 0xD8, 0xFF, (byte)i], "foto.jpg"))];

    private IReadOnlyList<ChatEntry> Entries() => chats.Since(0, [Phone]).Entries;

    /// <summary>Whoever waits has waited.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
