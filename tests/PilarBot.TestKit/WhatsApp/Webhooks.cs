using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace PilarBot.TestKit.WhatsApp;

/// <summary>A body as Meta signs and posts it.</summary>
/// <param name="Json">The raw bytes.</param>
/// <param name="Signature">The value of <c>X-Hub-Signature-256</c>.</param>
public sealed record SignedBody(byte[] Json, string Signature);

/// <summary>Wraps what happens into webhooks, one update a body unless they are gathered, and hands them to the poster.</summary>
internal sealed class Webhooks(FakeGraphOptions options, WebhookPoster poster)
{
    private readonly Lock gate = new();
    private readonly ConcurrentQueue<SignedBody> posted = [];
    private JsonArray? gathered;

    public IReadOnlyCollection<SignedBody> Posted => posted;

    public void PostMessage(JsonObject message, JsonObject? contact)
    {
        var value = Value();
        if (contact is not null)
            value["contacts"] = new JsonArray(contact);
        value["messages"] = new JsonArray(message);
        Post("messages", value);
    }

    public void PostStatus(JsonObject status)
    {
        var value = Value();
        value["statuses"] = new JsonArray(status);
        Post("messages", value);
    }

    public void PostError(JsonObject error)
    {
        var value = Value();
        value["errors"] = new JsonArray(error);
        Post("messages", value);
    }

    public void Post(string field, JsonObject value)
    {
        var change = new JsonObject { ["value"] = value, ["field"] = field };
        lock (gate)
        {
            if (gathered is not null)
            {
                gathered.Add(change);
                return;
            }
        }

        Send(new JsonArray(change));
    }

    public void Gather()
    {
        lock (gate)
            gathered ??= [];
    }

    public void Release()
    {
        JsonArray changes;
        lock (gate)
            (changes, gathered) = (gathered ?? [], null);
        if (changes.Count > 0)
            Send(changes);
    }

    public SignedBody Sign(JsonNode body)
    {
        var json = Encoding.UTF8.GetBytes(body.ToJsonString());
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.AppSecret), json);
        return new SignedBody(json, "sha256=" + Convert.ToHexStringLower(hash));
    }

    private void Send(JsonArray changes)
    {
        var body = Sign(new JsonObject
        {
            ["object"] = "whatsapp_business_account",
            ["entry"] = new JsonArray(new JsonObject { ["id"] = options.BusinessAccountId, ["changes"] = changes }),
        });
        posted.Enqueue(body);
        poster.Add(body);
        if (options.PostTwice)
            poster.Add(body);
    }

    private JsonObject Value() => new()
    {
        ["messaging_product"] = "whatsapp",
        ["metadata"] = new JsonObject { ["display_phone_number"] = options.DisplayPhone, ["phone_number_id"] = options.PhoneNumberId },
    };
}
