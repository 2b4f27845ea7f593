using PilarBot.Office.Partners;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Field;

public sealed class PartnersTests
{
    private const string File = """
        jenis;nama;wilayah;layanan;kontak;umum
        lks;LKS Harapan;74.06.01.1010;Pengasuhan lansia;0401-123456;ya
        karang-taruna;Karang Taruna Tunas;74.06.01.1010;Kerja bakti;balai desa;tidak
        lks;LKS Rumbia;74.06.02;Pengasuhan anak;0401-654321;ya
        ppa;UPTD PPA;;Pendampingan korban;0401-111222;ya
        """;

    [Theory, OnSqlite, OnPostgres]
    public async Task Partners_are_found_by_need_and_place_the_nearest_first_and_residents_see_the_public_ones(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var import = new ImportPartners(desk.Database.Office, desk.Office, desk.Clock);
        var find = new FindPartners(desk.Office);
        await desk.PersonAsync("1", "Sitti", ("tksk", "74.06.01"));
        async Task<string[]> FoundAsync(string chat, string kind, string? desa) =>
            [.. (await desk.ActAsync(chat, turn => find.FindAsync(new(kind, desa), turn))).Result!.List.Select(e => e.Label)];

        Assert.Empty((await import.RunAsync(new StringReader(File), default)).Problems);
        // Again: what is known by name and place is changed, not doubled.
        Assert.Equal(4, (await import.RunAsync(new StringReader(File.Replace("0401-111222", "0401-999888", StringComparison.Ordinal)), default)).Partners);

        Assert.Equal(["Karang Taruna Tunas, Boepinang", "LKS Harapan, Boepinang"], await FoundAsync("1", "psks", "74.06.01.1010"));
        Assert.Equal(["LKS Harapan, Boepinang"], await FoundAsync("9", "psks", "74.06.01.1010"));
        Assert.Equal(["UPTD PPA", "SAPA 129"], await FoundAsync("9", "ppa", "74.06.01.1010"));
        Assert.Equal(2, (await FoundAsync("9", "lks", null)).Length);

        var hidden = (await desk.ActAsync("1", turn => find.FindAsync(new("karang-taruna", null), turn))).Result!.List.Single().Value;
        Assert.Equal("balai desa", (await desk.ActAsync("1", turn => find.ShowAsync(new(hidden), turn))).Result!.Contact);
        Assert.Equal(FindPartners.NotFound.Code, (await desk.ActAsync("9", turn => find.ShowAsync(new(hidden), turn))).Refusal?.Code);
        var office = (await desk.ActAsync("9", turn => find.FindAsync(new("ppa", null), turn))).Result!.List[0].Value;
        Assert.Equal(("0401-999888", "Dimuat oleh kantor."), (await desk.ActAsync("9", turn => find.ShowAsync(new(office), turn))).Result is { } d ? (d.Contact, d.Notes) : default);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_faulty_line_and_nothing_is_taken(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var report = await new ImportPartners(desk.Database.Office, desk.Office, desk.Clock).RunAsync(new StringReader(
            "jenis,nama,layanan,kontak,wilayah,umum\nlks,A,B,C,,ya\npsks,,B,C,Mars,mungkin\n"), default);

        Assert.Equal(4, report.Problems.Count);
        Assert.All(report.Problems, p => Assert.StartsWith("Baris 3: ", p, StringComparison.Ordinal));
        await using var db = desk.Database.Office.Open();
        Assert.Empty(db.Partners);
    }

    [Fact]
    public void Known_partners_have_known_kinds_and_say_how_sure_they_are()
    {
        Assert.All(Partner.Known, p => Assert.True(PartnerKind.Find(p.Kind) is { IsPsks: false } && p.Verification is not null));
        Assert.Equal(12, PartnerKind.All.Count(k => k.IsPsks && k.Code != PartnerKind.Psks));
        Assert.Contains("BSKS", PartnerKind.Find(PartnerKind.Psks)!.Aliases);
        var words = PartnerKind.List.SelectMany(i => i.Aliases.Append(i.Label).Select(w => w.ToUpperInvariant()).Distinct()).ToList();
        Assert.Equal(words.Count, words.Distinct().Count());
    }
}
