using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PilarBot.Channels.WebChat;
using PilarBot.Office;
using PilarBot.Office.WebChat;

namespace PilarBot.Host.WebChat;

/// <summary>Direct Line 3.0 (protocol section C): what Microsoft's web chat and any other of its clients speak.</summary>
internal static class DirectLineEndpoints
{
    /// <summary>The name of the rule about which sites' pages may ask.</summary>
    public const string Cors = "directline";

    /// <summary>Characters of an activity.</summary>
    private const int MaxActivity = 256 * 1024;

    private const int Page = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var line = routes.MapGroup("/v3/directline").RequireCors(Cors).AddEndpointFilter(GuardAsync);
        line.MapPost("/tokens/generate", GenerateAsync);
        line.MapPost("/tokens/refresh", RefreshAsync);
        line.MapPost("/conversations", BeginAsync);
        line.MapGet("/conversations/{id}", ReconnectAsync);
        line.MapGet("/conversations/{id}/activities", ReadAsync);
        line.MapPost("/conversations/{id}/activities", PostAsync);
        line.MapPost("/conversations/{id}/upload", DirectLineUpload.PostAsync);
        line.MapGet("/conversations/{id}/stream", StreamAsync);
        line.MapGet("/files/{token}/{name?}", (string token, string? name, WebChatFiles files, HttpContext context) => files.GiveAsync(token, name, context));
        // Only cards for logins ask for it, and there are none.
        line.MapGet("/session/getsessionid", () => DirectLineErrors.NotFound);
    }

    /// <summary>What holds for every request: it counts, nothing of it is kept on the way, and an outage says when to come again.</summary>
    public static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        context.Response.Headers.CacheControl = "no-store";
        if (context.RequestServices.GetRequiredService<WebChatLimits>().Request(context) is { } refusal)
            return refusal;
        try
        {
            return await next(invocation);
        }
        catch (Exception exception) when (context.RequestServices.GetRequiredService<OfficeDatabase>().IsOutage(exception))
        {
            return DirectLineErrors.Unavailable(context);
        }
    }

    /// <summary>The chat that a request names, if its caller may open it and it goes on; else the refusal.</summary>
    public static async Task<(WebConversation? Chat, IResult? Refusal)> FindAsync(string id, HttpRequest request, bool evenEnded = false)
    {
        var services = request.HttpContext.RequestServices;
        if (services.GetRequiredService<DirectLineAccess>().Check(request, out var refusal) is not { } caller)
            return (null, refusal);
        if (!caller.MayOpen(id))
            return (null, DirectLineErrors.Of(StatusCodes.Status403Forbidden, "BadToken", "The token is for another conversation."));
        var chat = await services.GetRequiredService<WebConversations>().FindAsync(id, request.HttpContext.RequestAborted);
        if (chat is null || (caller.Token is null && chat.Account != services.GetRequiredService<IOptions<WebChatOptions>>().Value.Account))
            return (null, DirectLineErrors.NotFound);
        return chat.EndedAt is null || evenEnded ? (chat, null) : (null, DirectLineErrors.NotFound);
    }

    /// <summary>Takes an activity that a client posted, and words what became of it.</summary>
    public static async Task<IResult> TakeAsync(WebConversation chat, Activity posted, IReadOnlyList<Attachment> files, IReadOnlyList<Guid> uploads, HttpContext context)
    {
        var activity = WebChatReading.Clean(posted, chat.UserId, files);
        var intake = context.RequestServices.GetRequiredService<WebChatIntake>();
        if (context.RequestServices.GetServices<WebChatChannel>().FirstOrDefault(c => c.Account == chat.Account) is not { } channel)
            return DirectLineErrors.NotFound;
        return await intake.TakeAsync(chat, activity, uploads, channel.Read) switch
        {
            Intake.Taken taken => Results.Json(new ResourceAnswer(taken.Activity.Id!), DirectLineJson.Relaxed.ResourceAnswer),
            Intake.Outage => DirectLineErrors.Unavailable(context),
            _ => DirectLineErrors.NotFound,
        };
    }

    private static async Task<IResult> GenerateAsync(HttpRequest request, DirectLineAccess access)
    {
        if (access.Check(request, out var refusal) is not { } caller)
            return refusal;
        if (caller.Token is not null)
            return DirectLineErrors.Of(StatusCodes.Status403Forbidden, "BadToken", "Tokens are generated with the secret.");
        if (await AskedAsync(request) is not { } asked || asked.User?.Id is not null && UserOf(asked) is null)
            return DirectLineErrors.Malformed("The body is a JSON object with user.id, which begins with dl_, and trustedOrigins; or empty.");
        return Answer(access.Open(WebConversation.NewWord(), UserOf(asked) ?? WebConversations.NewUser(), asked.TrustedOrigins));
    }

    private static async Task<IResult> RefreshAsync(HttpRequest request, DirectLineAccess access, WebConversations conversations)
    {
        if (access.Check(request, out var refusal) is not { } caller)
            return refusal;
        if (caller.Token is not { User: { } user } token)
            return DirectLineErrors.Malformed("Only a token is refreshed.");
        return await conversations.FindAsync(token.Conv, request.HttpContext.RequestAborted) is { EndedAt: not null }
            ? DirectLineErrors.NotFound
            : Answer(access.Open(token.Conv, user, token.Origins));
    }

    private static async Task<IResult> BeginAsync(
        HttpRequest request, DirectLineAccess access, WebConversations conversations, WebChatLimits limits, IOptions<WebChatOptions> options)
    {
        if (access.Check(request, out var refusal) is not { } caller)
            return refusal;
        if (caller.Token is { } known && await conversations.FindAsync(known.Conv, request.HttpContext.RequestAborted) is { } existing)
            return existing.EndedAt is null ? Begun(existing, isNew: false) : DirectLineErrors.NotFound;
        if (limits.Conversation(request.HttpContext) is { } tooMany)
            return tooMany;
        if (await AskedAsync(request) is not { } asked)
            return DirectLineErrors.Malformed("The body is a JSON object, or empty.");
        // What a token says goes before what its bearer says.
        var (chat, isNew) = await conversations.OpenAsync(
            options.Value.Account, caller.Token?.Conv ?? WebConversation.NewWord(), caller.Token?.User ?? UserOf(asked) ?? WebConversations.NewUser(),
            request.HttpContext.RequestAborted);
        return Begun(chat, isNew);

        IResult Begun(WebConversation chat, bool isNew) => Answer(
            access.Open(chat.Address, chat.UserId, caller.Token?.Origins) with { StreamUrl = access.StreamUrl(request, chat.Address, null) },
            isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> ReconnectAsync(string id, string? watermark, HttpRequest request, DirectLineAccess access)
    {
        var (chat, refusal) = await FindAsync(id, request);
        return chat is null ? refusal!
            : PlaceOf(watermark) is null ? DirectLineErrors.Malformed("The watermark is not one of ours.")
            : Answer(access.Open(chat.Address, chat.UserId) with { StreamUrl = access.StreamUrl(request, chat.Address, watermark) });
    }

    private static async Task<IResult> ReadAsync(string id, string? watermark, HttpRequest request, WebTranscript transcript, WebChatFiles files)
    {
        // Also of a chat that has ended: its client learns so from the empty page and its refused posts.
        var (chat, refusal) = await FindAsync(id, request, evenEnded: true);
        if (chat is null)
            return refusal!;
        if (PlaceOf(watermark) is not { } after)
            return DirectLineErrors.Malformed("The watermark is not one of ours.");
        var (activities, last) = await transcript.ReadAsync(chat, after, Page, request.HttpContext.RequestAborted);
        var address = WebChatFiles.BaseOf(request);
        return Results.Json(
            new ActivitySet([.. activities.Select(a => files.Show(a, address))], last.ToString(CultureInfo.InvariantCulture)), DirectLineJson.Relaxed.ActivitySet);
    }

    private static async Task<IResult> PostAsync(string id, HttpRequest request, WebChatLimits limits, EndWebConversation end, WebChatFeed feed)
    {
        var (chat, refusal) = await FindAsync(id, request);
        if (chat is null)
            return refusal!;
        if (limits.Message(request.HttpContext, chat.Address) is { } tooMany)
            return tooMany;
        if (await BodyOf.ReadAsync(request, MaxActivity) is not { } body)
            return DirectLineErrors.TooLarge;
        Activity posted;
        try
        {
            posted = WebChatReading.Parse(body);
        }
        catch (JsonException)
        {
            return DirectLineErrors.Malformed("The body is not an activity.");
        }
        switch (posted.Type)
        {
            case "typing":
                // Nobody sees it, and nothing is kept of it.
                return Results.Json(new ResourceAnswer($"{chat.Address}|typing"), DirectLineJson.Relaxed.ResourceAnswer);
            case "endOfConversation":
                await end.RunAsync(chat, CancellationToken.None);
                feed.End(chat.Id);
                return Results.Json(new ResourceAnswer($"{chat.Address}|end"), DirectLineJson.Relaxed.ResourceAnswer);
            default:
                return await TakeAsync(chat, posted, [], [], request.HttpContext);
        }
    }

    private static async Task<IResult> StreamAsync(
        string id, string? watermark, HttpContext context, DirectLineAccess access, WebConversations conversations, WebChatLimits limits, DirectLineStream stream)
    {
        if (access.CheckStream(context.Request) is not { } claims || claims.Conv != id)
            return DirectLineErrors.Of(StatusCodes.Status403Forbidden, "BadToken", "The stream's address is not valid any more; ask for a new one.");
        if (!context.WebSockets.IsWebSocketRequest || PlaceOf(watermark) is not { } after)
            return DirectLineErrors.Malformed("This is a WebSocket's address.");
        if (await conversations.FindAsync(id, context.RequestAborted) is not { EndedAt: null } chat)
            return DirectLineErrors.NotFound;
        using var place = limits.Stream(context);
        if (!place.IsAcquired)
            return WebChatLimits.Refuse(context, TimeSpan.FromSeconds(10));
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await stream.RunAsync(context, socket, chat, after);
        return Results.Empty;
    }

    // An empty body asks for nothing in particular; null for one that cannot be read.
    private static async Task<TokenRequest?> AskedAsync(HttpRequest request)
    {
        if (await BodyOf.ReadAsync(request, MaxActivity) is not { } body)
            return null;
        try
        {
            return body.Length == 0 ? new() : JsonSerializer.Deserialize(body, DirectLineJson.Relaxed.TokenRequest);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Who may be named: whoever begins so cannot be claimed by a client later on.
    private static string? UserOf(TokenRequest asked) =>
        asked.User?.Id is { Length: <= 80 } id && id.StartsWith("dl_", StringComparison.Ordinal) ? id : null;

    private static long? PlaceOf(string? watermark) =>
        string.IsNullOrEmpty(watermark) ? 0 : long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;

    private static IResult Answer(TokenAnswer answer, int status = StatusCodes.Status200OK) =>
        Results.Json(answer, DirectLineJson.Relaxed.TokenAnswer, statusCode: status);
}
