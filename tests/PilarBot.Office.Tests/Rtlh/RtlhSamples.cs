using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Media;
using PilarBot.Office.Rtlh;
using PilarBot.Office.Sealing;
using PilarBot.Office.Tests.Harness;

namespace PilarBot.Office.Tests.Rtlh;

internal static class RtlhSamples
{
    /// <summary>The kecamatan of <see cref="Boepinang"/>.</summary>
    public const string Poleang = "74.06.01";
    public const string Boepinang = "74.06.01.1010";

    public const string Nik = "7406014107480001";

    /// <summary>A house of which all is known.</summary>
    public static readonly ProposeHouse.Input Known = new(
        "Nenek Halimah", Nik, "7406010101010001", null, Boepinang, "Dusun Satu, RT 2, dekat pasar", 5, 30m, ["dinding-atap", "lantai"], false, ["disabilitas"],
        "DTSEN", "ID-77", new(2026, 11, 20), [new("ya", null), new("ya", null), new("ya", null), new("ya", null)], null);

    /// <summary>Somebody else in another desa, or of another number.</summary>
    public static ProposeHouse.Input Other(int number, string desa = Boepinang) => Known with { Name = $"Warga {number}", Nik = $"74060141074{number:D5}", Kk = null, Desa = desa };

    /// <summary>Whoever proposes, verifies, decides and hands over in the samples.</summary>
    public static async Task<(DeskChat Psm, DeskChat Tksk, DeskChat Staff)> PeopleAsync(this Desk desk) => (
        await desk.PersonAsync("1", "Rahma Psm", ("psm", Boepinang)),
        await desk.PersonAsync("2", "Sitti Tksk", ("tksk", Poleang)),
        await desk.PersonAsync("3", "Andi Staf", ("staf-dinsos", "")));

    public static async Task<ProposeHouse.Result> ProposeAsync(this Desk desk, string address, ProposeHouse.Input input)
    {
        desk.Clock.Now += TimeSpan.FromSeconds(1);
        var outcome = await desk.ActAsync(address, turn => desk.ProposeHouse.RunAsync(input, turn));
        Assert.Null(outcome.Refusal);
        return outcome.Result!;
    }

    public static async Task<string?> MoveAsync(this Desk desk, string address, string number, string state, string? basis = "Hasil verval lapangan.")
    {
        desk.Clock.Now += TimeSpan.FromSeconds(1);
        return (await desk.ActAsync(address, turn => MoveHouse.RunAsync(new(number, state, basis, null), turn))).Refusal?.Code;
    }

    /// <summary>A house for which goods may be handed over.</summary>
    public static async Task<string> AssignedAsync(this Desk desk, ProposeHouse.Input? input = null, string proposer = "1", string decider = "3")
    {
        var number = (await desk.ProposeAsync(proposer, input ?? Known)).Number;
        foreach (var state in (string[])["verifying", "eligible", "assigned"])
            Assert.Null(await desk.MoveAsync(decider, number, state));
        return number;
    }

    public static async Task<FindHouses.Details> ShowAsync(this Desk desk, string address, string number)
    {
        var outcome = await desk.ActAsync(address, turn => desk.FindHouses.ShowAsync(new(number), turn));
        Assert.Null(outcome.Refusal);
        return outcome.Result!;
    }

    /// <summary>Files that a chat sent and no record has yet, as they are once fetched.</summary>
    public static async Task<IReadOnlyList<Guid>> SendsAsync(this Desk desk, string address, params byte[][] files)
    {
        Guid chat;
        await using (var db = desk.Database.Office.Open())
            chat = await db.Conversations.Where(c => c.Address == address).Select(c => c.Id).SingleAsync();
        var items = new List<MediaItem>();
        foreach (var file in files)
        {
            var id = HiddenId.New();
            var key = desk.Sealer.NewKey(id);
            var kept = Assert.IsType<MediaKept>(await desk.Media.StoreAsync(id, key, new MemoryStream(file), MediaKind.Document, 20 << 20, default));
            items.Add(new()
            {
                Id = id,
                Account = "telegram",
                ConversationId = chat,
                FileRef = "",
                Kind = MediaKind.Photo,
                State = MediaState.Stored,
                NotBefore = desk.Clock.Now,
                ReceivedAt = desk.Clock.Now,
                Key = key,
                Type = kept.Type.Mime,
                Size = kept.Size,
                Sha256 = kept.Sha256,
            });
        }
        await desk.Database.Office.WriteAsync(db =>
        {
            db.Media.AddRange(items);
            return Task.FromResult(0);
        }, default);
        return [.. items.Select(i => i.Id)];
    }

    public static HandOverGoods.Input Goods(string number, IReadOnlyList<Guid> photos, params (string Name, decimal Quantity, string Unit)[] goods) => new(
        number, [.. goods.Select(g => new HandOverGoods.GoodsGiven(g.Name, g.Quantity, g.Unit))], "Budi Halim", "Anak", new(2026, 11, 22), "Balai Desa Boepinang", "s0", photos);
}
