using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using PilarBot.Channels.WebChat;
using PilarBot.Office;
using PilarBot.Office.WebChat;

namespace PilarBot.Host.WebChat;

/// <summary>A conversation's activities as they happen, over a WebSocket: first those after the place it begins at, then what comes.</summary>
internal sealed class DirectLineStream(
    WebTranscript transcript, WebChatFeed feed, WebChatFiles files, OfficeDatabase database, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private const int Batch = 50;

    /// <summary>Clients send nothing but empty frames; whoever sends much else is cut off.</summary>
    private const int MaxReceived = 1 << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    /// <summary>How often a silent stream says that it lives: pages do not see the pings of the protocol itself.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    /// <summary>Serves a socket to its end.</summary>
    public async Task RunAsync(HttpContext context, WebSocket socket, WebConversation chat, long after)
    {
        var listener = feed.Join(chat.Id);
        listener.Seen = after;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(gone.Token, lifetime.ApplicationStopping);
        // Not ended with the host: a socket whose receiving is cancelled is cut off without a word.
        var receiving = ReceiveAsync(socket, gone);
        try
        {
            var reason = await SendAsync(socket, chat, listener, WebChatFiles.BaseOf(context.Request), ends.Token);
            await CloseAsync(socket, WebSocketCloseStatus.NormalClosure, reason, receiving);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            await CloseAsync(socket, WebSocketCloseStatus.EndpointUnavailable, "stopping", receiving);
        }
        catch (WebSocketException)
        {
            // The browser is gone; it comes back with its watermark.
        }
        finally
        {
            feed.Leave(chat.Id, listener);
            await gone.CancelAsync();
            await receiving;
        }
    }

    // Until somebody else takes over or the chat ends; says which.
    private async Task<string> SendAsync(WebSocket socket, WebConversation chat, Listener listener, string address, CancellationToken cancellation)
    {
        while (true)
        {
            if (listener.IsReplaced)
                return "collision";
            IReadOnlyList<Activity> activities;
            long last;
            try
            {
                (activities, last) = await transcript.ReadAsync(chat, listener.Seen, Batch, cancellation);
            }
            catch (Exception exception) when (database.IsOutage(exception))
            {
                await Task.Delay(Pause, clock, cancellation);
                continue;
            }
            if (activities.Count > 0)
            {
                var set = new ActivitySet([.. activities.Select(a => files.Show(a, address))], last.ToString(CultureInfo.InvariantCulture));
                var frame = JsonSerializer.SerializeToUtf8Bytes(set, DirectLineJson.Relaxed.ActivitySet);
                await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellation);
                listener.Seen = last;
                continue;
            }
            if (listener.HasEnded)
                return "ended";
            if (!await listener.WaitAsync(Silence, cancellation))
                await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, endOfMessage: true, cancellation);
        }
    }

    private static async Task ReceiveAsync(WebSocket socket, CancellationTokenSource gone)
    {
        try
        {
            var buffer = new byte[4096];
            for (var received = 0; received < MaxReceived;)
            {
                var frame = await socket.ReceiveAsync(buffer, gone.Token);
                if (frame.MessageType is WebSocketMessageType.Close)
                    break;
                received += frame.Count;
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // Gone without a word, or told to go.
        }
        await gone.CancelAsync();
    }

    // Says why, and gives the browser a moment to hear it.
    private static async Task CloseAsync(WebSocket socket, WebSocketCloseStatus status, string reason, Task receiving)
    {
        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            await socket.CloseOutputAsync(status, reason, patience.Token);
            await receiving.WaitAsync(patience.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Nobody is there to hear it.
        }
    }
}
