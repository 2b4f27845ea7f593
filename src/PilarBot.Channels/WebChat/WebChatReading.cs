using System.Text.Json;
using System.Text.Json.Nodes;

namespace PilarBot.Channels.WebChat;

/// <summary>From what clients post to words common to all channels. Everything in it is hostile.</summary>
public static class WebChatReading
{
    /// <summary>How an activity names a file that was uploaded with it; its reference follows.</summary>
    public const string Upload = "upload:";

    /// <summary>How long what a client calls its activity may be.</summary>
    private const int MaxClientId = 200;

    private const int MaxName = 100;
    private const int MaxData = 64;

    /// <summary>An activity as a client sent it.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static Activity Parse(ReadOnlySpan<byte> json)
    {
        RefuseHalfLetters(json);
        var activity = JsonSerializer.Deserialize(json, DirectLineJson.Relaxed.Activity);
        return activity is { Type.Length: > 0 and <= 40 } ? activity : throw new JsonException("An activity has a type.");
    }

    /// <summary>An activity as it is kept: said by whom the token says, with those files alone that came with it.</summary>
    /// <param name="posted">As it came.</param>
    /// <param name="user">Whose token it is.</param>
    /// <param name="files">The uploaded files.</param>
    public static Activity Clean(Activity posted, string user, IReadOnlyList<Attachment> files) => posted with
    {
        Id = null,
        Timestamp = null,
        ChannelId = WebChatRendering.ChannelId,
        From = new(user, Short(posted.From?.Name), "user"),
        Conversation = null,
        Attachments = files.Count == 0 ? null : files,
        SuggestedActions = null,
        InputHint = null,
        ChannelData = WithoutOurs(posted.ChannelData),
    };

    /// <summary>What the client calls an activity, so that it finds its echo; null when it has no name for it.</summary>
    public static string? ClientIdOf(Activity activity) =>
        Property(activity.ChannelData, "clientActivityID") is { ValueKind: JsonValueKind.String } id && id.GetString() is { Length: > 0 and <= MaxClientId } name
            ? name
            : null;

    /// <summary>What a kept activity says to the bot: one thing, or one for each of its files; nothing when nobody expects an answer to it.</summary>
    public static IReadOnlyList<InboundContent> ContentsOf(Activity activity) => activity.Type switch
    {
        "message" => OfMessage(activity),
        "typing" or "event" or "conversationUpdate" => [],
        var other => [new UnsupportedContent(other)],
    };

    // An escaped half of a letter is JSON, but no text: whoever reads it later, of whatever we pass through, would stumble over it.
    private static void RefuseHalfLetters(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new() { MaxDepth = DirectLineJson.Relaxed.Options.MaxDepth });
        try
        {
            while (reader.Read())
                if (reader is { ValueIsEscaped: true, TokenType: JsonTokenType.String or JsonTokenType.PropertyName })
                    reader.GetString();
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A text has half a letter in it.", exception);
        }
    }

    private static IReadOnlyList<InboundContent> OfMessage(Activity activity)
    {
        if (activity.Attachments is { Count: > 0 } files)
            return [.. files.Select((file, i) => OfFile(file, i == 0 ? activity.Text ?? "" : "", files.Count > 1 ? activity.Id : null))];
        if (PlaceIn(activity.Entities) is { } place)
            return [place];
        if (DataOf(activity) is { } data)
            return [new TapContent(activity.Id ?? "", data, Question: null)];
        return [string.IsNullOrEmpty(activity.Text) ? new UnsupportedContent("message") : new TextContent(activity.Text)];
    }

    private static MediaContent OfFile(Attachment file, string caption, string? album) => new(
        file.ContentType?.Split('/')[0].ToLowerInvariant() switch
        {
            "image" => MediaKind.Photo,
            "video" => MediaKind.Video,
            "audio" => MediaKind.Audio,
            _ => MediaKind.Document,
        },
        file.ContentUrl![Upload.Length..], MimeType: file.ContentType, FileName: file.Name, Caption: caption, Album: album);

    // The two ways in which clients give back what a button carries.
    private static string? DataOf(Activity activity)
    {
        if (activity.Value is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 and <= MaxData } data)
            return data;
        return Property(activity.ChannelData, "postBack") is { ValueKind: JsonValueKind.True } && activity.Text is { Length: > 0 and <= MaxData } text ? text : null;
    }

    private static LocationContent? PlaceIn(JsonElement? entities)
    {
        if (entities is not { ValueKind: JsonValueKind.Array } all)
            return null;
        foreach (var entity in all.EnumerateArray())
        {
            if (Property(entity, "type") is not { ValueKind: JsonValueKind.String } type || type.GetString() != "GeoCoordinates")
                continue;
            if (Number(entity, "latitude") is { } latitude and >= -90 and <= 90 && Number(entity, "longitude") is { } longitude and >= -180 and <= 180)
                return new(latitude, longitude, Number(entity, "accuracy") is { } accuracy and > 0 and < 100_000 ? accuracy : null);
        }
        return null;
    }

    private static double? Number(JsonElement entity, string name) =>
        Property(entity, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) ? value : null;

    private static JsonElement? Property(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var property) ? property : null;

    // What our page trusts comes from the bot alone.
    private static JsonElement? WithoutOurs(JsonElement? data)
    {
        if (Property(data, "pilarbot") is null)
            return data;
        var rest = JsonObject.Create(data!.Value)!;
        rest.Remove("pilarbot");
        return JsonSerializer.SerializeToElement(rest, DirectLineJson.Relaxed.JsonObject);
    }

    private static string? Short(string? name) => name is { Length: > MaxName } ? name[..MaxName] : name;
}
