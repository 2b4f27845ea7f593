using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace PilarBot.TestKit.WhatsApp;

internal sealed record StoredMedia(string Id, byte[] Bytes, long Size, string MimeType, DateTimeOffset Until)
{
    public string Sha256 { get; } = Convert.ToBase64String(SHA256.HashData(Bytes));
}

/// <summary>The files that Graph knows, and the addresses under which they can be fetched for a while.</summary>
internal sealed class FakeMedia(TimeProvider time, FakeGraphOptions options)
{
    private int uploads;
    private static readonly Dictionary<string, long> Limits = new()
    {
        ["image/jpeg"] = 5 << 20,
        ["image/png"] = 5 << 20,
        ["video/mp4"] = 16 << 20,
        ["audio/ogg"] = 16 << 20,
        ["text/plain"] = 100 << 20,
        ["application/pdf"] = 100 << 20,
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = 100 << 20,
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = 100 << 20,
    };

    private readonly ConcurrentDictionary<string, StoredMedia> byId = [];
    private readonly ConcurrentDictionary<string, (string Id, DateTimeOffset Until)> addresses = [];
    private long lastId = 1_003_383_421_387_000;

    public StoredMedia Receive(byte[] bytes, string mimeType, long? size = null) =>
        Add(bytes, mimeType, size, options.ReceivedMediaLife);

    public void Keep(string id, byte[] bytes, string mimeType) =>
        byId[id] = new StoredMedia(id, bytes, bytes.Length, mimeType, time.GetUtcNow() + options.ReceivedMediaLife);

    public int Uploads => Volatile.Read(ref uploads);

    public StoredMedia Upload(byte[] bytes, string mimeType)
    {
        Interlocked.Increment(ref uploads);
        if (!Limits.TryGetValue(mimeType, out var most))
            throw new GraphFailure(100, $"Param file must be a file with one of the following types: … Received file of type '{mimeType}'.");
        return bytes.Length <= most ? Add(bytes, mimeType, null, options.UploadedMediaLife) : throw new GraphFailure(131053, "File too large.");
    }

    public StoredMedia Find(string? id) => id is not null && byId.TryGetValue(id, out var media) && media.Until > time.GetUtcNow()
        ? media
        : throw new GraphFailure(100, "Unsupported get request. Object with this ID does not exist.", 33);

    public bool IsKnown(string? id) => id is not null && byId.TryGetValue(id, out var media) && media.Until > time.GetUtcNow();

    public string Open(string id)
    {
        var key = Interlocked.Increment(ref lastId).ToString("x", CultureInfo.InvariantCulture);
        addresses[key] = (id, time.GetUtcNow() + options.UrlLife);
        return key;
    }

    public StoredMedia? At(string key) =>
        addresses.TryGetValue(key, out var address) && address.Until > time.GetUtcNow() ? byId.GetValueOrDefault(address.Id) : null;

    public void CloseAddresses() => addresses.Clear();

    public void Forget(string id) => byId.TryRemove(id, out _);

    private StoredMedia Add(byte[] bytes, string mimeType, long? size, TimeSpan life)
    {
        var id = Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture);
        return byId[id] = new StoredMedia(id, bytes, size ?? bytes.Length, mimeType, time.GetUtcNow() + life);
    }
}
