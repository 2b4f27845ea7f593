using System.Text.Json.Nodes;

namespace PilarBot.TestKit.WhatsApp;

// What the person does; each gives the message's id.
public sealed partial class FakePerson
{
    public string Says(string text) => Post("text", new JsonObject { ["body"] = text });

    /// <summary>Answers with a quotation of one of the office's messages.</summary>
    public string Quotes(FakeBubble bubble, string text) => Post("text", new JsonObject { ["body"] = text }, Context(bubble));

    /// <summary>Comes from an advertisement.</summary>
    public string ComesFromAd(string text) => Post("text", new JsonObject { ["body"] = text }, new JsonObject
    {
        ["referral"] = new JsonObject { ["source_url"] = "https://fb.me/abc", ["source_id"] = "120226305854810726", ["source_type"] = "ad" },
    });

    /// <summary>Presses the button or picks the row with this title: in the newest message that has it.</summary>
    public string Taps(string title)
    {
        foreach (var bubble in Bubbles.Reverse())
        {
            if (bubble.Picks.FirstOrDefault(pick => pick.Title == title) is { Id: not null } pick)
                return Picks(bubble, pick.Id, pick.Title, pick.Description);
        }

        throw new InvalidOperationException($"No button [{title}] in the chat.");
    }

    /// <summary>Sends a button's data, whether or not there is such a button: an old one, or a forged one.</summary>
    public string PressesData(string data, string title = "?") => Post("interactive", new JsonObject
    {
        ["type"] = "button_reply",
        ["button_reply"] = new JsonObject { ["id"] = data, ["title"] = title },
    });

    /// <summary>Presses the quick reply under a template.</summary>
    public string TapsTemplate(string payload, string text) =>
        Post("button", new JsonObject { ["payload"] = payload, ["text"] = text }, Context(Last));

    public string SendsPhoto(byte[] bytes, string? caption = null, long? size = null) => Sends("image", "image/jpeg", bytes, caption, null, size);

    public string SendsVideo(byte[] bytes, string? caption = null) => Sends("video", "video/mp4", bytes, caption, null, null);

    public string SendsDocument(string fileName, byte[] bytes, string mimeType = "application/pdf", long? size = null) =>
        Sends("document", mimeType, bytes, null, fileName, size);

    public string SendsAudio(byte[] bytes, bool voice) => Post("audio", File(bytes, "audio/ogg; codecs=opus", null, null, null, voice));

    public string SendsSticker(byte[] bytes) => Post("sticker", File(bytes, "image/webp", null, null, null, null));

    /// <summary>The id of the file that was sent last.</summary>
    public string LastMediaId { get; private set; } = "";

    public string SharesLocation(double latitude, double longitude) =>
        Post("location", new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude });

    /// <summary>Answers a request for the own number, or sends a card.</summary>
    public string SharesContact(string? phone = null, string name = "Siti", bool atRequest = false)
    {
        var card = new JsonObject
        {
            ["name"] = new JsonObject { ["formatted_name"] = name },
            ["phones"] = new JsonArray(new JsonObject { ["phone"] = "+" + (phone ?? Phone), ["wa_id"] = phone ?? Phone, ["type"] = "CELL" }),
            ["origin"] = atRequest ? "contact_request" : "other",
        };
        return Post("contacts", new JsonArray(card));
    }

    public string Reacts(string messageId, string? emoji)
    {
        var reaction = new JsonObject { ["message_id"] = messageId };
        if (emoji is not null)
            reaction["emoji"] = emoji;
        return Post("reaction", reaction);
    }

    public string Edits(string messageId, string text) => Post("edit", new JsonObject
    {
        ["original_message_id"] = messageId,
        ["message"] = new JsonObject { ["type"] = "text", ["text"] = new JsonObject { ["body"] = text } },
    });

    public string Deletes(string messageId) => Post("revoke", new JsonObject { ["original_message_id"] = messageId });

    /// <summary>Sends something that the Cloud API has no word for, or a file above 100 MB.</summary>
    public string SendsUnsupported(string? type = null, int code = 131051)
    {
        var more = new JsonObject { ["errors"] = new JsonArray(GraphFailure.InWebhook(code)) };
        return Post("unsupported", type is null ? null : new JsonObject { ["type"] = type }, more);
    }

    /// <summary>Sends a message of any type, such as one that nobody knows yet.</summary>
    public string SendsAny(string type, JsonNode content) => Post(type, content);

    /// <summary>Looks at everything that came: <c>read</c> is reported.</summary>
    public void Reads()
    {
        foreach (var bubble in Bubbles)
            graph.Reports(this, bubble, "read");
    }

    private string Picks(FakeBubble bubble, string id, string title, string? description)
    {
        var kind = bubble.Kind == "list" ? "list_reply" : "button_reply";
        var reply = new JsonObject { ["id"] = id, ["title"] = title };
        if (description is not null)
            reply["description"] = description;
        return Post("interactive", new JsonObject { ["type"] = kind, [kind] = reply }, Context(bubble));
    }

    private string Sends(string type, string mimeType, byte[] bytes, string? caption, string? fileName, long? size) =>
        Post(type, File(bytes, mimeType, caption, fileName, size, null));

    private JsonObject File(byte[] bytes, string mimeType, string? caption, string? fileName, long? size, bool? voice)
    {
        var media = graph.Media.Receive(bytes, mimeType, size);
        LastMediaId = media.Id;
        var file = new JsonObject { ["id"] = media.Id, ["mime_type"] = mimeType, ["sha256"] = media.Sha256 };
        if (caption is not null)
            file["caption"] = caption;
        if (fileName is not null)
            file["filename"] = fileName;
        if (voice is not null)
            file["voice"] = voice;
        return file;
    }

    private JsonObject Context(FakeBubble bubble) =>
        new() { ["context"] = new JsonObject { ["from"] = graph.Options.DisplayPhone, ["id"] = bubble.Id } };
}
