using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;
using PilarBot.Office.Tests.Documents;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Verval;
using PilarBot.TestKit.Databases;
using static PilarBot.Office.Tests.Verval.VervalSamples;

namespace PilarBot.Office.Tests.Verval;

public sealed class VervalDocumentTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_berita_acara_counts_what_is_verified_and_says_of_the_rest_that_it_is_not(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await OneOfThreeVerifiedAsync(desk);
        var tksk = desk.Chat("1");
        await tksk.SaysAsync("berkas verval", "Berita acara", "1", "Boepinang", "Senin, 23 November 2026, Balai Desa", "Kepala Desa dan TKSK");
        Assert.Contains("BAV/001/DINSOS/XI/2026", await tksk.TapsAsync("Buat berkas"), StringComparison.Ordinal);

        Assert.Equal(1, await desk.WriteDocuments.RunAsync(default));
        Assert.Equal(0, await desk.WriteDocuments.RunAsync(default));

        var (name, content) = await FileAsync(desk, OfficeDocument.Files);
        Assert.Equal("BAV-001-DINSOS-XI-2026.docx", name);
        Assert.Equal([], DocxText.Faults(content));
        var text = DocxText.Read(content);
        foreach (var line in (string[])[
            "Hari dan tempat pertemuan | Senin, 23 November 2026, Balai Desa", "Seluruhnya | 3", "Terverifikasi | 1", "di antaranya tanpa kunjungan | 1", "Belum terverifikasi | 2",
            "Layak | 1", "1 | Keluarga Uji b | Jalan Mawar Timur, RT/RW 003/001 | layak (tanpa kunjungan)", "2 | Keluarga Uji c | Jalan Mawar Timur, RT/RW 003/001 | belum terverifikasi (belum diambil)"])
            Assert.Contains(line, text, StringComparison.Ordinal);
        Assert.Contains(await tksk.HeardAsync(), m => m is OutboundMedia { FileName: "BAV-001-DINSOS-XI-2026.docx" });

        // Somebody else asks for the same: the same number, with what was told last.
        await using var db = desk.Database.Office.Open();
        var round = (await db.VervalRounds.SingleAsync()).Id.ToString("N");
        var again = (await desk.ActAsync("2", turn => desk.OrderVervalMinutes.RunAsync(new(round, Boepinang, "Selasa, Balai Desa", "Camat"), turn))).Result!;
        Assert.Equal(("BAV/001/DINSOS/XI/2026", false), (again.Number, again.IsSigned));
        await desk.WriteDocuments.RunAsync(default);
        Assert.Contains(await desk.Chat("2").HeardAsync(), m => m is OutboundMedia { FileName: "BAV-001-DINSOS-XI-2026-v2.docx" });
        Assert.Equal(1, await db.Documents.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_operator_gets_what_is_verified_and_notes_what_became_of_it(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await OneOfThreeVerifiedAsync(desk);
        var operatorOfDesa = await desk.PersonAsync("3", "Wa Ode", ("operator-desa", Boepinang));
        await operatorOfDesa.SaysAsync("berkas verval", "Daftar untuk SIKS-NG", "1", "Boepinang");

        var (name, content) = await FileAsync(desk, MadeFile.Once);
        Assert.Equal("siks-ng-7406011010-2026-11-22.csv", name);
        Assert.Contains(await operatorOfDesa.HeardAsync(), m => m is OutboundMedia { FileName: "siks-ng-7406011010-2026-11-22.csv" });
        Assert.Equal(
            $"nomor;kk;nik;nama;alamat;rt_rw;hasil;dikirim;tanpa_kunjungan\r\n1;'{Kk(1)};'{Nik(1)};Keluarga Uji b;Jalan Mawar Timur;003/001;layak;2026-11-22;ya\r\n",
            Encoding.UTF8.GetString(content, 3, content.Length - 3));

        Assert.Contains("nomor **1**", await operatorOfDesa.SaysAsync("berkas verval", "Catat hasil SIKS-NG", "1", "Diterima SIKS-NG", "SIKS-778"), StringComparison.Ordinal);
        Assert.Contains("Tidak ada keluarga", await operatorOfDesa.SaysAsync("berkas verval", "Catat hasil SIKS-NG"), StringComparison.Ordinal);
        await using var db = desk.Database.Office.Open();
        var one = await db.VervalHouseholds.SingleAsync(h => h.No == 1);
        Assert.Equal((SiksState.Entered, "SIKS-778"), (one.Siks, desk.Sealer.OpenText(one.Key, one.Id, "siks-number", one.SiksNumber!)));
    }

    public static TheoryData<string, string, string> Others => new()
    {
        { "tksk", Rumbia, "berita-acara" }, { "tksk", Poleang, "siks" }, { "operator-desa", Boepinang, "berita-acara" }, { "operator-desa", "74.06.01.1007", "siks" },
        { "psm", Boepinang, "berita-acara" }, { "camat", Poleang, "selisih" }, { "rt-rw", Boepinang, "siks" }, { "operator-desa", Boepinang, "selisih" },
    };

    [Theory, MemberData(nameof(Others))]
    public async Task Nobody_else_gets_a_file_of_a_desa(string role, string wilayah, string kind)
    {
        await using var desk = await Desk.OpenAsync("sqlite");
        await OneOfThreeVerifiedAsync(desk);
        await desk.PersonAsync("9", "Petugas Uji", (role, wilayah));
        await using var db = desk.Database.Office.Open();
        var (round, one) = ((await db.VervalRounds.SingleAsync()).Id.ToString("N"), (await db.VervalHouseholds.SingleAsync(h => h.No == 1)).Id.ToString("N"));

        Assert.Equal("no-document", kind == "berita-acara"
            ? (await desk.ActAsync("9", turn => desk.OrderVervalMinutes.RunAsync(new(round, Boepinang, "x", "y"), turn))).Refusal?.Code
            : (await desk.ActAsync("9", turn => desk.ExportVerval.RunAsync(new(kind, round, Boepinang), turn))).Refusal?.Code);
        if ((role, wilayah) != ("operator-desa", Boepinang))
        {
            Assert.Equal(0, (await desk.ActAsync("9", turn => RecordSiks.WaitingAsync(new(), turn))).Result!.Count);
            Assert.Equal("not-found", (await desk.ActAsync("9", turn => new RecordSiks(desk.Office).RunAsync(new(one, true, null), turn))).Refusal?.Code);
        }
        Assert.Equal((0, 0), (await db.Documents.CountAsync(), await db.Media.CountAsync(m => m.OwnerKind == MadeFile.Once)));
    }

    [Theory]
    [OnPostgres]
    public async Task Progress_of_thousands_of_households_is_counted_by_an_index(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var desa = desk.Office.Lists.Lists["desa"].Select(d => d.Value).Take(20).ToList();
        var lines = File(Enumerable.Range(1, 1000).Select(i => Line(i, desa[i % desa.Count])));
        for (var i = 1; i <= 4; i++)
            Assert.Empty((await desk.ImportAsync(lines, Order with { Round = $"Putaran {i}" })).Problems);
        await desk.PersonAsync("1", "Siti Aminah", ("tksk", Poleang));
        await using var db = desk.Database.Office.Open();
        await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE verval_households");
        var round = (await db.VervalRounds.SingleAsync(r => r.Name == "Putaran 2")).Id;
        var counted = db.VervalHouseholds.Where(h => h.RoundId == round).Within(new Caller(round, "", [new("tksk", Poleang)]), VervalAccess.Watchers)
            .GroupBy(h => new { h.Kecamatan, h.Desa, h.State, h.IsDesk }).Select(g => new { g.Key, Count = g.Count() });

        var plan = await QueryPlan.OfAsync(db, counted);

        Assert.True(plan.Uses("ix_verval_households_round_id_kecamatan_desa_state_is_desk"), plan.Text);
        Assert.Empty(plan.ReadWhole);
    }

    private static async Task OneOfThreeVerifiedAsync(Desk desk)
    {
        await desk.HouseholdsAsync(3);
        await desk.PersonAsync("1", "Siti Aminah", ("tksk", Poleang));
        await desk.PersonAsync("2", "Rahmat Hidayat", ("staf-dinsos", ""));
        await using var db = desk.Database.Office.Open();
        var one = (await db.VervalHouseholds.SingleAsync(h => h.No == 1)).Id.ToString("N");
        await desk.FillAsync("1", one, new(-4.8, 121.6, 10));
        Assert.Null((await desk.ActAsync("2", turn => desk.CheckVerval.RunAsync(new(one, true, null), turn))).Refusal);
    }

    private static async Task<(string Name, byte[] Content)> FileAsync(Desk desk, string kind)
    {
        await using var db = desk.Database.Office.Open();
        var item = await db.Media.AsNoTracking().SingleAsync(m => m.OwnerKind == kind);
        await using var content = desk.Media.OpenRead(item.Id, item.Key);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return (item.FileName!, bytes.ToArray());
    }
}
