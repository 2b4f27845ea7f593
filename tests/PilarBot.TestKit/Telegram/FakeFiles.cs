using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace PilarBot.TestKit.Telegram;

internal sealed record StoredFile(string Id, string Unique, string Path, string Kind, byte[] Bytes, long Size, string? MimeType, string? Name)
{
    public JsonObject Json()
    {
        var json = new JsonObject { ["file_id"] = Id, ["file_unique_id"] = Unique, ["file_size"] = Size };
        if (MimeType is not null)
            json["mime_type"] = MimeType;
        if (Name is not null)
            json["file_name"] = Name;
        return json;
    }
}

/// <summary>The files that the bot's server knows.</summary>
internal sealed class FakeFiles
{
    private readonly ConcurrentDictionary<string, StoredFile> byId = [];
    private readonly ConcurrentDictionary<string, StoredFile> byPath = [];
    private int count;

    public StoredFile Add(string kind, byte[] bytes, string? mimeType = null, string? name = null, long? size = null)
    {
        var number = Interlocked.Increment(ref count);
        var file = new StoredFile(
            $"AgACAgUAAxkB-{kind}-{number}", $"AQAD{number}", $"{kind}s/file_{number}{System.IO.Path.GetExtension(name) ?? ""}", kind,
            bytes, size ?? bytes.Length, mimeType, name);
        byId[file.Id] = file;
        byPath[file.Path] = file;
        return file;
    }

    public StoredFile? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id);

    public StoredFile? At(string path) => byPath.GetValueOrDefault(path);

    /// <summary>The link dies; the id lives.</summary>
    public void Expire(string id)
    {
        if (byId.TryGetValue(id, out var file))
            byPath.TryRemove(file.Path, out _);
    }

    /// <summary>As after a change of the bot: ids mean nothing any more.</summary>
    public void Forget(string id) => byId.TryRemove(id, out _);

    /// <summary>Photos come in several sizes, the largest last; only that has the sender's bytes.</summary>
    public JsonArray Photo(byte[] bytes)
    {
        var sizes = new JsonArray();
        foreach (var (side, content) in new[] { (90, "small"u8.ToArray()), (320, "medium"u8.ToArray()), (1280, bytes) })
        {
            var size = Add("photo", content, name: "x.jpg").Json();
            size.Remove("file_name");
            size["width"] = side;
            size["height"] = side * 3 / 4;
            sizes.Add(size);
        }

        return sizes;
    }
}
