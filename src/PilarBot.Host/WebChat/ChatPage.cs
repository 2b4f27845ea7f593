using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using PilarBot.Office;

namespace PilarBot.Host.WebChat;

/// <summary>The residents' page <c>/obrolan</c>, and the script with which the office's own site shows it.</summary>
internal sealed class ChatPage(OfficeProfile office, IOptions<WebChatOptions> chat, IOptions<ChatPageOptions> options)
{
    /// <summary>What the page is made of; the simulator shows the same chat.</summary>
    public static readonly PageFiles Files = new("WebChat/Page/");

    // The way in names everything that it will need, so that a slow line is asked once and not file by file.
    private readonly PageFile page = new("index.html", Encoding.UTF8.GetBytes(Render(office, options.Value)));

    private readonly string policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors "
        + string.Join(' ', ["'self'", .. chat.Value.AllowedOrigins]);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/obrolan", (HttpContext context, ChatPage page) => page.Show(context));
        routes.MapGet("/obrolan/sisip.js", (HttpContext context) =>
        {
            var headers = context.Response.Headers;
            headers.CacheControl = "public, max-age=3600";
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return Files.Serve("sisip.js", context);
        });
        routes.MapGet("/obrolan/halaman/{version}/{file}", (string version, string file, HttpContext context) =>
        {
            // During an upgrade another host may be asked for files that it has in another form.
            context.Response.Headers.CacheControl = version == Files.Version ? "public, max-age=31536000, immutable" : "no-store";
            return Files.Serve(file, context);
        });
    }

    private IResult Show(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.CacheControl = "no-cache";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=()";
        return page.Serve(context);
    }

    private static string Render(OfficeProfile office, ChatPageOptions options)
    {
        var files = $"/obrolan/halaman/{Files.Version}";
        var scripts = Files.Names.Where(n => n.EndsWith(".js", StringComparison.Ordinal) && n is not ("sisip.js" or "obrolan.js"));
        return Encoding.UTF8.GetString(Files.Find("index.html")!.Bytes)
            .Replace("{preloads}", string.Join('\n', scripts.Select(s => $"""  <link rel="modulepreload" href="{files}/{s}">""")), StringComparison.Ordinal)
            .Replace("{files}", files, StringComparison.Ordinal)
            .Replace("{zoneHours}", office.Zone.Hours.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{ways}", string.Concat(Ways(office, options).Select(way => $"<li>{way}</li>")), StringComparison.Ordinal)
            .Replace("{office}", WebUtility.HtmlEncode(office.Name), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Ways(OfficeProfile office, ChatPageOptions options)
    {
        if (options.Telegram.Length > 0)
            yield return $"""Telegram: <a href="https://t.me/{options.Telegram}">@{options.Telegram}</a>""";
        if (options.WhatsApp.Length > 0)
            yield return $"""WhatsApp: <a href="https://wa.me/{options.WhatsApp}">+{options.WhatsApp}</a>""";
        yield return options.Address.Length > 0
            ? $"Datang langsung: {WebUtility.HtmlEncode(options.Address)}"
            : $"Datang langsung ke kantor {WebUtility.HtmlEncode(office.Name)}";
    }
}
