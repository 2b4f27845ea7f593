using PilarBot.Office;

namespace PilarBot.Host.StaffConsole;

/// <summary>What browsers are told with every answer of the console, faults included.</summary>
internal static partial class ConsoleHeaders
{
    // No script or style but our own files; maps are the one thing that comes from elsewhere.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https://tile.openstreetmap.org; connect-src 'self'; font-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static async Task SetAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // What a page shows is for one person at one time; the files of its look are told otherwise by who serves them.
        headers.CacheControl = "no-cache, no-store";
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("PilarBot.Host.StaffConsole");
            Failed(logger, context.TraceIdentifier, Fault.Describe(e));
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    [LoggerMessage(3701, LogLevel.Error, "Request {Request} of the console failed: {Fault}")]
    private static partial void Failed(ILogger logger, string request, string fault);
}
