using System.IO.Compression;
using PilarBot.Channels;
using PilarBot.Office.Complaints;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;
using PilarBot.Office.Tests.Harness;

namespace PilarBot.Office.Tests.Complaints;

internal static class HandOnSamples
{
    public const string Phone = "081234567890";

    public static readonly FileComplaint.Input Told = ComplaintSamples.Plain with
    {
        Description = "Saya, Wulandari, melihat Budi Kurniawan membagikan kaus. Hubungi +62 812-3456-7890 bila perlu.",
        Name = "Ibu Wulandari Saputri",
    };

    /// <summary>Gives evidence to a complaint, as it is once it has been fetched.</summary>
    public static async Task<IReadOnlyList<MediaItem>> GiveEvidenceAsync(this Desk desk, string number, params byte[][] files)
    {
        var complaint = await desk.LoadAsync(number);
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
                FileRef = "",
                Kind = MediaKind.Document,
                OwnerKind = "complaint",
                OwnerId = complaint.Id,
                State = MediaState.Stored,
                NotBefore = desk.Clock.Now.Date,
                // One day after another, so that their order is known.
                ReceivedAt = desk.Clock.Now.Date.AddDays(items.Count),
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
        return items;
    }

    public static async Task<HandOnComplaint.Result> HandOnAsync(this Desk desk, DeskChat handler, string number, bool withName = false, string form = "bawaslu-pemilu")
    {
        await desk.ConsentAsync(number, withName ? "with-name" : "without-name");
        var outcome = await desk.ActAsync(handler.Address, turn => desk.HandOn.RunAsync(new(number, form), turn));
        Assert.Null(outcome.Refusal);
        await desk.Packages.RunAsync(default);
        return outcome.Result!;
    }

    /// <summary>What the reporter says to its being handed on.</summary>
    public static async Task ConsentAsync(this Desk desk, string number, string consent) => Assert.Null(
        (await desk.ActAsync("900", turn => desk.AddToComplaint.RunAsync(new(number, null, null, null, null, null, null, consent), turn))).Refusal);

    /// <summary>The files that a handler's chat got, by name, in order; a name that came again is there with its newest.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FilesOfAsync(DeskChat handler) =>
        (await handler.HeardAsync()).OfType<OutboundMedia>().GroupBy(m => m.FileName!).ToDictionary(g => g.Key, g => g.Last().Source);

    public static async Task<byte[]> OpenAsync(this Desk desk, string source)
    {
        await using var content = await new StoredMedia(desk.Database.Office, desk.Media, TimeProvider.System).OpenAsync(source, default);
        using var read = new MemoryStream();
        await content.CopyToAsync(read);
        return read.ToArray();
    }

    public static Dictionary<string, byte[]> Unpack(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var content = e.Open();
            using var read = new MemoryStream();
            content.CopyTo(read);
            return read.ToArray();
        });
    }
}
