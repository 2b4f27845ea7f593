using PilarBot.Channels;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Tests.Conversations;

public sealed class ChatLanesTests
{
    private readonly ChatLanes lanes = new();

    [Fact]
    public async Task Work_of_one_chat_runs_one_by_one_in_the_order_of_entry()
    {
        var chat = new ChannelAddress("telegram", "1");
        var (order, inside) = (new List<int>(), 0);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => lanes.RunAsync(chat, async () =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            await Task.Yield();
            order.Add(i);
            Interlocked.Decrement(ref inside);
            return i;
        })));
        Assert.Equal(Enumerable.Range(0, 200), order);
    }

    [Fact]
    public async Task Chats_run_side_by_side()
    {
        var second = new TaskCompletionSource();
        var first = lanes.RunAsync(new("telegram", "1"), async () =>
        {
            await second.Task;
            return 1;
        });
        Assert.Equal(2, await lanes.RunAsync(new("telegram", "2"), () => Task.FromResult(2)));
        second.SetResult();
        Assert.Equal(1, await first);
    }

    [Fact]
    public async Task What_fails_does_not_block_the_chat()
    {
        var chat = new ChannelAddress("telegram", "1");
        var failing = lanes.RunAsync<int>(chat, () => throw new InvalidOperationException());
        Assert.Equal(3, await lanes.RunAsync(chat, () => Task.FromResult(3)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
    }
}
