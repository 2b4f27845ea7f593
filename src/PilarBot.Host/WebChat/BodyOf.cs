using System.Text;
using PilarBot.Host.Webhooks;

namespace PilarBot.Host.WebChat;

/// <summary>Reads a body of text that has a bound in characters.</summary>
internal static class BodyOf
{
    /// <summary>Its bytes; null when it is longer.</summary>
    public static Task<byte[]?> ReadAsync(HttpRequest request, int mostCharacters) => ReadAsync(request.Body, mostCharacters, request.HttpContext.RequestAborted);

    public static async Task<byte[]?> ReadAsync(Stream from, int mostCharacters, CancellationToken cancellation)
    {
        // No character takes more than three bytes for each of its units.
        var body = await LimitedRead.ToArrayAsync(from, mostCharacters * 3, cancellation);
        return body is null || Encoding.UTF8.GetCharCount(body) > mostCharacters ? null : body;
    }
}
