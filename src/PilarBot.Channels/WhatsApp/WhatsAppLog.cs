using Microsoft.Extensions.Logging;

namespace PilarBot.Channels.WhatsApp;

/// <summary>
/// What this channel logs: 2500 to 2599. Neither tokens nor numbers nor words of a chat; message ids neither, since they hold the number.
/// </summary>
internal static partial class WhatsAppLog
{
    [LoggerMessage(2500, LogLevel.Error, "WhatsApp: a {What} in a webhook cannot be read and is passed over ({Where})")]
    public static partial void Unreadable(ILogger logger, string what, string? where);

    [LoggerMessage(2501, LogLevel.Warning, "WhatsApp: a webhook is for a number that is not configured; enter its PhoneNumberId, or end its subscription")]
    public static partial void UnknownNumber(ILogger logger);

    [LoggerMessage(2502, LogLevel.Debug, "{Account}: a message was not marked as read ({Why})")]
    public static partial void MarkReadFailed(ILogger logger, string account, string why);

    [LoggerMessage(2503, LogLevel.Warning, "{Account}: Graph does not know a file's id any more; uploading it again")]
    public static partial void UploadingAgain(ILogger logger, string account);

    [LoggerMessage(2504, LogLevel.Error, "{Account}: a file to send could not be opened")]
    public static partial void FileNotOpened(ILogger logger, string account, Exception exception);

    [LoggerMessage(2505, LogLevel.Error, "{Account}: a received file could not be reached; if its host is new, add it to MediaHosts")]
    public static partial void FileNotReached(ILogger logger, string account);
}
