using System.Text;
using Microsoft.AspNetCore.Http.Features;
using PilarBot.Host.WebChat;

namespace PilarBot.Host.Simulator;

/// <summary>The simulator's addresses.</summary>
internal static class SimulatorEndpoints
{
    private const int MaxText = 4096;
    private const int MaxPhotos = 10;
    private const long MaxPhotosBody = 100 << 20;
    private static readonly PageFiles Page = new("Simulator/Page/");

    private sealed record Typed(string Text);

    private sealed record Tapped(long Message, string Data);

    private sealed record Place(double Latitude, double Longitude, double? Accuracy);

    private sealed record Shared(bool Own);

    private sealed record Blocking(bool Blocked);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var simulator = routes.MapGroup("/simulator");
        simulator.MapGet("/", (HttpContext context) => Page.Serve("index.html", context));
        simulator.MapGet("/page/{file}", (string file, HttpContext context) => Page.Serve(file, context));
        simulator.MapGet("/files/{id}", GiveFile);
        simulator.MapGet("/{phone}/events", Events);

        simulator.MapPost("/{phone}/text", (string phone, Typed body, string? nonce, PhoneInput input) => body.Text is { Length: > 0 and <= MaxText }
            ? OnAsync(phone, p => input.TextAsync(p, body.Text, nonce))
            : BadAsync($"Pesan berisi 1 sampai {MaxText} huruf."));
        simulator.MapPost("/{phone}/tap", (string phone, Tapped body, PhoneInput input) =>
            SimulatorPhones.Find(phone) is { } p && input.CanTap(p, body.Message, body.Data)
                ? OnAsync(phone, _ => input.TapAsync(p, body.Message, body.Data))
                : Task.FromResult(Results.NotFound()));
        simulator.MapPost("/{phone}/location", (string phone, Place body, string? nonce, PhoneInput input) =>
            Math.Abs(body.Latitude) <= 90 && Math.Abs(body.Longitude) <= 180
                ? OnAsync(phone, p => input.LocationAsync(p, body.Latitude, body.Longitude, body.Accuracy, nonce))
                : BadAsync("Lintang -90 sampai 90, bujur -180 sampai 180."));
        simulator.MapPost("/{phone}/contact", (string phone, Shared body, string? nonce, PhoneInput input) =>
            OnAsync(phone, p => input.ContactAsync(p, body.Own, nonce)));
        simulator.MapPost("/{phone}/voice", (string phone, string? nonce, PhoneInput input) => OnAsync(phone, p => input.VoiceAsync(p, nonce)));
        simulator.MapPost("/{phone}/sticker", (string phone, string? nonce, PhoneInput input) => OnAsync(phone, p => input.StickerAsync(p, nonce)));
        simulator.MapPost("/{phone}/block", (string phone, Blocking body, PhoneInput input) =>
            OnAsync(phone, p => input.BlockAsync(p, body.Blocked)));
        simulator.MapPost("/{phone}/photos", PhotosAsync);
        simulator.MapPost("/{phone}/document", DocumentAsync);
    }

    // One stream for all phones too: browsers keep few connections to one host.
    private static IResult Events(
        string phone, HttpRequest request, ChatStream stream, IHostApplicationLifetime lifetime, CancellationToken aborted)
    {
        IReadOnlyCollection<SimulatorPhone> phones = phone == "all" ? SimulatorPhones.All : [.. SimulatorPhones.All.Where(p => p.Key == phone)];
        if (phones.Count == 0)
            return Results.NotFound();
        // Ends with the host, which would wait for the page to go away otherwise.
        var ends = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        request.HttpContext.Response.RegisterForDispose(ends);
        return TypedResults.ServerSentEvents(stream.ReadAsync(phones, request.Headers["Last-Event-ID"], ends.Token));
    }

    private static IResult GiveFile(string id, SimulatorFiles files, HttpResponse response)
    {
        if (files.Find(id) is not { } file)
            return Results.NotFound();
        // Whatever somebody uploaded, nothing in it runs here.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return file.ImageType is { } image
            ? Results.Bytes(file.Bytes, image)
            : Results.Bytes(file.Bytes, "application/octet-stream", file.Name);
    }

    private static async Task<IResult> PhotosAsync(string phone, string? nonce, HttpRequest request, PhoneInput input, SimulatorFiles files)
    {
        if (await ReadFormAsync(request) is not { } form || form.Files.Count is 0 or > MaxPhotos)
            return Results.BadRequest($"Kirim 1 sampai {MaxPhotos} foto.");
        if (form.Files.Any(f => f.Length is 0 or > SimulatorFiles.MaxFile))
            return Results.BadRequest("Satu foto paling besar 20 MB.");
        var photos = new List<SimulatorFile>();
        foreach (var file in form.Files)
            photos.Add(await KeepAsync(file, files));
        return await OnAsync(phone, p => input.PhotosAsync(p, photos, form["caption"].ToString(), nonce));
    }

    private static async Task<IResult> DocumentAsync(string phone, string? nonce, HttpRequest request, PhoneInput input, SimulatorFiles files)
    {
        if (await ReadFormAsync(request) is not { Files: [{ Length: > 0 and <= SimulatorFiles.MaxFile } file] })
            return Results.BadRequest("Kirim satu berkas, paling besar 20 MB.");
        var kept = await KeepAsync(file, files);
        return await OnAsync(phone, p => input.DocumentAsync(p, kept, file.ContentType, nonce));
    }

    private static async Task<IFormCollection?> ReadFormAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return null;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxPhotosBody;
        try
        {
            return await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = MaxPhotosBody, ValueLengthLimit = MaxText });
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<SimulatorFile> KeepAsync(IFormFile file, SimulatorFiles files)
    {
        await using var stream = file.OpenReadStream();
        var bytes = new byte[file.Length];
        await stream.ReadExactlyAsync(bytes);
        return files.Keep(bytes, Path.GetFileName(file.FileName));
    }

    private static async Task<IResult> OnAsync(string key, Func<SimulatorPhone, Task<bool>> act) =>
        SimulatorPhones.Find(key) is not { } phone ? Results.NotFound()
        : await act(phone) ? Results.NoContent()
        : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);

    private static Task<IResult> BadAsync(string why) => Task.FromResult(Results.Text(why, "text/plain", Encoding.UTF8, StatusCodes.Status400BadRequest));
}
