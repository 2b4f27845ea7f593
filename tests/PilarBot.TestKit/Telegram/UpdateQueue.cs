using System.Text.Json.Nodes;

namespace PilarBot.TestKit.Telegram;

/// <summary>All pending updates: in one queue to be polled, or with the webhook's lanes.</summary>
internal sealed class UpdateQueue(TimeProvider time) : IAsyncDisposable
{
    private const string Overtaken = "terminated by other getUpdates request; make sure that only one bot instance is running";

    private readonly Lock gate = new();
    private readonly LinkedList<PendingUpdate> queue = [];
    private long lastId = 100_000;
    private TaskCompletionSource<ApiFailure?>? poll;
    private WebhookLanes? webhook;

    /// <summary>True while a getUpdates waits for updates.</summary>
    public bool IsPolled
    {
        get
        {
            lock (gate)
                return poll is not null;
        }
    }

    public WebhookLanes? Webhook
    {
        get
        {
            lock (gate)
                return webhook;
        }
    }

    public int Pending
    {
        get
        {
            lock (gate)
                return webhook?.Pending ?? queue.Count;
        }
    }

    /// <summary>The next update gets this number: what happens after a silent week.</summary>
    public void RestartIdsAt(long id)
    {
        lock (gate)
            lastId = id - 1;
    }

    public long Add(string kind, JsonObject content, (char Kind, long Id) lane)
    {
        lock (gate)
        {
            var update = PendingUpdate.Make(++lastId, kind, content, lane, time.GetUtcNow());
            if (webhook is not null)
                webhook.Add(update);
            else
                queue.AddLast(update);
            poll?.TrySetResult(null);
            return update.Id;
        }
    }

    /// <summary>The updates from <paramref name="offset"/>; everything below is confirmed and forgotten.</summary>
    public async Task<IReadOnlyList<PendingUpdate>> PollAsync(long offset, int limit, TimeSpan wait, CancellationToken cancellation)
    {
        TaskCompletionSource<ApiFailure?> mine;
        lock (gate)
        {
            if (webhook is not null)
                throw ApiFailure.Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
            poll?.TrySetResult(ApiFailure.Conflict(Overtaken));
            poll = null;
            Confirm(offset);
            var ready = Take(limit);
            if (ready.Count > 0 || wait <= TimeSpan.Zero)
                return ready;
            poll = mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        try
        {
            if (await mine.Task.WaitAsync(wait, time, cancellation) is { } failure)
                throw failure;
        }
        catch (TimeoutException)
        {
            // Nothing happened: an empty answer.
        }

        lock (gate)
        {
            if (poll == mine)
                poll = null;
            return Take(limit);
        }
    }

    public async Task SetWebhookAsync(WebhookLanes? next, bool drop)
    {
        WebhookLanes? former;
        lock (gate)
        {
            former = webhook;
            webhook = next;
            if (next is not null)
                poll?.TrySetResult(ApiFailure.Conflict("terminated by setWebhook request"));
            if (drop)
                queue.Clear();
        }

        var left = former is null ? [] : await former.StopAsync();
        if (former is not null)
            await former.DisposeAsync();
        lock (gate)
        {
            if (!drop)
            {
                // What waited longer goes first.
                foreach (var update in left.OrderByDescending(update => update.Id))
                    queue.AddFirst(update);
            }

            if (next is null)
                return;
            foreach (var update in queue)
                next.Add(update);
            queue.Clear();
            next.Start();
        }
    }

    public async ValueTask DisposeAsync()
    {
        WebhookLanes? lanes;
        lock (gate)
        {
            lanes = webhook;
            webhook = null;
        }

        if (lanes is not null)
            await lanes.DisposeAsync();
    }

    private void Confirm(long offset)
    {
        if (offset < 0)
        {
            while (queue.Count > -offset)
                queue.RemoveFirst();
            return;
        }

        while (offset > 0 && queue.First is { } first && first.Value.Id < offset)
            queue.RemoveFirst();
    }

    private List<PendingUpdate> Take(int limit)
    {
        var now = time.GetUtcNow();
        var taken = new List<PendingUpdate>();
        for (var node = queue.First; node is not null && taken.Count < limit;)
        {
            var next = node.Next;
            if (now - node.Value.Since > node.Value.Life)
                queue.Remove(node);
            else
                taken.Add(node.Value);
            node = next;
        }

        return taken;
    }
}
