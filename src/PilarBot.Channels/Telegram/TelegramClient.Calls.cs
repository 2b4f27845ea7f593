using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PilarBot.Channels.Calls;

namespace PilarBot.Channels.Telegram;

internal sealed partial class TelegramClient
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private Task<ApiAnswer<TResult>> CallAsync<TRequest, TResult>(
        string method, TRequest request, JsonTypeInfo<TRequest> requestType, JsonTypeInfo<TResult> resultType,
        CancellationToken cancellation, TimeSpan? timeout = null)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, requestType));
        content.Headers.ContentType = Json;
        return PostAsync(method, content, resultType, timeout ?? callTimeout, cancellation);
    }

    private Task<ApiAnswer<TResult>> CallAsync<TResult>(
        string method, JsonTypeInfo<TResult> resultType, CancellationToken cancellation) =>
        PostAsync(method, new ByteArrayContent([]), resultType, callTimeout, cancellation);

    private async Task<ApiAnswer<TResult>> PostAsync<TResult>(
        string method, HttpContent content, JsonTypeInfo<TResult> resultType, TimeSpan timeout, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiRoot + method)) { Content = content };
        return await TrackedCall.SendAsync(http, request, timeout, (response, limit) => ReadAsync(response, resultType, limit), cancellation);
    }

    private static async Task<ApiAnswer<T>> ReadAsync<T>(
        HttpResponseMessage response, JsonTypeInfo<T> resultType, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            var envelope = await JsonSerializer.DeserializeAsync(body, TelegramJson.Default.ApiEnvelope, cancellation);
            if (envelope is { Ok: true })
            {
                return envelope.Result.Deserialize(resultType) is { } result
                    ? new(result, null)
                    : new(default, new NoAnswer("answer without a result"));
            }

            if (envelope is not null)
            {
                var retry = envelope.Parameters?.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : RetryAfter(response);
                return new(default, new ApiRefusal(
                    envelope.ErrorCode ?? status, envelope.Description ?? "", retry, envelope.Parameters?.MigrateToChatId));
            }
        }
        catch (JsonException)
        {
            // A proxy's page, or half an answer: the status says what it was.
        }

        return new(default, status is >= 200 and < 300
            ? new NoAnswer("unreadable answer")
            : new ApiRefusal(status, response.ReasonPhrase ?? "", RetryAfter(response)));
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta;

    /// <summary>Quotes the names, as all servers understand, and writes file names in UTF-8.</summary>
    private static MultipartFormDataContent Form() => new() { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };

    private static void Add(MultipartFormDataContent form, string name, string? value)
    {
        if (value is null)
            return;
        var part = new StringContent(value);
        part.Headers.ContentType = null;
        form.Add(part, $"\"{name}\"");
    }

    private static void AddFile(MultipartFormDataContent form, string name, Stream file, string fileName)
    {
        var part = new StreamContent(file);
        var safe = fileName.Replace('"', '_').Replace('\\', '_').ReplaceLineEndings("_");
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{name}\"; filename=\"{safe}\"");
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(part);
    }
}
