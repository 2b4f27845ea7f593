using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PilarBot.TestKit.Telegram;

internal sealed partial class BotMethods
{
    private const int MaxAnswerBytes = 1 << 22;

    private long lastSetWebhook;

    private async Task<object> GetUpdatesAsync(ApiCall call, CancellationToken cancellation)
    {
        var limit = (int)Math.Clamp(call.Number("limit") ?? 100, 1, 100);
        var wait = TimeSpan.FromSeconds(Math.Clamp(call.Number("timeout") ?? 0, 0, 50));
        var updates = await Queue.PollAsync(call.Number("offset") ?? 0, limit, wait, cancellation);
        using var answer = new MemoryStream();
        answer.WriteByte((byte)'[');
        foreach (var update in updates)
        {
            if (answer.Length + update.Json.Length > MaxAnswerBytes)
                break;
            if (answer.Length > 1)
                answer.WriteByte((byte)',');
            answer.Write(update.Json);
        }

        answer.WriteByte((byte)']');
        return answer.ToArray();
    }

    private async Task<object> SetWebhookAsync(ApiCall call, CancellationToken cancellation)
    {
        var url = call.Text("url") ?? "";
        if (url.Length == 0)
            return await DeleteWebhookAsync(call, cancellation);
        var secret = call.Text("secret_token");
        if (secret is { Length: > 256 })
            throw ApiFailure.BadRequest("secret token is too long");
        if (!string.IsNullOrEmpty(secret) && !SecretToken().IsMatch(secret))
            throw ApiFailure.BadRequest("secret token contains unallowed characters");
        var target = Target(url);
        var connections = (int)Math.Clamp(call.Number("max_connections") ?? 40, 1, 100);
        if (Queue.Webhook is { } now && now.Url == target && now.Secret == secret && now.Connections == connections)
            return JsonValue.Create(true);

        var last = Interlocked.Exchange(ref lastSetWebhook, Time.GetTimestamp());
        if (options.EnforceRates && last != 0 && Time.GetElapsedTime(last) < TimeSpan.FromSeconds(1))
            throw ApiFailure.TooMany(1);
        await Queue.SetWebhookAsync(
            new WebhookLanes(target, string.IsNullOrEmpty(secret) ? null : secret, connections, options), call.Flag("drop_pending_updates"));
        return JsonValue.Create(true);
    }

    private Uri Target(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var target))
            throw ApiFailure.BadRequest("invalid webhook URL specified");
        if (options.AllowLocalWebhooks && target.IsLoopback)
            return target;
        if (target.Scheme != Uri.UriSchemeHttps)
            throw ApiFailure.BadRequest("bad webhook: An HTTPS URL must be provided for webhook");
        if (target.Port is not (443 or 80 or 88 or 8443))
            throw ApiFailure.BadRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
        return target;
    }

    private async Task<object> DeleteWebhookAsync(ApiCall call, CancellationToken cancellation)
    {
        await Queue.SetWebhookAsync(null, call.Flag("drop_pending_updates"));
        return JsonValue.Create(true);
    }

    private JsonObject GetWebhookInfo()
    {
        var webhook = Queue.Webhook;
        var info = new JsonObject
        {
            ["url"] = webhook?.Url.ToString() ?? "",
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = Queue.Pending,
        };
        if (webhook is not null)
            info["max_connections"] = webhook.Connections;
        if (webhook?.LastError is { } error)
        {
            info["last_error_date"] = Time.GetUtcNow().ToUnixTimeSeconds();
            info["last_error_message"] = error;
        }

        return info;
    }

    private JsonObject GetFile(ApiCall call)
    {
        var file = telegram.Files.Find(call.Text("file_id")) ?? throw ApiFailure.BadRequest("invalid file_id");
        if (file.Size > 20 << 20)
            throw ApiFailure.BadRequest("file is too big");
        return new JsonObject
        {
            ["file_id"] = file.Id,
            ["file_unique_id"] = file.Unique,
            ["file_size"] = file.Size,
            ["file_path"] = file.Path,
        };
    }

    [GeneratedRegex("^[A-Za-z0-9_-]+$")]
    private static partial Regex SecretToken();
}
