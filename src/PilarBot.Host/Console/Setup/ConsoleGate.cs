using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PilarBot.Host.StaffConsole;

/// <summary>Lets people in to the pages that are for them, and refuses what other sites send.</summary>
internal static class ConsoleGate
{
    public static Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        // Assets, and addresses that do not exist.
        if (context.GetEndpoint() is not { } endpoint || context.Request.Path.StartsWithSegments("/konsol/aset"))
            return next(context);
        // A page of the console is opened from anywhere, as a link; everything else only by the console's own pages.
        if (context.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" && context.Request.Headers["Sec-Fetch-Mode"] != "navigate")
            return RefuseAsync(context, StatusCodes.Status403Forbidden);
        if (context.Request.Headers.Origin is [{ Length: > 0 } origin] && origin != $"{context.Request.Scheme}://{context.Request.Host}")
            return RefuseAsync(context, StatusCodes.Status403Forbidden);
        var address = "/" + (endpoint as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/');
        if (ConsolePages.Open.Contains(address))
            return next(context);
        var me = context.RequestServices.GetRequiredService<ConsoleUser>();
        if (!me.IsKnown)
        {
            // What htmx or an event stream asked for would show the sign-in in the middle of a page.
            if (context.Request.Headers.ContainsKey("HX-Request"))
            {
                context.Response.Headers["HX-Refresh"] = "true";
                return Task.CompletedTask;
            }
            if (!HttpMethods.IsGet(context.Request.Method) || endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null)
                return RefuseAsync(context, StatusCodes.Status401Unauthorized);
            context.Response.Redirect($"/konsol/masuk?returnUrl={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
            return Task.CompletedTask;
        }
        if (!context.RequestServices.GetRequiredService<ConsoleLimits>().Allows(me.Caller.PersonId!.Value))
        {
            context.Response.Headers.RetryAfter = "5";
            return RefuseAsync(context, StatusCodes.Status429TooManyRequests);
        }
        return me.MaySee(address) ? next(context) : RefuseAsync(context, StatusCodes.Status403Forbidden);
    }

    private static Task RefuseAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
