using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Documents;
using PilarBot.Office.Media;
using PilarBot.Office.Tests.Complaints;
using PilarBot.Office.Tests.Documents;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Tests.Media;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Rtlh;

public sealed class HandOverTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_bast_shows_goods_receiver_and_photo_without_what_the_phone_wrote_into_it(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var (psm, tksk, _) = await desk.PeopleAsync();
        var number = await desk.AssignedAsync();
        var photos = await desk.SendsAsync("2", PictureFiles.Jpeg(400, 300, 6));

        var outcome = await desk.ActAsync("2", turn => desk.HandOverGoods.RunAsync(RtlhSamples.Goods(number, photos, ("Semen 50 kg", 20, "sak"), ("Seng gelombang", 12.5m, "lembar")), turn));
        await desk.WriteDocuments.RunAsync(default);

        Assert.Null(outcome.Refusal);
        Assert.Equal(("BAST/001/DINSOS/XI/2026", false), (outcome.Result!.Document, outcome.Result.IsSigned));
        var sent = Assert.Single((await tksk.HeardAsync()).OfType<OutboundMedia>());
        Assert.Equal("BAST-001-DINSOS-XI-2026.docx", sent.FileName);
        var docx = await desk.OpenAsync(sent.Source);
        Assert.Equal([], DocxText.Faults(docx));
        var text = DocxText.Read(docx);
        foreach (var part in (string[])["Nomor: BAST/001/DINSOS/XI/2026", "hari Minggu, tanggal 22 November 2026, bertempat di Balai Desa Boepinang",
            "1 | Semen 50 kg | 20 | sak", "2 | Seng gelombang | 12,5 | lembar", "Pihak Kedua | Budi Halim", "Hubungan dengan pemilik rumah | Anak",
            "Pemilik rumah | Nenek Halimah", "Jabatan | Kepala Dinas Sosial", "Diserahkan oleh petugas Sitti Tksk"])
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Rp", text, StringComparison.Ordinal);
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), false);
        var picture = Assert.Single(word.MainDocumentPart!.ImageParts);
        using var content = new MemoryStream();
        await picture.GetStream().CopyToAsync(content);
        Assert.Equal(-1, content.ToArray().AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(PictureFiles.Secret)));
        // Taken with the phone on its side: upright in the document, whose room it does not leave.
        var frame = Assert.Single(word.MainDocumentPart.Document.Descendants<DocumentFormat.OpenXml.Drawing.Transform2D>());
        Assert.Equal(5_400_000, frame.Rotation!.Value);
        var seen = Assert.Single(word.MainDocumentPart.Document.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.Extent>());
        Assert.Equal(4, Math.Round(3d * seen.Cx! / seen.Cy!));
        var reach = Assert.Single(word.MainDocumentPart.Document.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.EffectExtent>());
        Assert.Equal((seen.Cx!.Value - seen.Cy!.Value, 0), (2 * reach.TopEdge!.Value, reach.LeftEdge!.Value));
        Assert.Equal("barang diserahkan", (await desk.ShowAsync("1", number)).State);
        Assert.Contains($"Usulan **{number}** sekarang **barang diserahkan**", await psm.TranscriptAsync(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Hostile_text_in_fields_stays_text(string provider)
    {
        const string hostile = "<w:p/>&lt; **x** {pemilik.nik} | =1+1 \u202Etxt \uD83D [y](http://z)\u0000";
        await using var desk = await Desk.OpenAsync(provider);
        var (_, tksk, _) = await desk.PeopleAsync();
        var number = await desk.AssignedAsync(RtlhSamples.Known with { Name = "Nenek " + hostile, Address = hostile });
        var photos = await desk.SendsAsync("2", SampleFiles.Pdf());

        var outcome = await desk.ActAsync("2", turn => desk.HandOverGoods.RunAsync(
            RtlhSamples.Goods(number, photos, (hostile, 1, hostile)) with { Receiver = hostile, Relation = hostile, Place = hostile }, turn));
        await desk.WriteDocuments.RunAsync(default);

        Assert.Null(outcome.Refusal);
        var docx = await desk.OpenAsync(Assert.Single((await tksk.HeardAsync()).OfType<OutboundMedia>()).Source);
        Assert.Equal([], DocxText.Faults(docx));
        var text = DocxText.Read(docx);
        const string read = "<w:p/>&lt; **x** {pemilik.nik} | =1+1 txt \uFFFD [y](http://z)";
        Assert.Contains($"1 | {read} | 1 | {read}", text, StringComparison.Ordinal);
        Assert.Contains($"Pihak Kedua | {read}", text, StringComparison.Ordinal);
        Assert.DoesNotContain(RtlhSamples.Nik, text, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Money_is_no_goods_and_a_house_that_is_not_assigned_gets_none(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PeopleAsync();
        var number = (await desk.ProposeAsync("1", RtlhSamples.Known)).Number;
        async Task<string?> Try(params (string, decimal, string)[] goods) =>
            (await desk.ActAndUndoAsync("2", turn => desk.HandOverGoods.RunAsync(RtlhSamples.Goods(number, [], goods), turn))).Refusal?.Code;

        Assert.Equal("cannot-move", await Try(("Semen", 1, "sak")));
        foreach (var state in (string[])["verifying", "eligible", "assigned"])
            await desk.MoveAsync("3", number, state);
        Assert.Equal("no-cash", await Try(("Semen", 1, "sak"), ("Uang tunai", 15_000_000, "rupiah")));
        Assert.Equal("no-cash", await Try(("bantuan Rp. 15 juta", 1, "set")));
        Assert.Equal("no-goods", await Try());
        Assert.Equal("no-goods", await Try(("Semen", 0, "sak")));
        Assert.Null(await Try(("Tunas kelapa", 1, "batang")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_document_waits_for_its_photo_and_goes_out_without_it_when_it_never_comes(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var (_, tksk, _) = await desk.PeopleAsync();
        var number = await desk.AssignedAsync();
        var photos = await desk.SendsAsync("2", PictureFiles.Jpeg());
        await desk.Database.Office.WriteAsync(db => db.Media.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MediaState.Pending)), default);
        await desk.ActAsync("2", turn => desk.HandOverGoods.RunAsync(RtlhSamples.Goods(number, photos, ("Semen", 1, "sak")), turn));

        await desk.WriteDocuments.RunAsync(default);
        Assert.Empty((await tksk.HeardAsync()).OfType<OutboundMedia>());

        desk.Clock.Now += TimeSpan.FromMinutes(11);
        await desk.WriteDocuments.RunAsync(default);
        var docx = await desk.OpenAsync(Assert.Single((await tksk.HeardAsync()).OfType<OutboundMedia>()).Source);
        Assert.Equal([], DocxText.Faults(docx));
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), false);
        Assert.Empty(word.MainDocumentPart!.ImageParts);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_signed_document_is_locked_found_again_and_seen_only_where_one_works(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var (_, tksk, _) = await desk.PeopleAsync();
        await desk.PersonAsync("8", "Tksk Lain", ("tksk", "74.06.02"));
        await desk.PersonAsync("9", "Kades Lain", ("kades-lurah", "74.06.01.2003"));
        var number = await desk.AssignedAsync();
        var photos = await desk.SendsAsync("2", PictureFiles.Jpeg());
        var document = (await desk.ActAsync("2", turn => desk.HandOverGoods.RunAsync(RtlhSamples.Goods(number, photos, ("Semen", 1, "sak")), turn))).Result!.Document;
        await desk.WriteDocuments.RunAsync(default);
        foreach (var stranger in (string[])["8", "9", "1"])
        {
            Assert.Equal(0, (await desk.ActAsync(stranger, turn => ShowDocuments.ListAsync(new(), turn))).Result!.Count);
            Assert.Equal("not-found", (await desk.ActAsync(stranger, turn => desk.ShowDocuments.ShowAsync(new(document), turn))).Refusal!.Code);
            Assert.Equal("not-found", (await desk.ActAsync(stranger, turn => ShowDocuments.SendAsync(new(document), turn))).Refusal!.Code);
            Assert.Equal("not-found", (await desk.ActAsync(stranger, turn => desk.SignDocument.RunAsync(new(document, photos), turn))).Refusal!.Code);
        }

        Assert.Equal("no-file", (await desk.ActAsync("2", turn => desk.SignDocument.RunAsync(new(document, []), turn))).Refusal!.Code);
        var scan = await desk.SendsAsync("2", PictureFiles.Png(2, 2));
        Assert.Equal(1, (await desk.ActAsync("2", turn => desk.SignDocument.RunAsync(new("bast / 001 / dinsos / xi / 2026", scan), turn))).Result!.Count);

        Assert.Equal("locked", (await desk.ActAsync("3", turn => desk.SignDocument.RunAsync(new(document, photos), turn))).Refusal!.Code);
        Assert.False((await desk.ActAsync("3", turn => desk.ShowDocuments.ShowAsync(new(document), turn))).Result!.MaySign);
        // From now on the signed one is what is given, whoever asks and however.
        Assert.True((await desk.ActAsync("3", turn => ShowDocuments.SendAsync(new(document), turn))).Result!.IsSigned);
        var again = (await desk.ActAsync("2", turn => desk.HandOverGoods.RunAsync(RtlhSamples.Goods(number, [], ("Semen", 1, "sak")) with { Place = "Tempat lain" }, turn))).Result!;
        Assert.Equal((document, true), (again.Document, again.IsSigned));
        Assert.Equal(0, await desk.WriteDocuments.RunAsync(default));
        Assert.Equal(scan[0].ToString(), Assert.Single((await desk.Chat("3").HeardAsync()).OfType<OutboundMedia>()).Source);
        Assert.Equal(scan[0].ToString(), (await tksk.HeardAsync()).OfType<OutboundMedia>().Last().Source);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Before_it_is_signed_a_document_may_be_made_anew_under_its_number_and_numbers_count_within_the_year(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        desk.DocumentOptions.NumberPattern = "{urut}/{kode}-{unit}/{bulan}.{tahun}";
        desk.DocumentOptions.Kinds["bast-rtlh"] = new() { Code = "400.9" };
        var (_, tksk, _) = await desk.PeopleAsync();
        var first = await desk.AssignedAsync();
        async Task<string> HandOver(string goods, string place = "Balai Desa") => (await desk.ActAsync("2", turn => desk.HandOverGoods.RunAsync(
            RtlhSamples.Goods(first, [], (goods, 1, "sak")) with { On = DateOnly.FromDateTime(desk.Clock.Now), Place = place }, turn))).Result!.Document;

        Assert.Equal("001/400.9-DINSOS/11.2026", await HandOver("Semen"));
        Assert.Equal("002/400.9-DINSOS/11.2026", await HandOver("Seng"));
        // What a turn takes back, its number too.
        await desk.ActAndUndoAsync("2", turn => desk.HandOverGoods.RunAsync(RtlhSamples.Goods(first, [], ("Kayu", 1, "batang")), turn));
        Assert.Equal("003/400.9-DINSOS/11.2026", await HandOver("Paku"));
        desk.Clock.Now = new(2026, 12, 31, 23, 0, 0, DateTimeKind.Utc);
        Assert.Equal("001/400.9-DINSOS/01.2027", await HandOver("Semen"));

        await desk.WriteDocuments.RunAsync(default);
        Assert.Equal("001/400.9-DINSOS/01.2027", await HandOver("Semen", "Rumah penerima"));
        await desk.WriteDocuments.RunAsync(default);
        var newest = (await tksk.HeardAsync()).OfType<OutboundMedia>().Last();
        Assert.Equal("001-400.9-DINSOS-01.2027-v2.docx", newest.FileName);
        Assert.Contains("bertempat di Rumah penerima", DocxText.Read(await desk.OpenAsync(newest.Source)), StringComparison.Ordinal);
        // The same facts are no new version.
        await desk.ActAsync("2", turn => ShowDocuments.SendAsync(new("001/400.9-DINSOS/01.2027"), turn));
        await desk.WriteDocuments.RunAsync(default);
        Assert.Equal(newest.FileName, (await tksk.HeardAsync()).OfType<OutboundMedia>().Last().FileName);
        await using var db = desk.Database.Office.Open();
        Assert.Equal((4, 4), (await db.HandOvers.CountAsync(), await db.Documents.CountAsync()));
    }
}
