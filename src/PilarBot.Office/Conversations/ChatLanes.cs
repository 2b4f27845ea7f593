using System.Collections.Concurrent;
using PilarBot.Channels;

namespace PilarBot.Office.Conversations;

/// <summary>
/// One after the other within a chat, in the order of arrival at this process; chats side by side. The database's row lock keeps turns
/// apart, but does not promise whose is next.
/// </summary>
public sealed class ChatLanes
{
    private readonly ConcurrentDictionary<ChannelAddress, Lane> lanes = new();

    /// <summary>Runs <paramref name="work"/> when everything that entered this chat's lane before is done.</summary>
    public async Task<T> RunAsync<T>(ChannelAddress chat, Func<Task<T>> work)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        Lane lane;
        while (true)
        {
            lane = lanes.GetOrAdd(chat, _ => new());
            lock (lane)
            {
                if (lane.IsClosed)
                    continue;
                before = lane.Last;
                lane.Last = mine.Task;
                lane.Length++;
                break;
            }
        }
        try
        {
            await before;
            return await work();
        }
        finally
        {
            mine.SetResult();
            lock (lane)
            {
                if (--lane.Length == 0)
                {
                    lane.IsClosed = true;
                    lanes.TryRemove(new(chat, lane));
                }
            }
        }
    }

    private sealed class Lane
    {
        public Task Last { get; set; } = Task.CompletedTask;
        public int Length { get; set; }
        public bool IsClosed { get; set; }
    }
}
