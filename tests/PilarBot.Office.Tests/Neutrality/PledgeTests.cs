using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Neutrality;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Neutrality;

public sealed class PledgeTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_is_bound_signs_once_and_reads_later_that_it_is_signed(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await ImportTests.RegulationsAsync(desk, ImportTests.Circular);
        var tksk = await desk.PersonAsync("1", "Sitti Rahmawati", ("tksk", "74.06.01"));

        var text = await tksk.SaysAsync("pakta netralitas");
        Assert.Contains("Melaporkan dan mengoordinasikan ke lembaga penyelenggara", text, StringComparison.Ordinal);
        Assert.Contains("5 Januari 2026, Kepala Dinas Sosial", text, StringComparison.Ordinal);
        Assert.Contains("tercatat pada 22 November 2026", await tksk.TapsAsync("Saya bersedia"), StringComparison.Ordinal);
        desk.Clock.Now += TimeSpan.FromDays(3);
        Assert.Contains("sudah Anda tandatangani pada 22 November 2026", await tksk.SaysAsync("pakta"), StringComparison.Ordinal);

        await using var db = desk.Database.Office.Open();
        var pledge = await db.Pledges.AsNoTracking().SingleAsync();
        var kept = await db.PledgeTexts.AsNoTracking().SingleAsync();
        Assert.Equal(("2026", new DateTime(2026, 11, 22)), (pledge.Term, pledge.At.Date));
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(kept.Text)), pledge.TextHash);
        Assert.Contains("Dasar: Surat edaran 800/12/DINSOS/2026", kept.Text, StringComparison.Ordinal);

        desk.Clock.Now = new(2027, 1, 4, 1, 0, 0, DateTimeKind.Utc);
        Assert.Contains("Pakta netralitas tahun 2027", await tksk.SaysAsync("pakta"), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Words_that_changed_while_they_were_read_are_not_signed(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var psm = await desk.PersonAsync("1", "Wa Ani", ("psm", "74.06.01.2001"));
        await psm.SaysAsync("pakta netralitas");
        await ImportTests.RegulationsAsync(desk, ImportTests.Circular);

        Assert.Contains("berubah sejak Anda membacanya", await psm.TapsAsync("Saya bersedia"), StringComparison.Ordinal);
        await using var db = desk.Database.Office.Open();
        Assert.Empty(await db.Pledges.ToListAsync());
        await psm.SaysAsync("pakta netralitas");
        Assert.Contains("tercatat", await psm.TapsAsync("Saya bersedia"), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_is_not_bound_signs_nothing_even_past_the_flow(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var head = await desk.PersonAsync("1", "La Ode", ("rt-rw", "74.06.01.2001"));
        Assert.Contains("hanya untuk", await head.SaysAsync("pakta netralitas"), StringComparison.Ordinal);
        Assert.Contains("hanya untuk", await desk.Chat("warga").SaysAsync("pakta netralitas"), StringComparison.Ordinal);

        var refusal = await desk.ActAsync("1", async turn => (await desk.SignPledge.SignAsync(new("00"), turn)).Refusal);
        Assert.Equal("not-bound", refusal!.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Outside_of_a_political_year_nobody_is_asked_when_a_pledge_is_for_an_election(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        desk.Neutrality.PledgeTerm = PledgeTerm.Election;
        var tksk = await desk.PersonAsync("1", "Sitti", ("tksk", "74.06.01"));
        var staff = await desk.PersonAsync("2", "Rahmat", ("staf-dinsos", ""));

        Assert.Contains("tidak ada pakta netralitas", await tksk.SaysAsync("pakta"), StringComparison.Ordinal);
        Assert.Contains("tidak ada pakta netralitas", await staff.SaysAsync("pakta belum"), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Staff_see_who_has_not_signed_by_kecamatan(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var staff = await desk.PersonAsync("1", "Rahmat Hidayat", ("staf-dinsos", ""));
        var tksk = await desk.PersonAsync("2", "Sitti Rahmawati", ("tksk", "74.06.01"), ("tksk", "74.06.02"));
        await desk.PersonAsync("3", "Wa Ani", ("psm", "74.06.01.2001"));
        await desk.PersonAsync("4", "Ketua RT", ("rt-rw", "74.06.01.2001"));

        Assert.Contains("**3** dari 3 orang belum", await staff.SaysAsync("pakta belum"), StringComparison.Ordinal);
        await staff.SaysAsync("batal");
        await tksk.SaysAsync("pakta netralitas");
        await tksk.TapsAsync("Saya bersedia");

        Assert.Contains("**2** dari 3 orang belum", await staff.SaysAsync("pakta belum"), StringComparison.Ordinal);
        Assert.Contains("1 orang belum", await staff.TapsAsync("Poleang: 1 dari 2"), StringComparison.Ordinal);
        var shown = await staff.TapsAsync("Wa Ani (PSM)");
        Assert.Contains("Wa Ani", shown, StringComparison.Ordinal);
        Assert.Contains("Terhubung dengan bot", shown, StringComparison.Ordinal);
        Assert.Contains("hanya untuk", await tksk.SaysAsync("pakta belum"), StringComparison.Ordinal);
    }
}
