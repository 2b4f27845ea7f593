namespace PilarBot.Host.Webhooks;

/// <summary>What all webhooks do alike: bodies have a bound, and an outage of the database leaves the update with its channel.</summary>
internal static class Posted
{
    /// <summary>The whole body, or null when it is larger than allowed, whatever its header says.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int most) =>
        request.ContentLength > most ? null : await LimitedRead.ToArrayAsync(request.Body, most, request.HttpContext.RequestAborted);

    /// <summary>For a body that was too large.</summary>
    public static IResult TooLarge { get; } = Results.StatusCode(StatusCodes.Status413PayloadTooLarge);

    /// <summary>503: the channel keeps what it posted and comes again.</summary>
    public static IResult Unavailable(HttpRequest request)
    {
        request.HttpContext.Response.Headers.RetryAfter = "1";
        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}
