using System.Collections.Concurrent;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Benchmarks;

/// <summary>Tells whoever waits that the bot has answered in a chat.</summary>
internal sealed class Replies
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource> waiting = [];

    /// <summary>The next message of the bot in the chat; to be asked for before the person writes.</summary>
    public Task NextIn(long chat) =>
        (waiting[chat] = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Note(FakeChat chat, FakeMessage message)
    {
        if (waiting.TryRemove(chat.Id, out var waiter))
            waiter.SetResult();
    }
}
