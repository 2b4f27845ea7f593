using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace PilarBot.Channels.WhatsApp;

internal sealed partial class GraphClient
{
    private const int MaxRedirects = 3;

    /// <summary>
    /// The caller disposes the answer; null when nothing usable answered. The token goes along, so only to hosts of the list, and a
    /// redirect is followed only to another of them: the address comes from an answer, not from us.
    /// </summary>
    public async Task<HttpResponseMessage?> OpenMediaAsync(string address, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
            return null;
        for (var hops = 0; hops <= MaxRedirects && MediaHosts.Allow(url, options); hops++)
        {
            var response = await GetAsync(url, cancellation);
            if (response is null || (int)response.StatusCode is < 300 or >= 400)
                return response;
            var next = response.Headers.Location;
            response.Dispose();
            if (next is null)
                return null;
            url = new Uri(url, next);
        }

        return null;
    }

    private async Task<HttpResponseMessage?> GetAsync(Uri url, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.AccessToken);
        // The real host refuses calls without one.
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("PilarBot", "1.0.0"));
        try
        {
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            // A handler that follows redirects may have gone elsewhere.
            if (response.RequestMessage?.RequestUri is { } reached && reached.Authority == url.Authority)
                return response;
            response.Dispose();
            return null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return null;
        }
    }

    /// <summary>Writes file names in UTF-8, and the file's type with the file: Graph goes by that.</summary>
    private static MultipartFormDataContent UploadForm(Stream file, string mimeType, string fileName)
    {
        var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        AddText(form, "messaging_product", "whatsapp");
        AddText(form, "type", mimeType);
        var part = new StreamContent(file);
        var safe = fileName.Replace('"', '_').Replace('\\', '_').ReplaceLineEndings("_");
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{safe}\"");
        part.Headers.ContentType = new MediaTypeHeaderValue(mimeType);
        form.Add(part);
        return form;
    }

    private static void AddText(MultipartFormDataContent form, string name, string value)
    {
        var part = new StringContent(value);
        part.Headers.ContentType = null;
        form.Add(part, $"\"{name}\"");
    }
}

/// <summary>Which addresses may be asked for a file.</summary>
internal static class MediaHosts
{
    public static bool Allow(Uri url, WhatsAppOptions options)
    {
        if (url.UserInfo.Length > 0)
            return false;
        if (options.AllowLoopback && IPAddress.TryParse(url.Host, out var address) && IPAddress.IsLoopback(address))
            return url.Scheme is "http" or "https";
        return url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && url.HostNameType == UriHostNameType.Dns
            && options.MediaHosts.Any(host =>
                url.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || url.Host.EndsWith("." + host, StringComparison.OrdinalIgnoreCase));
    }
}
