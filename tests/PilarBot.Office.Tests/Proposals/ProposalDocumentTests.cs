using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Documents;
using PilarBot.Office.Media;
using PilarBot.Office.Privacy;
using PilarBot.Office.Proposals;
using PilarBot.Office.Tests.Documents;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Tests.Media;
using PilarBot.Office.Tests.Rtlh;
using PilarBot.TestKit.Databases;
using static PilarBot.Office.Tests.Proposals.ProposalSamples;

namespace PilarBot.Office.Tests.Proposals;

public sealed class ProposalDocumentTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Minutes_and_statement_list_the_proposals_of_desa_and_month_by_name_without_a_nik(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var head = await desk.PersonAsync("1", "Kades Uji", ("kades-lurah", Boepinang));
        await desk.PersonAsync("2", "Tksk Uji", ("tksk", Poleang));
        var agreed = await desk.AgreeAsync(head);
        await desk.ProposeAsync(head, Plain with { Name = "La Baru Uji", Nik = "7406014107480002", Rt = 1, Program = "PBI-JK", Papers = ["ktp", "kk", "surat-faskes"] });
        var tksk = desk.Chat("2");
        await desk.ProposeAsync(tksk, Plain with { Name = "Orang Kastarib", Nik = "7406014107480003", Desa = Kastarib });
        await desk.ProposeAsync(head, Plain with { Name = "Belum Lengkap", Nik = "7406014107480004", Papers = [] });

        await head.SaysAsync("dokumen usulan", "Berita acara musyawarah", "Boepinang");
        var said = await head.SaysAsync("Bulan ini");
        Assert.Contains("**November 2026** dengan 2 usulan", said, StringComparison.Ordinal);
        Assert.Null((await desk.ActAsync("1", turn => desk.OrderProposalDocument.RunAsync(new("sptjm", Boepinang, false), turn))).Refusal);
        Assert.Equal("nothing", (await desk.ActAsync("1", turn => desk.OrderProposalDocument.RunAsync(new("sptjm", Boepinang, true), turn))).Refusal?.Code);
        Assert.Contains("**BAMD/001/DINSOS/XI/2026**", said, StringComparison.Ordinal);
        Assert.Equal(2, await desk.WriteDocuments.RunAsync(default));
        Assert.Equal(0, await desk.WriteDocuments.RunAsync(default));

        var files = (await head.HeardAsync()).OfType<OutboundMedia>().ToList();
        Assert.Equal(["BAMD-001-DINSOS-XI-2026.docx", "SPTJM-001-DINSOS-XI-2026.docx"], files.Select(f => f.FileName).Order());
        foreach (var file in files)
        {
            var docx = await ReadAsync(desk, file.Source);
            Assert.Equal([], DocxText.Faults(docx));
            var text = DocxText.Read(docx);
            Assert.Contains($"1 | US-2026-000002 | La Baru Uji | RT 001/001 | PBI-JK (BPJS gratis)", text, StringComparison.Ordinal);
            Assert.Contains($"2 | {agreed} | {Name} | RT 003/001 | PKH", text, StringComparison.Ordinal);
            Assert.Contains("November 2026", text, StringComparison.Ordinal);
            Assert.Contains("Kabupaten Bombana", text, StringComparison.Ordinal);
            Assert.Contains("perlu dikonfirmasi", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Kastarib", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Belum Lengkap", text, StringComparison.Ordinal);
            Assert.DoesNotContain("74060141", text, StringComparison.Ordinal);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_asks_again_gets_the_same_number_with_what_is_known_now_and_once_it_is_signed_the_signed_one(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var head = await desk.PersonAsync("1", "Kades Uji", ("kades-lurah", Boepinang));
        await desk.PersonAsync("2", "Operator Uji", ("operator-desa", Boepinang));
        foreach (var (address, role, place) in ((string, string, string)[])[("8", "kades-lurah", Kastarib), ("9", "tksk", Poleang)])
            await desk.PersonAsync(address, "Orang Lain", (role, place));
        await desk.AgreeAsync(head);
        async Task<OrderProposalDocument.Result> Ask(string address) => (await desk.ActAsync(address, turn => desk.OrderProposalDocument.RunAsync(new("sptjm", Boepinang, false), turn))).Result!;
        async Task<List<string?>> Files(string address) => [.. (await desk.Chat(address).HeardAsync()).OfType<OutboundMedia>().Select(m => m.FileName)];

        // Both wait for one file.
        var asked = await Task.WhenAll(((string[])["1", "2"]).Select(a => Task.Run(() => Ask(a))));
        Assert.All(asked, a => Assert.Equal("SPTJM/001/DINSOS/XI/2026", a.Number));
        Assert.Equal(1, await desk.WriteDocuments.RunAsync(default));
        Assert.Equal(["SPTJM-001-DINSOS-XI-2026.docx"], await Files("1"));
        Assert.Equal(await Files("1"), await Files("2"));

        await desk.ProposeAsync(head, Plain with { Name = "La Baru Uji", Nik = "7406014107480002", Rt = 1, Program = "PBI-JK", Papers = ["ktp", "kk", "surat-faskes"] });
        Assert.Equal("SPTJM/001/DINSOS/XI/2026", (await Ask("2")).Number);
        await desk.WriteDocuments.RunAsync(default);
        var newest = (await desk.Chat("2").HeardAsync()).OfType<OutboundMedia>().Last();
        Assert.Equal("SPTJM-001-DINSOS-XI-2026-v2.docx", newest.FileName);
        Assert.Contains("La Baru Uji", DocxText.Read(await ReadAsync(desk, newest.Source)), StringComparison.Ordinal);

        // The file of before stays a day for whoever has not got it yet.
        await using var db = desk.Database.Office.Open();
        var prune = new PruneMadeFiles(desk.Database.Office, desk.Office, desk.Clock);
        await prune.RunAsync(default);
        Assert.Equal(1, await db.Media.CountAsync(m => m.OwnerKind == OfficeDocument.OldFiles));
        desk.Clock.Now += TimeSpan.FromDays(1.1);
        await prune.RunAsync(default);
        Assert.Equal((0, 1), (await db.Media.CountAsync(m => m.OwnerKind == OfficeDocument.OldFiles), await db.Media.CountAsync(m => m.OwnerKind == OfficeDocument.Files)));

        // In the list of those who may have it made, and of nobody else.
        Assert.Equal((1, 1), (await Listed("1"), await Listed("2")));
        Assert.Equal((0, 0), (await Listed("8"), await Listed("9")));
        async Task<int> Listed(string address) => (await desk.ActAsync(address, turn => ShowDocuments.ListAsync(new(), turn))).Result!.Count;

        var scan = await desk.SendsAsync("2", PictureFiles.Png(2, 2));
        Assert.Equal("not-found", (await desk.ActAsync("8", turn => desk.SignDocument.RunAsync(new("SPTJM/001/DINSOS/XI/2026", scan), turn))).Refusal!.Code);
        Assert.Null((await desk.ActAsync("2", turn => desk.SignDocument.RunAsync(new("SPTJM/001/DINSOS/XI/2026", scan), turn))).Refusal);
        Assert.True((await Ask("1")).IsSigned);
        Assert.Equal(0, await desk.WriteDocuments.RunAsync(default));
        Assert.Equal(scan[0].ToString(), (await head.HeardAsync()).OfType<OutboundMedia>().Last().Source);
        Assert.Equal((1, 1L), (await db.Documents.CountAsync(), await db.DocumentRegisters.Select(r => r.Last).SingleAsync()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Files_go_after_their_time_and_with_a_proposal_that_they_list_and_the_number_stays(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var head = await desk.PersonAsync("1", "Kades Uji", ("kades-lurah", Boepinang));
        var number = await desk.AgreeAsync(head);
        async Task AskAsync() => Assert.Equal(
            "SPTJM/001/DINSOS/XI/2026", (await desk.ActAsync("1", turn => desk.OrderProposalDocument.RunAsync(new("sptjm", Boepinang, false), turn))).Result!.Number);
        await AskAsync();
        await desk.WriteDocuments.RunAsync(default);
        var scan = await desk.SendsAsync("1", PictureFiles.Png(2, 2));
        var erase = new EraseRecord(desk.Database.Office, desk.Office, desk.Media, desk.Sealer, desk.Clock);
        await using var db = desk.Database.Office.Open();
        var file = (await db.Media.AsNoTracking().SingleAsync(m => m.OwnerKind == OfficeDocument.Files)).Id;

        Assert.Equal(ErasureOutcome.Erased, await erase.RunAsync(RecordKind.Proposal, number, ErasureReason.Request, "Kepala Uji", default));

        Assert.False(desk.Media.Has(file));
        Assert.Equal((0, 0), (await db.Proposals.CountAsync(), await db.Media.CountAsync(m => m.OwnerId != null)));
        Assert.Contains("tidak disimpan lagi", (await desk.ActAsync("1", turn => desk.ShowDocuments.ShowAsync(new("SPTJM/001/DINSOS/XI/2026"), turn))).Result!.State, StringComparison.Ordinal);
        number = await desk.AgreeAsync(head);
        await AskAsync();
        await desk.WriteDocuments.RunAsync(default);
        file = (await db.Media.AsNoTracking().SingleAsync(m => m.OwnerKind == OfficeDocument.Files)).Id;
        var retention = new EndOfRetention(desk.Database.Office, desk.Office, erase, Options.Create(new RetentionOptions()), desk.Sealer, desk.Clock, NullLogger<EndOfRetention>.Instance);
        desk.Clock.Now += TimeSpan.FromDays(31);
        await retention.RunAsync(default);
        await retention.RunAsync(default);
        Assert.Equal((DocumentState.Gone, 1), ((await db.Documents.AsNoTracking().SingleAsync()).State, await db.Proposals.CountAsync()));
        Assert.False(desk.Media.Has(file));

        // What was signed goes with whom it lists too; what nobody asks for goes wholly in the end.
        await desk.ActAsync("1", turn => desk.SignDocument.RunAsync(new("SPTJM/001/DINSOS/XI/2026", scan), turn));
        Assert.Equal(ErasureOutcome.Erased, await erase.RunAsync(RecordKind.Proposal, number, ErasureReason.Request, "Kepala Uji", default));
        Assert.False(desk.Media.Has(scan[0]));
        await desk.ActAsync("1", turn => ShowDocuments.SendAsync(new("SPTJM/001/DINSOS/XI/2026"), turn));
        Assert.Contains("tidak disimpan lagi", await head.TranscriptAsync(), StringComparison.Ordinal);
        desk.Clock.Now += TimeSpan.FromDays(1826);
        await retention.RunAsync(default);
        Assert.Equal(0, await db.Documents.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_proposal_that_is_erased_while_its_document_is_made_is_not_in_it(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var head = await desk.PersonAsync("1", "Kades Uji", ("kades-lurah", Boepinang));
        var number = await desk.AgreeAsync(head);
        await desk.ActAsync("1", turn => desk.OrderProposalDocument.RunAsync(new("sptjm", Boepinang, false), turn));
        desk.Clock.Now += TimeSpan.FromSeconds(1);
        var erase = new EraseRecord(desk.Database.Office, desk.Office, desk.Media, desk.Sealer, desk.Clock);

        Assert.Equal(ErasureOutcome.Erased, await erase.RunAsync(RecordKind.Proposal, number, ErasureReason.Request, "Kepala Uji", default));
        Assert.Equal(1, await desk.WriteDocuments.RunAsync(default));

        var file = Assert.Single((await head.HeardAsync()).OfType<OutboundMedia>());
        Assert.DoesNotContain(Name, DocxText.Read(await ReadAsync(desk, file.Source)), StringComparison.Ordinal);
    }

    internal static async Task<byte[]> ReadAsync(Desk desk, string media)
    {
        await using var db = desk.Database.Office.Open();
        var id = Guid.Parse(media);
        var item = await db.Media.AsNoTracking().SingleAsync(m => m.Id == id);
        await using var content = desk.Media.OpenRead(item.Id, item.Key);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
