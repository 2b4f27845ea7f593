namespace PilarBot.Channels.Calls;

/// <summary>Sends one request within a time. Errors are answers; the only exception is the caller's own cancellation.</summary>
internal static class TrackedCall
{
    /// <summary>Sends and reads; disposes neither the request nor the client.</summary>
    /// <param name="http">Sends it.</param>
    /// <param name="request">Its content is wrapped, so that a fault tells whether it was begun to be written.</param>
    /// <param name="timeout">For sending and reading together.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellation">The caller's.</param>
    public static async Task<ApiAnswer<T>> SendAsync<T>(
        HttpClient http, HttpRequestMessage request, TimeSpan timeout,
        Func<HttpResponseMessage, CancellationToken, Task<ApiAnswer<T>>> read, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        var tracked = new TrackedContent(request.Content ?? new ByteArrayContent([]));
        // A GET with a body, even an empty one, is a thing that some servers refuse.
        if (request.Content is not null)
            request.Content = tracked;
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return await read(response, limit.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return Lost<T>(tracked, "timed out");
        }
        // The messages of these name hosts and may quote what was sent; their kind says enough.
        catch (HttpRequestException e)
        {
            return Lost<T>(tracked, e.HttpRequestError.ToString());
        }
        catch (IOException)
        {
            return Lost<T>(tracked, "connection broken");
        }
    }

    private static ApiAnswer<T> Lost<T>(TrackedContent content, string why) =>
        new(default, content.Begun ? new NoAnswer(why) : new NotSent(why));
}
