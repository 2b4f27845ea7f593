using System.Text.Json;
using PilarBot.Channels;
using PilarBot.Channels.WhatsApp;
using PilarBot.Host.Workers;

namespace PilarBot.Host.Webhooks;

/// <summary>
/// Where Meta posts what happens on WhatsApp: 200 once every message of the batch had its turn, 503 while the database is out of reach, so
/// that Meta keeps the batch; those of it that had their turn are recognised then.
/// </summary>
internal static partial class WhatsAppEndpoint
{
    // Protocol section B.2: up to 3 MB, up to 1000 updates.
    private const int MaxBody = 3 << 20;

    public static void MapWhatsApp(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/webhooks/whatsapp", Verify);
        routes.MapPost("/webhooks/whatsapp", ReceiveAsync);
    }

    // Asked once, when the address is entered in the dashboard.
    private static IResult Verify(HttpRequest request, WhatsAppWebhook webhook) =>
        webhook.Verify(request.Query["hub.mode"], request.Query["hub.verify_token"], request.Query["hub.challenge"]) is { } challenge
            ? Results.Text(challenge)
            : Results.StatusCode(StatusCodes.Status403Forbidden);

    private static async Task<IResult> ReceiveAsync(HttpRequest request, WhatsAppWebhook webhook, Inbox inbox, ILogger<WhatsAppWebhook> logger)
    {
        if (await Posted.ReadAsync(request, MaxBody) is not { } body)
            return Posted.TooLarge;
        // Over the bytes as they came, before anything reads them.
        if (!webhook.IsGenuine(request.Headers[WhatsAppWebhook.SignatureHeader], body))
            return Results.Unauthorized();
        try
        {
            var batch = webhook.Read(body);
            foreach (var failed in batch.Reports.Where(r => r.State is DeliveryState.Failed))
                Log.NotDelivered(logger, failed.Account, failed.Failure?.ForStaff ?? "");
            foreach (var happened in batch.Events)
                Log.Notice(logger, happened.GetType().Name);
            return await inbox.ReceiveAsync(batch.Messages) ? Results.Ok() : Posted.Unavailable(request);
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3401, LogLevel.Warning, "{Account} reports that a message did not arrive: {Why}")]
        public static partial void NotDelivered(ILogger logger, string account, string why);

        [LoggerMessage(3402, LogLevel.Warning, "Meta tells {Event}; look at the account in WhatsApp Manager")]
        public static partial void Notice(ILogger logger, string @event);
    }
}
