using System.Text.Json;
using PilarBot.Channels.WhatsApp;
using PilarBot.Host.Workers;
using PilarBot.Office;
using PilarBot.Office.Deliveries;

namespace PilarBot.Host.Webhooks;

/// <summary>
/// Where Meta posts what happens on WhatsApp: 200 once every message of the batch had its turn, 503 while the database is out of reach, so
/// that Meta keeps the batch; those of it that had their turn are recognised then.
/// </summary>
internal static class WhatsAppEndpoint
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

    // While the database is away, Meta keeps what it posted better than a queue of waiting requests would.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private static async Task<IResult> ReceiveAsync(
        HttpRequest request, WhatsAppWebhook webhook, Inbox inbox, DeliveryReports reports, AccountNews news, OfficeDatabase database)
    {
        if (await Posted.ReadAsync(request, MaxBody) is not { } body)
            return Posted.TooLarge;
        // Over the bytes as they came, before anything reads them.
        if (!webhook.IsGenuine(request.Headers[WhatsAppWebhook.SignatureHeader], body))
            return Results.Unauthorized();
        try
        {
            var batch = webhook.Read(body);
            var settled = inbox.ReceiveAsync(batch.Messages);
            await reports.RecordAsync(batch.Reports).WaitAsync(LongestWait);
            await news.TellAsync(batch.Events, CancellationToken.None);
            return await settled ? Results.Ok() : Posted.Unavailable(request);
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }
        catch (TimeoutException)
        {
            return Posted.Unavailable(request);
        }
        catch (Exception exception) when (database.IsOutage(exception))
        {
            return Posted.Unavailable(request);
        }
    }
}
