using System.Net;

namespace PilarBot.Host.Setup;

/// <summary>
/// Who may use pages without a login, which are the simulator's and the one of background jobs: browsers on this very computer, on these
/// pages themselves. Nobody else may get near them, nor may a page of somebody else's that is open in the same browser.
/// </summary>
internal static class LoopbackOnly
{
    private static readonly string[] Forwarding = ["X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"];

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsAllowed(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync("Halaman ini hanya dapat dibuka dari komputer ini sendiri.");
            return;
        }
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=()";
        await next(context);
    }

    public static bool IsAllowed(HttpContext context)
    {
        var request = context.Request;
        return context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
            // A proxy on this computer speaks for somebody who may be anywhere.
            && !Forwarding.Any(request.Headers.ContainsKey)
            // A name of somebody else's that leads here is no name of ours.
            && IsLocal(request.Host.Host)
            && (HttpMethods.IsGet(request.Method) || IsOwnPage(request));
    }

    private static bool IsLocal(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsOwnPage(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [] or ["same-origin"]
        && (request.Headers.Origin is [] || request.Headers.Origin == $"{request.Scheme}://{request.Host}");
}
