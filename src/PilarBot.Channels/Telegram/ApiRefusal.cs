using PilarBot.Channels.Calls;

namespace PilarBot.Channels.Telegram;

/// <summary>Telegram, or something before it, answered with an error.</summary>
internal sealed record ApiRefusal(int Code, string Description, TimeSpan? RetryAfter = null, long? MigrateTo = null) : ApiFault
{
    /// <summary>True when the description, without the status words before the colon, begins so (in any case).</summary>
    public bool Says(string beginning)
    {
        var colon = Description.IndexOf(": ", StringComparison.Ordinal);
        var words = colon < 0 ? Description : Description[(colon + 2)..];
        return words.StartsWith(beginning, StringComparison.OrdinalIgnoreCase);
    }
}
