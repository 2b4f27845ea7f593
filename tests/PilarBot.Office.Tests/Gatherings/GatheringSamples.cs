using PilarBot.Channels;
using PilarBot.Office.Tests.Harness;

namespace PilarBot.Office.Tests.Gatherings;

/// <summary>An office with somebody who invites and three TKSK of different kecamatan, and a rakor to which they are invited.</summary>
internal static class GatheringSamples
{
    public const string Poleang = "74.06.01";
    public const string Boepinang = "74.06.01.1010";

    // Nine in the morning, WITA.
    public static readonly DateTime Monday = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);
    public static readonly DateTime Start = Monday.AddDays(10);

    public static async Task<Desk> OpenAsync(string provider)
    {
        var desk = await Desk.OpenAsync(provider);
        desk.Clock.Now = Monday;
        await desk.PersonAsync("staf", "Andi Saputra", ("staf-dinsos", ""));
        foreach (var (chat, name, place) in ((string, string, string)[])[("tksk-1", "Tksk Satu", Poleang), ("tksk-2", "Tksk Dua", "74.06.04"), ("tksk-3", "Tksk Tiga", "74.06.02")])
            await desk.PersonAsync(chat, name, ("tksk", place));
        return desk;
    }

    public static async Task<string> PlanAsync(Desk desk, DateTime? at = null) => (await desk.ActAsync("staf", turn => desk.PlanGathering.RunAsync(
        new("rakor", "Rakor pilar sosial", "Pemutakhiran DTSEN", at ?? Start, Boepinang, "Aula Dinas Sosial", null, "tksk", null, null), turn))).Result!.Number;

    public static OutboundMedia FileOf(IReadOnlyList<OutboundMessage> heard) => heard.OfType<OutboundMedia>().Last();
}
