namespace PilarBot.Host.Webhooks;

/// <summary>Reads a stream into memory, up to a size.</summary>
internal static class LimitedRead
{
    /// <summary>All bytes, or null when there are more than allowed.</summary>
    public static async Task<byte[]?> ToArrayAsync(Stream from, int most, CancellationToken cancellation)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81_920];
        while (await from.ReadAsync(buffer, cancellation) is var read and > 0)
        {
            if (all.Length + read > most)
                return null;
            all.Write(buffer, 0, read);
        }
        return all.ToArray();
    }
}
