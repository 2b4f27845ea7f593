using Microsoft.Extensions.Logging;

namespace PilarBot.Channels.Telegram;

/// <summary>What this channel logs: 2000 to 2099. Neither tokens nor chat ids nor words of a chat.</summary>
internal static partial class TelegramLog
{
    [LoggerMessage(2000, LogLevel.Information, "{Account}: polling as @{Username}")]
    public static partial void Polling(ILogger logger, string account, string? username);

    [LoggerMessage(2001, LogLevel.Warning, "{Account}: removed the webhook that was left over; this bot polls")]
    public static partial void WebhookRemoved(ILogger logger, string account);

    [LoggerMessage(2002, LogLevel.Error, "{Account}: 409, another process polls with this token; stop it. Trying again in {Wait}")]
    public static partial void SecondPoller(ILogger logger, string account, TimeSpan wait);

    [LoggerMessage(2003, LogLevel.Critical, "{Account}: polling stopped, the token is refused; copy the current one from @BotFather")]
    public static partial void TokenRefused(ILogger logger, string account);

    [LoggerMessage(2004, LogLevel.Warning, "{Account}: poll failed ({Why}). Trying again in {Wait}")]
    public static partial void PollFailed(ILogger logger, string account, string why, TimeSpan wait);

    [LoggerMessage(2005, LogLevel.Warning, "{Account}: a batch of {Count} is not settled; it is polled again in {Wait}")]
    public static partial void NotSettled(ILogger logger, string account, int count, TimeSpan wait);

    [LoggerMessage(2006, LogLevel.Error, "{Account}: settling a batch of {Count} failed; it is polled again in {Wait}")]
    public static partial void SettlingFailed(ILogger logger, string account, int count, TimeSpan wait, Exception exception);

    [LoggerMessage(2007, LogLevel.Error, "{Account}: update {UpdateId} cannot be read and is passed over ({Where})")]
    public static partial void Unreadable(ILogger logger, string account, long? updateId, string? where);

    [LoggerMessage(2008, LogLevel.Error, "{Account}: the offset could not be kept; the last batch will come again")]
    public static partial void OffsetNotKept(ILogger logger, string account, Exception exception);

    [LoggerMessage(2010, LogLevel.Debug, "{Account}: a tap was not acknowledged ({Why})")]
    public static partial void AcknowledgeFailed(ILogger logger, string account, string why);

    [LoggerMessage(2011, LogLevel.Debug, "{Account}: typing was not shown ({Why})")]
    public static partial void TypingFailed(ILogger logger, string account, string why);

    [LoggerMessage(2012, LogLevel.Warning, "{Account}: Telegram does not know a file's id any more; uploading it again")]
    public static partial void UploadingAgain(ILogger logger, string account);

    [LoggerMessage(2013, LogLevel.Error, "{Account}: a file to send could not be opened")]
    public static partial void FileNotOpened(ILogger logger, string account, Exception exception);
}
