using System.Text.Json.Nodes;

namespace PilarBot.TestKit.Telegram;

public sealed partial class FakeUser
{
    /// <summary>A photo in several sizes; only the largest has these bytes.</summary>
    public FakeMessage SendsPhoto(byte[] bytes, string caption = "") => SendsPhoto(bytes, caption, null);

    /// <summary>Several photos at once: a message each, one album.</summary>
    public IReadOnlyList<FakeMessage> SendsAlbum(int count, string caption = "")
    {
        var album = telegram.NextMessageId().ToString(System.Globalization.CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(0, count).Select(i => SendsPhoto(Pictures.Numbered(i), i == 0 ? caption : "", album))];
    }

    /// <param name="name">As the sender named it.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="mimeType">As the phone guessed it.</param>
    /// <param name="caption">Words under it.</param>
    /// <param name="size">What Telegram tells, when that shall differ from the bytes: a file above 20 MB without sending one.</param>
    /// <param name="tellsSize">False when the message does not tell the size, so that it is only found out when the file is fetched.</param>
    public FakeMessage SendsDocument(
        string name, byte[] bytes, string mimeType = "application/pdf", string caption = "", long? size = null, bool tellsSize = true) =>
        SendsFile("document", bytes, mimeType, name, caption, size, tellsSize);

    public FakeMessage SendsVideo(byte[] bytes, string caption = "") => SendsFile("video", bytes, "video/mp4", "video.mp4", caption, null);

    public FakeMessage SendsVideoNote(byte[] bytes) => SendsFile("video_note", bytes, null, null, "", null);

    public FakeMessage SendsAudio(byte[] bytes) => SendsFile("audio", bytes, "audio/mpeg", "lagu.mp3", "", null);

    public FakeMessage SendsVoice(byte[]? bytes = null) => SendsFile("voice", bytes ?? [0x4F, 0x67, 0x67, 0x53], "audio/ogg", null, "", null);

    public FakeMessage SendsAnimation(byte[] bytes)
    {
        var file = telegram.Files.Add("animation", bytes, "video/mp4", "giphy.mp4");
        return Send("", "animation", new JsonObject { ["animation"] = Shown(file), ["document"] = file.Json() }, file.Id);
    }

    public FakeMessage SendsSticker()
    {
        var file = telegram.Files.Add("sticker", [1, 2, 3]).Json();
        file["type"] = "regular";
        file["width"] = 512;
        file["height"] = 512;
        file["is_animated"] = false;
        file["is_video"] = false;
        file["emoji"] = "👍";
        return Send("", "sticker", new JsonObject { ["sticker"] = file });
    }

    public FakeMessage SendsPoll() => Send("", "poll", new JsonObject
    {
        ["poll"] = new JsonObject
        {
            ["id"] = "5",
            ["question"] = "Kapan?",
            ["options"] = new JsonArray(),
            ["total_voter_count"] = 0,
            ["is_closed"] = false,
            ["is_anonymous"] = true,
            ["type"] = "regular",
            ["allows_multiple_answers"] = false,
        },
    });

    public FakeMessage SendsDice() => Send("", "dice", new JsonObject { ["dice"] = new JsonObject { ["emoji"] = "🎲", ["value"] = 4 } });

    public FakeMessage SharesLocation(double latitude, double longitude, double? accuracy = null)
    {
        var point = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude };
        if (accuracy is not null)
            point["horizontal_accuracy"] = accuracy;
        return Send("", "location", new JsonObject { ["location"] = point });
    }

    public FakeMessage SharesVenue(double latitude, double longitude, string title)
    {
        var point = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude };
        var venue = new JsonObject { ["location"] = point.DeepClone(), ["title"] = title, ["address"] = "" };
        return Send("", "venue", new JsonObject { ["location"] = point, ["venue"] = venue });
    }

    /// <summary>Presses "share my number": Telegram vouches that it is the sender's own.</summary>
    public FakeMessage SharesContact() => SendsContact(Phone, Name, Id);

    /// <summary>Passes on somebody else's card.</summary>
    public FakeMessage ForwardsContact(string phone, string name, long? userId = null) => SendsContact(phone, name, userId);

    private FakeMessage SendsContact(string phone, string name, long? userId)
    {
        var card = new JsonObject { ["phone_number"] = phone, ["first_name"] = name };
        if (userId is not null)
            card["user_id"] = userId;
        return Send("", "contact", new JsonObject { ["contact"] = card });
    }

    private FakeMessage SendsPhoto(byte[] bytes, string caption, string? album)
    {
        var sizes = telegram.Files.Photo(bytes);
        var content = new JsonObject { ["photo"] = sizes };
        if (album is not null)
            content["media_group_id"] = album;
        return Send(caption, "photo", content, (string?)sizes[^1]!["file_id"]);
    }

    private FakeMessage SendsFile(
        string kind, byte[] bytes, string? mimeType, string? name, string caption, long? size, bool tellsSize = true)
    {
        var file = telegram.Files.Add(kind, bytes, mimeType, name, size);
        var shown = Shown(file);
        if (!tellsSize)
            shown.Remove("file_size");
        return Send(caption, kind, new JsonObject { [kind] = shown }, file.Id);
    }

    private static JsonObject Shown(StoredFile file)
    {
        var json = file.Json();
        switch (file.Kind)
        {
            case "video" or "animation":
                json["width"] = 640;
                json["height"] = 360;
                json["duration"] = 3;
                break;
            case "video_note":
                json["length"] = 240;
                json["duration"] = 3;
                break;
            case "audio" or "voice":
                json["duration"] = 3;
                break;
        }

        return json;
    }
}
