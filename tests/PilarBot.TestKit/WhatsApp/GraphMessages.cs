using System.Text.Json.Nodes;

namespace PilarBot.TestKit.WhatsApp;

/// <summary>What happens to a body posted to <c>messages</c>.</summary>
internal sealed class GraphMessages(FakeGraph graph)
{
    private readonly TokenBucket account = new(graph.Options.PerSecond, graph.Options.PerSecond, graph.Time);
    private int replies;

    public JsonObject Take(JsonObject body)
    {
        graph.Record(body);
        return MessageChecks.Text(body, "status") == "read" ? MarkRead(body) : Send(body);
    }

    private JsonObject MarkRead(JsonObject body)
    {
        MessageChecks.Only(body, "read", ["messaging_product", "status", "message_id", "typing_indicator"], graph.Violate);
        if (MessageChecks.Text(body, "messaging_product") != "whatsapp")
            throw GraphFailure.Missing("messaging_product");
        var typing = body["typing_indicator"] is { } indicator
            && (MessageChecks.Text(indicator, "type") == "text" ? true : throw GraphFailure.Invalid("typing_indicator.type must be text"));
        return graph.MarkRead(MessageChecks.Text(body, "message_id") ?? throw GraphFailure.Missing("message_id"), typing)
            ? new JsonObject { ["success"] = true }
            : throw GraphFailure.Invalid("Message id is not one that was received.");
    }

    private JsonObject Send(JsonObject body)
    {
        MessageChecks.Check(body, graph.Violate);
        var to = MessageChecks.Text(body, "to");
        var recipient = MessageChecks.Text(body, "recipient");
        if (to is null && recipient is null)
            throw GraphFailure.Missing("to");
        if (to?.TrimStart('+') == graph.Options.DisplayPhone)
            throw new GraphFailure(131021);
        if (graph.Options.EnforceRates && account.TryTake() > 0)
            throw new GraphFailure(130429, "Cloud API message throughput has been reached.");
        if (graph.Find(to, recipient) is not { IsUndeliverable: false } person)
            throw new GraphFailure(131026, "Message Undeliverable.");
        Permit(body, person);
        var bubble = new FakeBubble(graph.NextMessageId(person), (JsonObject)body.DeepClone(), graph.Time.GetUtcNow());
        var arrives = bubble.Kind == "template" || Interlocked.Increment(ref replies) <= (graph.Options.FreeReplies ?? int.MaxValue);
        if (arrives)
            person.Receive(bubble);
        if (arrives && graph.Options.ReportDeliveries)
        {
            graph.Reports(person, bubble, "sent");
            graph.Reports(person, bubble, "delivered");
        }

        return Answer(person, to ?? recipient!, bubble);
    }

    private void Permit(JsonObject body, FakePerson person)
    {
        if (body["template"] is JsonObject template)
            TemplateChecks.Check(template, graph.Template);
        else if (!person.IsWindowOpen(graph.Options.Window))
            throw new GraphFailure(131047, "Message failed to send because more than 24 hours have passed since the customer last replied to this number.");
        foreach (var id in Files(body))
        {
            if (!graph.Media.IsKnown(id))
                throw GraphFailure.Invalid($"Media id \"{id}\" is not one of this number's.");
        }

        if (graph.Options.EnforceRates && person.Pair.TryTake() > 0)
            throw new GraphFailure(131056);
    }

    private static IEnumerable<string> Files(JsonNode? node) => node switch
    {
        JsonObject part => part.SelectMany(entry => entry is { Key: "image" or "document" or "video", Value: JsonObject file } && MessageChecks.Text(file, "id") is { } id
            ? [id]
            : Files(entry.Value)),
        JsonArray items => items.SelectMany(Files),
        _ => [],
    };

    private static JsonObject Answer(FakePerson person, string input, FakeBubble bubble)
    {
        var contact = new JsonObject { ["input"] = input };
        person.AddIds(contact, "wa_id", "user_id", (person.Phone, person.UserId));
        var message = new JsonObject { ["id"] = bubble.Id };
        if (bubble.Kind == "template")
            message["message_status"] = "accepted";
        return new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["contacts"] = new JsonArray(contact),
            ["messages"] = new JsonArray(message),
        };
    }
}
