using System.Text.Json;
using PilarBot.Channels.Telegram;
using PilarBot.Host.Workers;
using PilarBot.Office.Conversations;

namespace PilarBot.Host.Webhooks;

/// <summary>Where Telegram posts updates: 200 once the turn is committed, 503 while the database is out of reach, so that Telegram keeps the update.</summary>
internal static class TelegramEndpoint
{
    private const int MaxBody = 1 << 20;

    public static void MapTelegram(this IEndpointRouteBuilder routes) => routes.MapPost("/webhooks/telegram", ReceiveAsync);

    private static async Task<IResult> ReceiveAsync(HttpRequest request, TelegramWebhook webhook, Inbox inbox)
    {
        // Before the body is read: whoever does not know the secret costs nothing.
        if (!webhook.IsGenuine(request.Headers[TelegramWebhook.SecretHeader]))
            return Results.Unauthorized();
        if (await Posted.ReadAsync(request, MaxBody) is not { } body)
            return Posted.TooLarge;
        try
        {
            if (webhook.ParseUpdate(body) is not { } message)
                return Results.Ok();
            return await inbox.ReceiveAsync(message) is TurnResult.Outage ? Posted.Unavailable(request) : Results.Ok();
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }
    }
}
