namespace PilarBot.Channels.Calls;

/// <summary>Copies what somebody else sent.</summary>
internal static class LimitedCopy
{
    /// <summary>False when there is more than allowed: what the sender told about the size is not to be trusted.</summary>
    public static async Task<bool> CopyAsync(Stream from, Stream to, long maxBytes, CancellationToken cancellation)
    {
        var buffer = new byte[81_920];
        for (long copied = 0; await from.ReadAsync(buffer, cancellation) is var read and > 0;)
        {
            copied += read;
            if (copied > maxBytes)
                return false;
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return true;
    }
}
