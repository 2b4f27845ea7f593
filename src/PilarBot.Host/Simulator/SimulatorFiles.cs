using System.Security.Cryptography;
using PilarBot.Office.Media;

namespace PilarBot.Host.Simulator;

/// <summary>The files that phones sent and got, in memory: the oldest go when there are too many. Thread-safe.</summary>
/// <param name="capacity">Bytes kept in all.</param>
internal sealed class SimulatorFiles(long capacity = 64 << 20)
{
    /// <summary>The largest single file, as with Telegram.</summary>
    public const int MaxFile = 20 << 20;

    private readonly Lock gate = new();
    private readonly Dictionary<string, SimulatorFile> files = [];
    private readonly Queue<string> byAge = [];
    private long kept;

    public SimulatorFile Keep(byte[] bytes, string name)
    {
        // Nobody guesses an id, so whoever has one was given it.
        var file = new SimulatorFile(RandomNumberGenerator.GetHexString(32, lowercase: true), bytes, name, ImageTypeOf(bytes));
        lock (gate)
        {
            files.Add(file.Id, file);
            byAge.Enqueue(file.Id);
            kept += bytes.Length;
            while (kept > capacity && byAge.Count > 1)
            {
                files.Remove(byAge.Dequeue(), out var oldest);
                kept -= oldest!.Bytes.Length;
            }
        }
        return file;
    }

    public SimulatorFile? Find(string id)
    {
        lock (gate)
            return files.GetValueOrDefault(id);
    }

    // Told by the bytes, not by the sender: nothing else is ever given to a browser as something to draw. No browser but one draws HEIC.
    private static string? ImageTypeOf(byte[] bytes)
    {
        var type = FileType.Sniff(bytes.AsSpan(0, Math.Min(bytes.Length, FileType.HeadLength)));
        return type.Family is FileFamily.Picture && type != FileType.Heic ? type.Mime : null;
    }
}

/// <summary>A kept file.</summary>
/// <param name="Id">Unguessable; also the reference by which the bot fetches it.</param>
/// <param name="Bytes">As sent.</param>
/// <param name="Name">As the sender named it.</param>
/// <param name="ImageType">Its type when its first bytes are those of a picture.</param>
internal sealed record SimulatorFile(string Id, byte[] Bytes, string Name, string? ImageType)
{
    public EntryFile ToEntry() => new(Id, Name, Bytes.Length, ImageType is not null);
}
