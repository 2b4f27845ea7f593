using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Channels.WebChat;
using PilarBot.Host.WebChat;
using PilarBot.Office;
using PilarBot.Office.WebChat;

namespace PilarBot.Host.Simulator;

/// <summary>The simulator's addresses: its page, and the way into its phones' conversations. All else is Direct Line.</summary>
internal static class SimulatorEndpoints
{
    private static readonly PageFiles Page = new("Simulator/Page/");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var simulator = routes.MapGroup("/simulator");
        simulator.MapGet("/", (HttpContext context) => Page.Serve("index.html", context));
        // The chat itself is the residents' own.
        simulator.MapGet("/page/{file}", (string file, HttpContext context) => (Page.Find(file) ?? ChatPage.Files.Find(file))?.Serve(context) ?? Results.NotFound());
        simulator.MapGet("/phones", TellAsync);
        simulator.MapPost("/{phone}/masuk", EnterAsync);
    }

    /// <summary>True when the phone at an address shuts the bot out.</summary>
    public static async Task<bool> IsBlockedAsync(OfficeDatabase database, string address, CancellationToken cancellation)
    {
        await using var db = database.Open();
        return await db.Conversations.AnyAsync(
            c => c.Account == SimulatorPhones.Account && c.Address == address && c.Unreachable == UnreachableReason.Blocked, cancellation);
    }

    private static async Task<IResult> TellAsync(OfficeProfile office, OfficeDatabase database, CancellationToken cancellation)
    {
        var phones = new List<ToldPhone>();
        foreach (var phone in SimulatorPhones.All)
            phones.Add(new(phone.Key, phone.Title, phone.Owner, phone.PhoneNumber, phone.Words, await IsBlockedAsync(database, phone.Address, cancellation)));
        return Results.Json(new ToldSimulator(office.Name, office.Zone.Hours, phones), SimulatorJson.Default.ToldSimulator);
    }

    private static async Task<IResult> EnterAsync(string phone, HttpRequest request, WebConversations conversations, DirectLineAccess access)
    {
        if (SimulatorPhones.Find(phone) is not { } known)
            return Results.NotFound();
        var (chat, _) = await conversations.OpenAsync(SimulatorPhones.Account, known.Address, known.UserId, request.HttpContext.RequestAborted);
        return Results.Json(
            access.Open(chat.Address, chat.UserId) with { StreamUrl = access.StreamUrl(request, chat.Address, null), UserId = chat.UserId },
            DirectLineJson.Relaxed.TokenAnswer);
    }
}

/// <summary>What the page is told first.</summary>
internal sealed record ToldSimulator(string Office, int ZoneHours, IReadOnlyList<ToldPhone> Phones);

/// <summary>A phone, as the page draws it.</summary>
internal sealed record ToldPhone(string Key, string Title, string Owner, string Number, IReadOnlyList<string> Words, bool Blocked);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ToldSimulator))]
internal sealed partial class SimulatorJson : JsonSerializerContext;
