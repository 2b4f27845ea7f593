using PilarBot.Channels.WebChat;

namespace PilarBot.Host.WebChat;

/// <summary>Refusals as Direct Line words them (protocol section C.1): for programs, so in English; our page has its own words for each.</summary>
internal static class DirectLineErrors
{
    public static IResult Of(int status, string code, string message) =>
        Results.Json(new ErrorAnswer(new(code, message)), DirectLineJson.Relaxed.ErrorAnswer, statusCode: status);

    public static IResult Malformed(string message) => Of(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static IResult NotFound { get; } = Of(StatusCodes.Status404NotFound, "NotFound", "There is no such conversation, or it has ended.");

    public static IResult TooLarge { get; } = Of(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "The body is larger than allowed.");

    /// <summary>503: nothing is lost when the client posts the same again.</summary>
    public static IResult Unavailable(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return Of(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "Try again in a moment.");
    }
}
