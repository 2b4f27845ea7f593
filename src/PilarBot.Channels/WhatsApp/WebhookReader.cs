using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace PilarBot.Channels.WhatsApp;

/// <summary>Goes through a body: every entry, change, message and status by itself, so that a broken one spoils no other.</summary>
/// <param name="accounts">Names of our accounts by the id of their number.</param>
/// <param name="logger">Where it is told what was passed over.</param>
internal sealed class WebhookReader(IReadOnlyDictionary<string, string> accounts, ILogger logger)
{
    public WhatsAppBatch Read(JsonElement body)
    {
        var found = new Found();
        foreach (var entry in Items(body, "entry"))
        {
            foreach (var change in Items(entry, "changes"))
                Read(change, Text(entry, "id") ?? "", found);
        }

        return new WhatsAppBatch(found.Messages, found.Reports, found.Events);
    }

    private void Read(JsonElement change, string businessAccount, Found found)
    {
        if (Text(change, "field") is not { } field || !Has(change, "value", JsonValueKind.Object, out var value))
        {
            WhatsAppLog.Unreadable(logger, "change", null);
            return;
        }

        var account = AccountOf(value);
        switch (field)
        {
            case "messages" when account is null:
                WhatsAppLog.UnknownNumber(logger);
                break;
            case "messages":
                ReadMessages(value, account!, businessAccount, found);
                break;
            case "user_preferences" when account is not null:
                found.Events.AddRange(AccountEvents.Preferences(value, account, businessAccount));
                break;
            default:
                Try("notice", () => found.Events.AddRange(AccountEvents.Read(field, value, businessAccount)));
                break;
        }
    }

    private void ReadMessages(JsonElement value, string account, string businessAccount, Found found)
    {
        var contacts = Items(value, "contacts").Select(item => Parse(item, GraphJson.Default.WebhookContact, "contact")).OfType<WebhookContact>().ToList();
        foreach (var item in Items(value, "messages"))
        {
            if (Parse(item, GraphJson.Default.IncomingMessage, "message") is not { } message)
                continue;
            if (WebhookMessages.Read(account, message, contacts) is { } read)
                found.Messages.Add(read);
            else
                WhatsAppLog.Unreadable(logger, "message", "id or sender");
        }

        foreach (var item in Items(value, "statuses"))
        {
            // A state that this version does not know is none that anything depends on.
            if (Parse(item, GraphJson.Default.IncomingStatus, "status") is { } status && WebhookStatuses.Read(account, status) is { } report)
                found.Reports.Add(report);
        }

        foreach (var item in Items(value, "errors"))
        {
            if (Parse(item, GraphJson.Default.GraphErrorBody, "error") is { } error)
                found.Events.Add(new AccountFault(businessAccount, account, GraphOutcomes.Of(GraphRefusal.Of(0, error))));
        }
    }

    private string? AccountOf(JsonElement value) =>
        Has(value, "metadata", JsonValueKind.Object, out var metadata) && Text(metadata, "phone_number_id") is { } number
            ? accounts.GetValueOrDefault(number)
            : null;

    private T? Parse<T>(JsonElement item, JsonTypeInfo<T> type, string what)
        where T : class
    {
        try
        {
            return item.Deserialize(type);
        }
        catch (JsonException e)
        {
            // The path only: the exception's message may quote the chat.
            WhatsAppLog.Unreadable(logger, what, e.Path);
            return null;
        }
    }

    private void Try(string what, Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            WhatsAppLog.Unreadable(logger, what, null);
        }
    }

    internal static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        Has(element, name, JsonValueKind.Array, out var items) ? items.EnumerateArray() : [];

    internal static string? Text(JsonElement element, string name) => Has(element, name, JsonValueKind.String, out var text) ? text.GetString() : null;

    private static bool Has(JsonElement element, string name, JsonValueKind kind, out JsonElement found)
    {
        found = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out found) && found.ValueKind == kind;
    }

    private sealed class Found
    {
        public List<InboundMessage> Messages { get; } = [];
        public List<DeliveryReport> Reports { get; } = [];
        public List<WhatsAppEvent> Events { get; } = [];
    }
}
