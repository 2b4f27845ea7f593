using System.Text.Json.Nodes;

namespace PilarBot.TestKit.WhatsApp;

/// <summary>The limits of every field of a message (protocol section B.3). What Graph would pass over in silence is a violation.</summary>
internal static class MessageChecks
{
    private static readonly string[] Common = ["messaging_product", "recipient_type", "to", "recipient", "type", "context", "biz_opaque_callback_data"];

    public static void Check(JsonObject body, Action<string> violate)
    {
        if (Text(body, "messaging_product") != "whatsapp")
            throw GraphFailure.Missing("messaging_product");
        var type = Text(body, "type") ?? "text";
        Only(body, "message", [.. Common, type], violate);
        if ((Text(body, "biz_opaque_callback_data")?.Length ?? 0) > 512)
            throw GraphFailure.Invalid("biz_opaque_callback_data must be at most 512 characters");
        if (body[type] is not JsonObject part)
            throw GraphFailure.Missing(type);
        switch (type)
        {
            case "text":
                Only(part, type, ["body", "preview_url"], violate);
                Length(part, "body", 1, 4096);
                break;
            case "image":
                File(part, ["id", "link", "caption"], violate);
                break;
            case "document":
                File(part, ["id", "link", "caption", "filename"], violate);
                break;
            case "interactive":
                InteractiveChecks.Check(part, violate);
                break;
            case "template":
                break;
            default:
                throw new GraphFailure(131051, $"Unsupported type {type}");
        }
    }

    public static string? Text(JsonNode? node, string name) => node?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static void Only(JsonObject part, string path, string[] known, Action<string> violate)
    {
        foreach (var (name, _) in part)
        {
            if (!known.Contains(name))
                violate($"{path}.{name}");
        }
    }

    public static string Length(JsonNode? part, string name, int least, int most)
    {
        if (Text(part, name) is not { } text)
            throw GraphFailure.Missing(name);
        return text.Length >= least && text.Length <= most && text.Trim().Length >= least
            ? text
            : throw GraphFailure.Invalid($"Parameter '{name}' must be {least} to {most} characters long.");
    }

    public static void File(JsonObject part, string[] known, Action<string> violate)
    {
        Only(part, "media", known, violate);
        if (Text(part, "id") is null == (Text(part, "link") is null))
            throw GraphFailure.Missing("id");
        if (part["caption"] is not null)
            Length(part, "caption", 1, 1024);
        if (part["filename"] is not null)
            Length(part, "filename", 1, 240);
    }
}
