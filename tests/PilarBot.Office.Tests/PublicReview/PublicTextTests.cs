using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.PublicReview;
using PilarBot.Office.Tests.Documents;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Tests.Proposals;
using PilarBot.TestKit.Databases;
using static PilarBot.Office.Tests.Proposals.ProposalSamples;

namespace PilarBot.Office.Tests.PublicReview;

/// <summary>What everybody may read of a public review: initials, RT, kind of change, programme.</summary>
public sealed class PublicTextTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task No_name_and_no_NIK_is_in_anything_that_the_public_reads(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var review = await desk.OpenAsync();
        var resident = desk.Chat("w1");

        await resident.SaysAsync("uji publik", "Boepinang");
        await resident.SaysAsync("1", "1");
        Assert.Contains("X.W.U., RT 003/001, usulan baru PKH", (await resident.TranscriptAsync()).Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await resident.SaysAsync("Menyanggah", "Setuju", "Boepinang", "5", ReviewSamples.Objection);
        await resident.TapsAsync("Tidak ada foto");
        await resident.TapsAsync("Tidak bisa");
        await resident.TapsAsync("Kirim tanggapan");
        await desk.ActAsync("op", turn => desk.VerifyResponse.RunAsync(new("SG-2026-000001", false, "Tidak terbukti."), turn));
        await resident.SaysAsync("uji publik", "Tanggapan saya");
        await desk.Chat("w2").SaysAsync("uji publik", "Boepinang", "1", "1");

        foreach (var chat in (DeskChat[])[resident, desk.Chat("w2")])
        {
            var heard = await chat.HeardAsync();
            var read = string.Join('\n', heard.OfType<OutboundText>().SelectMany(t => t.Choices.SelectMany(c => new[] { c.Label, c.Data }).Prepend(t.Markdown)));
            foreach (var canary in (string[])["Xqkenari", "halimah", Nik, Nik[..8], "US-2026", "xqkenarialasan"])
                Assert.DoesNotContain(canary, read.Replace(ReviewSamples.Objection, "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        }
        await using var db = desk.Database.Office.Open();
        var line = await db.ReviewEntries.AsNoTracking().SingleAsync();
        Assert.Equal(("X.W.U.", "003/001", "PKH"), (line.Initials, line.Rt, line.Program));
        Assert.Empty((await DatabaseDump.TakeAsync(desk.Database)).Find("xqkenarisanggah"));
        Assert.Equal(review, (await db.Reviews.SingleAsync()).Number);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_imported_list_keeps_initials_and_refuses_what_nobody_should_see(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        async Task<IReadOnlyList<string>> TryAsync(string csv) => (await desk.ImportReview.RunAsync(new StringReader(csv), default)).Problems;

        Assert.Contains("kolom nik dan kk tidak boleh ada", Assert.Single(await TryAsync($"desa,rt,perubahan,nama,nik\n{Boepinang},3/1,penghapusan,Xqkenari Uji,{Nik}\n")), StringComparison.Ordinal);
        Assert.Equal(5, (await TryAsync($"desa,rt,perubahan,inisial,program,usulan\n99,RT {Nik},apa,Siti,PKH2,x\n")).Count - 1);
        Assert.Contains("satu desa", Assert.Single(await TryAsync($"desa,rt,perubahan,inisial\n{Boepinang},3,hapus,S.A.\n{Kastarib},3,hapus,S.A.\n")).ToLowerInvariant(), StringComparison.Ordinal);
        Assert.Contains("kolom perubahan diperlukan", Assert.Single(await TryAsync("desa,rt\n1,2\n")), StringComparison.Ordinal);
        Assert.Contains("tidak berisi baris", Assert.Single(await TryAsync("desa,rt,perubahan\n")), StringComparison.Ordinal);

        var report = await desk.ImportReview.RunAsync(
            new StringReader($"desa;rt;perubahan;nama;inisial;program\n{Boepinang};RT 3 RW 1;penghapusan;Xqkenari Wa Uji;;BPNT\n{Boepinang};12;tidak layak;;L.O.;\n"), default);

        Assert.Empty(report.Problems);
        Assert.Equal(("UP-2026-000001", 2, new DateOnly(2026, 12, 6)), (report.Number, report.Lines, report.LastDay));
        Assert.Contains("masih ada uji publik", Assert.Single(await TryAsync($"desa,rt,perubahan,inisial\n{Boepinang},3,hapus,S.A.\n")), StringComparison.Ordinal);
        var lines = (await desk.ActAsync("w1", turn => LookUpReview.EntriesAsync(new(report.Number, "003/001"), turn))).Result!;
        Assert.Equal("1. X.W.U. penghapusan BPNT", Assert.Single(lines.List).Label);
        Assert.Equal("L.O., RT 012, tidak layak lagi", (await desk.ActAsync("w1", turn => desk.LookUpReview.EntryAsync(new($"{report.Number}/2"), turn))).Result!.Line);
        Assert.Equal("not-found", (await desk.ActAsync("w1", turn => desk.LookUpReview.EntryAsync(new($"{report.Number}/3"), turn))).Refusal?.Code);
        Assert.Empty((await DatabaseDump.TakeAsync(desk.Database)).Find("Xqkenari"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_closing_minutes_tell_counts_and_outcomes_and_neither_who_nor_what(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var review = await desk.OpenAsync();
        foreach (var address in (string[])["w1", "w2"])
            await desk.ObjectAsync(address, review);
        await desk.ObjectAsync("w3", review, "dukung");
        await desk.ActAsync("op", turn => desk.VerifyResponse.RunAsync(new("SG-2026-000001", true, "Benar."), turn));
        desk.GoTo(15);
        // The second objection lapsed by its day; nothing waits any more.
        await desk.Chat("op").SaysAsync("kelola uji publik", "Lihat keadaan", "1");
        Assert.Contains("sedang disiapkan", await desk.Chat("op").SaysAsync("ya"), StringComparison.Ordinal);
        Assert.Equal(1, await desk.WriteDocuments.RunAsync(default));

        var file = Assert.Single((await desk.Chat("op").HeardAsync()).OfType<OutboundMedia>());
        var docx = await ProposalDocumentTests.ReadAsync(desk, file.Source);

        Assert.Equal([], DocxText.Faults(docx));
        var text = DocxText.Read(docx);
        Assert.Contains("1 | X.W.U. | 003/001 | usulan baru PKH | 2 | 1 | sanggahan diterima", text, StringComparison.Ordinal);
        Assert.Contains("Lewat waktu verifikasi | 1", text, StringComparison.Ordinal);
        Assert.Contains("Masa sanggah berakhir | 6 Desember 2026", text, StringComparison.Ordinal);
        foreach (var canary in (string[])["Xqkenari", "SG-2026", Nik, "Nama Tampilan", "mobil"])
            Assert.DoesNotContain(canary, text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_desa_has_one_running_review_and_the_next_lists_only_what_none_has_listed(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var op = await desk.PersonAsync("op", "Operator Uji", ("operator-desa", Boepinang));
        await desk.PersonAsync("2", "Kades Uji", ("kades-lurah", Boepinang));
        Assert.Equal("nothing", (await desk.ActAsync("op", turn => desk.OpenReview.PrepareAsync(new(Boepinang), turn))).Refusal?.Code);
        await desk.AgreeAsync(op);

        var outcomes = await Task.WhenAll(((string[])["op", "2"]).Select(a => Task.Run(() => desk.ActAsync(a, turn => desk.OpenReview.RunAsync(new(Boepinang), turn)))));

        Assert.Equal([null, "is-running"], outcomes.Select(o => o.Refusal?.Code).Order());
        await desk.AgreeAsync(op, Plain with { Nik = "7406014107480009", Name = "La Baru" });
        desk.GoTo(15);
        var next = (await desk.ActAsync("op", turn => desk.OpenReview.RunAsync(new(Boepinang), turn))).Result!;
        Assert.Equal((1, new DateOnly(2026, 12, 21)), (next.Count, next.LastDay));
        Assert.Equal(next.Number, (await desk.ActAsync("w1", turn => desk.LookUpReview.FindAsync(new(Boepinang), turn))).Result!.Number);
    }

    [Theory]
    [InlineData("Siti Aminah", "S.A.")]
    [InlineData("wa ode sri rahayu ningsih", "W.O.S.R.")]
    [InlineData("  La-Ode  ", "L.O.")]
    [InlineData("S.A.", "S.A.")]
    [InlineData("7406014107480001", "-")]
    public void Of_a_name_only_initials_are_kept(string name, string initials) => Assert.Equal(initials, ReviewWords.InitialsOf(name));
}
