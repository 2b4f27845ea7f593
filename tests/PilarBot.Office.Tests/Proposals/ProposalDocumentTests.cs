using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Privacy;
using PilarBot.Office.Tests.Documents;
using PilarBot.Office.Tests.Harness;
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
        Assert.Equal(2, await desk.OrderedDocuments.RunAsync(default));
        Assert.Equal(0, await desk.OrderedDocuments.RunAsync(default));

        var files = (await head.HeardAsync()).OfType<OutboundMedia>().ToList();
        Assert.Equal(["berita-acara-musdes-7406011010-2026-11.docx", "sptjm-7406011010-2026-11.docx"], files.Select(f => f.FileName).Order());
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
    public async Task A_document_goes_after_its_time_and_with_a_proposal_that_it_lists(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var head = await desk.PersonAsync("1", "Kades Uji", ("kades-lurah", Boepinang));
        var number = await desk.AgreeAsync(head);
        await desk.ActAsync("1", turn => desk.OrderProposalDocument.RunAsync(new("sptjm", Boepinang, false), turn));
        await desk.OrderedDocuments.RunAsync(default);
        var erase = new EraseRecord(desk.Database.Office, desk.Office, desk.Media, desk.Sealer, desk.Clock);
        await using var db = desk.Database.Office.Open();
        var file = (await db.Media.AsNoTracking().SingleAsync()).Id;

        Assert.Equal(ErasureOutcome.Erased, await erase.RunAsync(RecordKind.Proposal, number, ErasureReason.Request, "Kepala Uji", default));

        Assert.False(desk.Media.Has(file));
        Assert.Equal((0, 0), (await db.Proposals.CountAsync(), await db.Media.CountAsync()));
        await desk.AgreeAsync(head);
        await desk.ActAsync("1", turn => desk.OrderProposalDocument.RunAsync(new("sptjm", Boepinang, false), turn));
        await desk.OrderedDocuments.RunAsync(default);
        file = (await db.Media.AsNoTracking().SingleAsync()).Id;
        var retention = new EndOfRetention(desk.Database.Office, desk.Office, erase, Options.Create(new RetentionOptions()), desk.Sealer, desk.Clock, NullLogger<EndOfRetention>.Instance);
        desk.Clock.Now += TimeSpan.FromDays(31);
        await retention.RunAsync(default);
        await retention.RunAsync(default);
        Assert.Equal((0, 1), (await db.OrderedDocuments.CountAsync(d => d.OrderedAt < desk.Clock.Now), await db.Proposals.CountAsync()));
        Assert.False(desk.Media.Has(file));
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
