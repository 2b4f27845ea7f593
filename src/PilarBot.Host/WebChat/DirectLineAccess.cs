using Microsoft.Extensions.Options;
using PilarBot.Channels.WebChat;

namespace PilarBot.Host.WebChat;

/// <summary>Who asks.</summary>
/// <param name="Token">What its token says; null for a program that has the secret itself.</param>
internal sealed record DirectLineCaller(DirectLineClaims? Token)
{
    /// <summary>True when it may touch a conversation: a token opens one, the secret those of its account.</summary>
    public bool MayOpen(string conversation) => Token is null || Token.Conv == conversation;
}

/// <summary>Checks who asks, and hands out ways in.</summary>
internal sealed class DirectLineAccess(DirectLineTokens tokens, IOptions<WebChatOptions> options)
{
    /// <summary>Who asks; null when it is nobody who may, and then why.</summary>
    public DirectLineCaller? Check(HttpRequest request, out IResult refusal)
    {
        refusal = Results.Empty;
        if (request.Headers.Authorization is not [{ } header] || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            refusal = DirectLineErrors.Of(StatusCodes.Status401Unauthorized, "MissingToken", "Send Authorization: Bearer with a token or the secret.");
            return null;
        }
        var word = header["Bearer ".Length..].Trim();
        if (tokens.Read(word, TokenUse.Chat, out var isExpired) is { } claims)
        {
            if (MayCome(claims, request))
                return new(claims);
            refusal = DirectLineErrors.Of(StatusCodes.Status403Forbidden, "BadOrigin", "The token is not for this site.");
            return null;
        }
        if (options.Value.Secret is { } secret && DirectLineTokens.IsSame(word, secret))
            return new((DirectLineClaims?)null);
        refusal = isExpired
            ? DirectLineErrors.Of(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.")
            : DirectLineErrors.Of(StatusCodes.Status403Forbidden, "BadToken", "The token is not valid.");
        return null;
    }

    /// <summary>What the token in a stream's address says; null when it is not valid any more.</summary>
    public DirectLineClaims? CheckStream(HttpRequest request) => tokens.Read(request.Query["t"], TokenUse.Stream, out _);

    /// <summary>A way into a conversation.</summary>
    public TokenAnswer Open(string conversation, string user, IReadOnlyList<string>? origins = null) => new(
        conversation,
        tokens.Issue(new(TokenUse.Chat, conversation) { User = user, Origins = origins }, DirectLineTokens.Life),
        (int)DirectLineTokens.Life.TotalSeconds);

    /// <summary>Where a conversation's activities come as they happen, from a place on.</summary>
    public string StreamUrl(HttpRequest request, string conversation, string? watermark)
    {
        var token = tokens.Issue(new(TokenUse.Stream, conversation), DirectLineTokens.StreamLife);
        var from = string.IsNullOrEmpty(watermark) ? "" : $"&watermark={Uri.EscapeDataString(watermark)}";
        return $"{(request.IsHttps ? "wss" : "ws")}://{request.Host}{request.PathBase}/v3/directline/conversations/{conversation}/stream?t={token}{from}";
    }

    // Programs send no origin; a page cannot leave it out.
    private static bool MayCome(DirectLineClaims claims, HttpRequest request) =>
        claims.Origins is not { Count: > 0 } origins || request.Headers.Origin is not [{ } origin] || origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}
