using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Privacy;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Tests.Media;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Rtlh;

public sealed class ErasureTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_erased_house_takes_its_photos_hand_overs_and_documents_with_it(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PeopleAsync();
        var number = await desk.AssignedAsync();
        var photos = await desk.SendsAsync("2", PictureFiles.Jpeg());
        var document = (await desk.ActAsync("2", turn => desk.HandOverGoods.RunAsync(RtlhSamples.Goods(number, photos, ("Semen", 1, "sak")), turn))).Result!.Document;
        await desk.WriteDocuments.RunAsync(default);
        var scan = await desk.SendsAsync("2", PictureFiles.Png(2, 2));
        await desk.ActAsync("2", turn => desk.SignDocument.RunAsync(new(document, scan), turn));
        var erase = new EraseRecord(desk.Database.Office, desk.Office, desk.Media, desk.Sealer, desk.Clock);
        var hold = new HoldRecord(desk.Database.Office, desk.Office, desk.Sealer, desk.Clock);

        Assert.True(await hold.AddAsync(RecordKind.Rtlh, number, "Pemeriksaan inspektorat.", "Inspektur", default));
        Assert.Equal(number, Assert.Single(await hold.ListAsync(default)).Number);
        Assert.Equal(ErasureOutcome.Held, await erase.RunAsync(RecordKind.Rtlh, number, ErasureReason.Request, "Andi", default));
        Assert.Equal(1, await hold.EndAsync(RecordKind.Rtlh, number, "Inspektur", default));
        Assert.Equal(ErasureOutcome.Erased, await erase.RunAsync(RecordKind.Rtlh, number, ErasureReason.Request, "Andi", default));

        await using var db = desk.Database.Office.Open();
        Assert.Equal((0, 0, 0, 0), (await db.RtlhApplications.CountAsync(), await db.HandOvers.CountAsync(), await db.RtlhEvents.CountAsync(), await db.RtlhFiles.CountAsync()));
        Assert.Equal((0, 0), (await db.Documents.CountAsync(), await db.Media.CountAsync()));
        Assert.All(photos.Concat(scan), id => Assert.False(desk.Media.Has(id)));
        Assert.Equal((RecordKind.Rtlh, number), RecordNumber.Read(number.ToLowerInvariant()));
    }
}
