using System.Text.Json;
using Microsoft.Extensions.Options;
using PilarBot.Channels.WebChat;
using PilarBot.Office.WebChat;

namespace PilarBot.Host.WebChat;

/// <summary>The way in and out for our own page: no secret of the office's is needed, since a chat is nobody's but its browser's.</summary>
internal static class ObrolanEndpoints
{
    private const int MaxBody = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var page = routes.MapGroup("/obrolan").AddEndpointFilter(DirectLineEndpoints.GuardAsync);
        page.MapPost("/masuk", EnterAsync);
        page.MapPost("/selesai", EndAsync);
    }

    private static async Task<IResult> EnterAsync(
        HttpRequest request, WebConversations conversations, DirectLineAccess access, WebChatLimits limits, IOptions<WebChatOptions> options)
    {
        var (account, cancellation) = (options.Value.Account, request.HttpContext.RequestAborted);
        // Another site's page cannot send this type without asking first, and is told no.
        if (!request.HasJsonContentType() || await BodyOf.ReadAsync(request, MaxBody) is not { } body || ResumeOf(body) is not { } asked)
            return DirectLineErrors.Malformed("The body is a JSON object, with resume where there is one.");
        if (asked.Resume is { } resume)
            return await conversations.ResumeAsync(account, resume, cancellation) is { } known
                ? Answer(known, resume, StatusCodes.Status200OK)
                : DirectLineErrors.NotFound;
        if (limits.Conversation(request.HttpContext) is { } refusal)
            return refusal;
        var begun = await conversations.BeginAsync(account, cancellation);
        return Answer(begun.Chat, begun.Resume, StatusCodes.Status201Created);

        IResult Answer(WebConversation chat, string? secret, int status) => Results.Json(
            access.Open(chat.Address, chat.UserId) with
            {
                StreamUrl = access.StreamUrl(request, chat.Address, null),
                Resume = secret,
                UserId = chat.UserId,
            },
            DirectLineJson.Relaxed.TokenAnswer, statusCode: status);
    }

    private static async Task<IResult> EndAsync(HttpRequest request, DirectLineAccess access, EndWebConversation end, WebChatFeed feed)
    {
        if (access.Check(request, out var refusal) is not { } caller)
            return refusal;
        if (caller.Token is not { } token)
            return DirectLineErrors.Malformed("A conversation is ended with its token.");
        var (chat, gone) = await DirectLineEndpoints.FindAsync(token.Conv, request);
        if (chat is null)
            return gone!;
        await end.RunAsync(chat, CancellationToken.None);
        feed.End(chat.Id);
        return Results.NoContent();
    }

    private static ResumeRequest? ResumeOf(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DirectLineJson.Relaxed.ResumeRequest);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
