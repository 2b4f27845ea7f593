using PilarBot.Office.Sources;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Field;

public sealed class SourcesTests
{
    private const string Here = "74.06.01.1010";
    private const string There = "74.06.02.2001";

    [Theory, OnSqlite, OnPostgres]
    public async Task Sources_are_matched_to_a_need_in_a_place_on_a_day(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Sitti", ("tksk", "74.06.01"));
        var find = new FindSources(desk.Office);
        var import = new ImportSources(desk.Database.Office, desk.Office, desk.Clock);
        Assert.Empty((await import.RunAsync(new StringReader(
            $"""
            jenis,nama,memberi,kebutuhan,wilayah,syarat,kontak,mulai,selesai
            dana-desa,Dana desa Boepinang,Sembako,pangan;rumah,{Here},Surat desa,,2026-01-01,2026-12-31
            dunia-usaha,Toko Berkah,Sembako,pangan,74.06.01,,,,
            apbd,APBD pangan,Sembako,pangan,,,,,
            swadaya,Arisan lama,Sembako,pangan,,,,2025-01-01,2025-12-31
            kementerian,Kursi roda,Kursi roda,alat-bantu,,,,,
            swadaya,Warga Rumbia,Sembako,pangan,74.06.02,,,,
            """), default)).Problems);

        var found = (await desk.ActAsync("1", turn => find.FindAsync(new("pangan", Here), turn))).Result!;
        Assert.Equal(["Dana desa Boepinang (Dana desa)", "Toko Berkah (CSR/dunia usaha)", "APBD pangan (APBD)"], found.List.Select(e => e.Label));
        var shown = (await desk.ActAsync("1", turn => find.ShowAsync(new(found.List[0].Value), turn))).Result!;
        Assert.Equal(("Surat desa", "1 Januari 2026 sampai 31 Desember 2026", "dana-desa"), (shown.Conditions, shown.Period, shown.Code));
        Assert.Equal(FindSources.NotForYou.Code, (await desk.ActAsync("9", turn => find.FindAsync(new("pangan", Here), turn))).Refusal?.Code);

        var faulty = await import.RunAsync(new StringReader("jenis,nama,memberi,kebutuhan\nbank,A,B,uang\n"), default);
        Assert.Equal(2, faulty.Problems.Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_offer_is_seen_and_closed_by_who_recorded_it_and_who_coordinates_there_and_by_nobody_else(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Sitti", ("tksk", "74.06.01"));
        await desk.PersonAsync("2", "Andi", ("tksk", "74.06.01"));
        await desk.PersonAsync("3", "Wulan", ("koordinator-tksk", "74.06.01"));
        await desk.PersonAsync("4", "Rina", ("koordinator-tksk", "74.06.02"));
        var offers = new RecordOffer(desk.Office);
        var input = new RecordOffer.Input("pangan", Here, "swadaya", "Haji Udin", "20 paket", "ks 2026 000123");
        Assert.Equal(RecordOffer.NotYourPlace.Code, (await desk.ActAsync("1", turn => offers.RunAsync(input with { Desa = There }, turn))).Refusal?.Code);
        Assert.Equal(RecordOffer.NotYourPlace.Code, (await desk.ActAsync("9", turn => offers.RunAsync(input, turn))).Refusal?.Code);
        Assert.Equal(RecordOffer.NoSuchNumber.Code, (await desk.ActAsync("1", turn => offers.RunAsync(input with { Case = "entah" }, turn))).Refusal?.Code);

        var number = (await desk.ActAsync("1", turn => offers.RunAsync(input, turn))).Result!.Number;
        Assert.StartsWith("TB-2026-", number, StringComparison.Ordinal);
        foreach (var (chat, sees) in new[] { ("1", true), ("2", false), ("3", true), ("4", false), ("9", false) })
        {
            Assert.Equal(sees ? 1 : 0, (await desk.ActAsync(chat, turn => offers.ListAsync(new(), turn))).Result!.Count);
            Assert.Equal(sees ? null : RecordOffer.NotFound.Code, (await desk.ActAsync(chat, turn => offers.ShowAsync(new(number), turn))).Refusal?.Code);
            Assert.Equal(sees ? null : RecordOffer.NotFound.Code, (await desk.ActAndUndoAsync(chat, turn => RecordOffer.CloseAsync(new(number, "given", null), turn))).Refusal?.Code);
        }
        Assert.Null((await desk.ActAsync("3", turn => RecordOffer.CloseAsync(new(number, "given", "Balai desa"), turn))).Refusal);
        Assert.Equal(RecordOffer.Closed.Code, (await desk.ActAsync("1", turn => RecordOffer.CloseAsync(new(number, "declined", null), turn))).Refusal?.Code);
        var shown = (await desk.ActAsync("1", turn => offers.ShowAsync(new(number), turn))).Result!;
        Assert.Equal(("sudah diberikan", false, "Haji Udin (Swadaya masyarakat)", "KS-2026-000123", "Balai desa"), (shown.State, shown.IsOpen, shown.Giver, shown.Case, shown.Result));
    }
}
