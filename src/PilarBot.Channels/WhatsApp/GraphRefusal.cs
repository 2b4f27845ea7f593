using System.Globalization;
using System.Text.RegularExpressions;
using PilarBot.Channels.Calls;

namespace PilarBot.Channels.WhatsApp;

/// <summary>Graph, or something before it, answered with an error, or a status brought one.</summary>
/// <param name="Status">The HTTP status; 0 in a webhook. Secondary: throttling comes as 400.</param>
/// <param name="Code">Graph's code; -1 when the answer was not Graph's.</param>
/// <param name="Words">What it says; may quote the message, so only <see cref="ForLog"/> leaves this channel.</param>
/// <param name="IsTransient">Graph's own hint that trying again helps.</param>
internal sealed partial record GraphRefusal(int Status, int Code, string Words, bool IsTransient = false) : ApiFault
{
    private const int MaxWords = 160;

    public static GraphRefusal Of(int status, GraphErrorBody error) => new(
        status, error.Code ?? -1, error.ErrorData?.Details is { Length: > 0 } details ? details : error.Title ?? error.Message ?? "", error.IsTransient is true);

    /// <summary>Code and words, without what may be a number of somebody or a part of a message.</summary>
    public string ForLog
    {
        get
        {
            var words = Personal().Replace(Words, "…");
            var code = Code >= 0 ? Code : Status;
            return string.Create(CultureInfo.InvariantCulture, $"{code}: {(words.Length <= MaxWords ? words : words[..MaxWords])}").TrimEnd(' ', ':');
        }
    }

    [GeneratedRegex("\"[^\"]*\"|wamid\\.\\S+|[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{8,}|\\+?[0-9][0-9 ()-]{4,}[0-9]")]
    private static partial Regex Personal();
}
