using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PilarBot.Channels.Calls;

namespace PilarBot.Channels.WhatsApp;

/// <summary>
/// The Cloud API's endpoints that this bot uses (protocol sections B.3 and B.4). Errors are answers; the only exception is the caller's
/// own cancellation. Never retries and never waits.
/// </summary>
internal sealed partial class GraphClient(WhatsAppOptions options, HttpClient http)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly TimeSpan callTimeout = TimeSpan.FromSeconds(options.CallTimeout);

    public Task<ApiAnswer<SendAnswer>> SendAsync(SendMessage message, CancellationToken cancellation) =>
        PostAsync($"{options.PhoneNumberId}/messages", message, GraphJson.Relaxed.SendMessage, GraphJson.Default.SendAnswer, cancellation);

    /// <summary>Marks as read, and shows typing in the same call.</summary>
    public Task<ApiAnswer<SuccessAnswer>> MarkReadAsync(string messageId, bool typing, CancellationToken cancellation) =>
        PostAsync(
            $"{options.PhoneNumberId}/messages", new ReadReceipt(messageId, typing ? new("text") : null),
            GraphJson.Relaxed.ReadReceipt, GraphJson.Default.SuccessAnswer, cancellation);

    /// <summary>Uploads a file; its id lives 30 days.</summary>
    public async Task<ApiAnswer<UploadAnswer>> UploadAsync(Stream file, string mimeType, string fileName, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Post, $"{options.PhoneNumberId}/media");
        request.Content = UploadForm(file, mimeType, fileName);
        return await TrackedCall.SendAsync(
            http, request, callTimeout * 4, (response, limit) => ReadAsync(response, GraphJson.Default.UploadAnswer, limit), cancellation);
    }

    /// <summary>Where a file can be fetched for the next 5 minutes.</summary>
    public async Task<ApiAnswer<MediaAnswer>> FindMediaAsync(string mediaId, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Get, $"{Uri.EscapeDataString(mediaId)}?phone_number_id={options.PhoneNumberId}");
        return await TrackedCall.SendAsync(
            http, request, callTimeout, (response, limit) => ReadAsync(response, GraphJson.Default.MediaAnswer, limit), cancellation);
    }

    private HttpRequestMessage Request(HttpMethod method, string path) => new(method, new Uri(options.Root + path))
    {
        Headers =
        {
            Authorization = new AuthenticationHeaderValue("Bearer", options.AccessToken),
            UserAgent = { new ProductInfoHeaderValue("PilarBot", "1.0.0") },
        },
    };

    private async Task<ApiAnswer<TResult>> PostAsync<TRequest, TResult>(
        string path, TRequest body, JsonTypeInfo<TRequest> requestType, JsonTypeInfo<TResult> resultType, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Post, path);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, requestType));
        request.Content.Headers.ContentType = Json;
        return await TrackedCall.SendAsync(
            http, request, callTimeout, (response, limit) => ReadAsync(response, resultType, limit), cancellation);
    }

    private static async Task<ApiAnswer<T>> ReadAsync<T>(
        HttpResponseMessage response, JsonTypeInfo<T> resultType, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            using var answer = await JsonDocument.ParseAsync(body, default, cancellation);
            if (answer.RootElement.ValueKind != JsonValueKind.Object)
                return Unreadable<T>(response, status);
            if (answer.RootElement.TryGetProperty("error", out _))
            {
                var error = answer.RootElement.Deserialize(GraphJson.Default.GraphError)?.Error;
                return new(default, error is null ? new GraphRefusal(status, -1, "") : GraphRefusal.Of(status, error));
            }

            if (response.IsSuccessStatusCode && answer.RootElement.Deserialize(resultType) is { } result)
                return new(result, null);
        }
        catch (JsonException)
        {
            // A proxy's page, or half an answer: the status says what it was.
        }

        return Unreadable<T>(response, status);
    }

    private static ApiAnswer<T> Unreadable<T>(HttpResponseMessage response, int status) =>
        new(default, response.IsSuccessStatusCode ? new NoAnswer("unreadable answer") : new GraphRefusal(status, -1, response.ReasonPhrase ?? ""));

    /// <summary>Names the account only: the token must not reach a log.</summary>
    public override string ToString() => options.Account;
}
