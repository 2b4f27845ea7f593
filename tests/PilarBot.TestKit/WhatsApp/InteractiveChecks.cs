using System.Text.Json.Nodes;

namespace PilarBot.TestKit.WhatsApp;

/// <summary>The limits of interactive messages.</summary>
internal static class InteractiveChecks
{
    public static void Check(JsonObject part, Action<string> violate)
    {
        MessageChecks.Only(part, "interactive", ["type", "header", "body", "footer", "action"], violate);
        var type = MessageChecks.Text(part, "type") ?? throw GraphFailure.Missing("interactive.type");
        if (part["action"] is not JsonObject action)
            throw GraphFailure.Missing("interactive.action");
        MessageChecks.Length(part["body"], "text", 1, type == "list" ? 4096 : 1024);
        if (part["footer"] is { } footer)
            MessageChecks.Length(footer, "text", 1, 60);
        if (part["header"] is JsonObject header)
            Header(header, type, violate);
        switch (type)
        {
            case "button":
                MessageChecks.Only(action, "action", ["buttons"], violate);
                Buttons(action["buttons"] as JsonArray ?? throw GraphFailure.Missing("buttons"));
                break;
            case "list":
                MessageChecks.Only(action, "action", ["button", "sections"], violate);
                MessageChecks.Length(action, "button", 1, 20);
                Sections(action["sections"] as JsonArray ?? throw GraphFailure.Missing("sections"));
                break;
            case "cta_url":
                Named(action, "cta_url");
                MessageChecks.Length(action["parameters"], "display_text", 1, 20);
                if (!Uri.TryCreate(MessageChecks.Text(action["parameters"], "url"), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
                    throw GraphFailure.Invalid("Parameter 'url' must be an address.");
                break;
            case "location_request_message":
                Named(action, "send_location");
                break;
            case "request_contact_info":
                Named(action, "request_contact_info");
                break;
            default:
                throw GraphFailure.Invalid($"Interactive type {type}");
        }
    }

    private static void Header(JsonObject header, string type, Action<string> violate)
    {
        var kind = MessageChecks.Text(header, "type") ?? throw GraphFailure.Missing("header.type");
        if (kind == "text")
            MessageChecks.Length(header, "text", 1, 60);
        else if (type != "button" && type != "cta_url" || kind is not ("image" or "video" or "document"))
            throw GraphFailure.Invalid($"Header type {kind} cannot stand over {type}.");
        else
            MessageChecks.File(header[kind] as JsonObject ?? throw GraphFailure.Missing("header." + kind), ["id", "link", "filename"], violate);
    }

    private static void Buttons(JsonArray buttons)
    {
        if (buttons.Count is 0 or > 3)
            throw GraphFailure.Invalid("Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3");
        foreach (var button in buttons)
        {
            if (MessageChecks.Text(button, "type") != "reply")
                throw GraphFailure.Missing("button.type");
            MessageChecks.Length(button!["reply"], "title", 1, 20);
            Id(button["reply"], 256);
        }

        Unique(buttons.Select(button => (string)button!["reply"]!["title"]!), "title");
        Unique(buttons.Select(button => (string)button!["reply"]!["id"]!), "id");
    }

    private static void Sections(JsonArray sections)
    {
        var rows = sections.SelectMany(section => section!["rows"] as JsonArray ?? throw GraphFailure.Missing("rows")).ToList();
        if (sections.Count is 0 or > 10 || rows.Count is 0 or > 10)
            throw GraphFailure.Invalid("Total row count exceed max allowed count: 10");
        if (sections.Count > 1)
        {
            foreach (var section in sections)
                MessageChecks.Length(section, "title", 1, 24);
        }

        foreach (var row in rows)
        {
            MessageChecks.Length(row, "title", 1, 24);
            Id(row, 200);
            if (row!["description"] is not null)
                MessageChecks.Length(row, "description", 1, 72);
        }

        Unique(rows.Select(row => (string)row!["id"]!), "id");
        Unique(rows.Select(row => (string)row!["title"]!), "title");
    }

    private static void Id(JsonNode? part, int most)
    {
        var id = MessageChecks.Length(part, "id", 1, most);
        if (id != id.Trim())
            throw GraphFailure.Invalid("Parameter 'id' has spaces at its ends.");
    }

    private static void Named(JsonObject action, string name)
    {
        if (MessageChecks.Text(action, "name") != name)
            throw GraphFailure.Invalid($"Parameter 'name' must be {name}.");
    }

    private static void Unique(IEnumerable<string> values, string what)
    {
        var all = values.ToList();
        if (all.Distinct(StringComparer.OrdinalIgnoreCase).Count() != all.Count)
            throw GraphFailure.Invalid($"Parameter '{what}' must be unique.");
    }
}
