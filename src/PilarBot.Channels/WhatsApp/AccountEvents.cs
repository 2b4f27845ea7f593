using System.Text.Json;

namespace PilarBot.Channels.WhatsApp;

/// <summary>Reads what Meta tells about an account. Fields that nobody knows become a notice by their name.</summary>
internal static class AccountEvents
{
    public static IEnumerable<WhatsAppEvent> Read(string field, JsonElement value, string account) => field switch
    {
        "message_template_status_update" => [new TemplateStatusChanged(account, Template(value), Language(value), Text(value, "event") ?? "", Reason(value))],
        "message_template_quality_update" =>
            [new TemplateQualityChanged(account, Template(value), Language(value), Text(value, "previous_quality_score"), Text(value, "new_quality_score") ?? "")],
        "template_category_update" =>
            [new TemplateCategoryChanged(account, Template(value), Language(value), Text(value, "previous_category"), Text(value, "new_category") ?? "")],
        "phone_number_quality_update" => [new NumberQualityChanged(account, Text(value, "event") ?? "", Text(value, "current_limit"))],
        _ => [new AccountNotice(account, field, Text(value, "event") ?? Alert(value))],
    };

    public static IEnumerable<WhatsAppEvent> Preferences(JsonElement value, string account, string businessAccount)
    {
        foreach (var item in WebhookReader.Items(value, "user_preferences"))
        {
            var phone = Text(item, "wa_id");
            if (Text(item, "category") == "marketing_messages" && Text(item, "value") is ("stop" or "resume") and var wish
                && WhatsAppAddress.Of(Text(item, "user_id"), phone) is { } address)
            {
                yield return new BroadcastPreference(
                    businessAccount, account, address, WhatsAppAddress.OfPhone(phone), wish == "resume", WebhookMessages.Time(Number(item, "timestamp")));
            }
        }
    }

    private static string Template(JsonElement value) => Text(value, "message_template_name") ?? "";

    private static string Language(JsonElement value) => Text(value, "message_template_language") ?? "";

    private static string? Reason(JsonElement value) => Text(value, "reason") is { } reason && reason != "NONE" ? reason : null;

    private static string Alert(JsonElement value) =>
        value.TryGetProperty("alert_info", out var alert) ? Text(alert, "alert_type") ?? "" : "";

    private static string? Text(JsonElement value, string name) => WebhookReader.Text(value, name);

    /// <summary>Here a number, elsewhere a text.</summary>
    private static string? Number(JsonElement value, string name) => value.TryGetProperty(name, out var number)
        ? number.ValueKind == JsonValueKind.Number ? number.GetRawText() : Text(value, name)
        : null;
}
