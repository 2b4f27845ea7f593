using System.Globalization;
using System.Text;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Audit;

/// <summary>
/// A file outside of the database in which the head of the chain is noted, so that a chain whose end was cut off does not pass for a whole
/// one. The newest line of each day stays: a line a day is all that it grows by.
/// </summary>
internal sealed class AuditAnchor
{
    private readonly string path;

    /// <param name="path">The file.</param>
    public AuditAnchor(string path) => this.path = System.IO.Path.GetFullPath(path);

    /// <summary>The file that the options name.</summary>
    public static AuditAnchor Of(AuditOptions audit, SealingOptions sealing) =>
        new(audit.AnchorFile.Length > 0 ? audit.AnchorFile : System.IO.Path.Combine(sealing.KeysFolder, "audit.anchor"));

    /// <summary>The file, in full.</summary>
    public string Path => path;

    /// <summary>What is noted, oldest first, and how many lines cannot be read; null when there is no file.</summary>
    public async Task<(IReadOnlyList<AuditHead> Heads, int Unreadable)?> ReadAsync(CancellationToken cancellation)
    {
        string[] lines;
        try
        {
            lines = await File.ReadAllLinesAsync(path, cancellation);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        var heads = lines.Select(AuditHead.Read).OfType<AuditHead>().OrderBy(h => h.Position).ToList();
        return (heads, lines.Length - heads.Count);
    }

    /// <summary>Notes the head: whole and on the disk, or not at all.</summary>
    /// <param name="head">The head now.</param>
    /// <param name="earlier">What is noted so far.</param>
    public void Write(AuditHead head, IReadOnlyList<AuditHead> earlier)
    {
        var kept = earlier.Where(h => h.At.Date < head.At.Date && h.Position < head.Position)
            .GroupBy(h => h.At.Date).Select(day => day.MaxBy(h => h.Position)!);
        var text = string.Concat(kept.Append(head).Select(h => h + "\n"));
        DurableFolder.Create(System.IO.Path.GetDirectoryName(path)!);
        var temporary = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(temporary, options))
        {
            file.Write(Encoding.ASCII.GetBytes(text));
            file.Flush(flushToDisk: true);
        }
        DurableFolder.MoveInto(temporary, path);
    }
}

/// <summary>How far the chain had come at a time.</summary>
/// <param name="At">When it was noted, UTC.</param>
/// <param name="Position">The last entry's.</param>
/// <param name="Hash">The last entry's.</param>
internal sealed record AuditHead(DateTime At, long Position, byte[] Hash)
{
    private const string Format = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>As a line: time, position, hash.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{At.ToString(Format, CultureInfo.InvariantCulture)} {Position} {Convert.ToHexStringLower(Hash)}");

    /// <summary>Reads a line; null when it is none.</summary>
    public static AuditHead? Read(string line)
    {
        var hash = new byte[KeyedHash.Length];
        return line.Split(' ') is [var at, var position, { Length: KeyedHash.Length * 2 } hex]
            && DateTime.TryParseExact(
                at, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var when)
            && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Convert.FromHexString(hex, hash, out _, out var written) is System.Buffers.OperationStatus.Done && written == hash.Length
                ? new(when, number, hash)
                : null;
    }
}
