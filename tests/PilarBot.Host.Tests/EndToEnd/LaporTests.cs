using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Cases;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.EndToEnd;

public sealed class LaporTests
{
    [Theory]
    [OnSqlite(false), OnSqlite(true), OnPostgres(false), OnPostgres(true)]
    public async Task A_whole_report_with_mistakes_and_corrections_ends_in_one_case_with_five_photos(string provider, bool webhook)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook);
        var tksk = site.Telegram.User(9001, "Wa Ode Uji");
        await site.ImportAsync($"Wa Ode Uji,{tksk.Phone},tksk,74.06.05");
        await using var host = await HostInProcess.StartAsync(site);

        tksk.Says("daftar");
        await tksk.WaitForAsync("bagikan");
        tksk.SharesContact();
        await tksk.WaitForAsync("Selamat datang");

        tksk.Says("lapor");
        await tksk.WaitForAsync("Masalah apa");
        tksk.Says("lansia");
        await tksk.WaitForAsync("Siapa nama");
        tksk.Says("Nenek Uji");
        await tksk.WaitForAsync("NIK");
        tksk.Says("740605410155000");
        await tksk.WaitForAsync("15");
        tksk.Says("kembali");
        await tksk.WaitForAsync("Siapa nama");
        tksk.Says("Nenek Uji Coba");
        await tksk.WaitForAsync("NIK");
        tksk.Says("7406054101550001");
        await tksk.WaitForAsync("desa");
        tksk.Says("Boepinang");
        await tksk.WaitForAsync("foto");
        tksk.SendsAlbum(5);
        await tksk.WaitForAsync("lokasi");
        tksk.SharesLocation(-4.7, 121.6);
        await tksk.WaitForAsync("Ceritakan");
        tksk.Says("Tinggal sendiri, sakit sejak sebulan lalu, atap bocor.");
        await tksk.WaitForAsync("periksa kembali");
        tksk.Taps("Ubah jawaban");
        await tksk.WaitForAsync("mana yang");
        tksk.Taps("Nama warga");
        await tksk.WaitForAsync("Siapa nama");
        tksk.Says("Nenek Uji Betul");
        await tksk.WaitForAsync("Nenek Uji Betul");
        tksk.Taps("Kirim laporan");
        var receipt = await tksk.WaitForAsync("KS-");

        await using var db = site.Database.Office.Open();
        var file = Assert.Single(await db.Cases.AsNoTracking().ToListAsync());
        Assert.Contains(file.Number, receipt.Text, StringComparison.Ordinal);
        Assert.Equal(CaseState.Received, file.State);
        var sealer = new Sealer(MasterKeys.Load(site.KeysFolder), new());
        var resident = Assert.Single(await db.Residents.AsNoTracking().ToListAsync());
        Assert.Equal((file.ResidentId, "Nenek Uji Betul"), (resident.Id, resident.OpenName(sealer)));
        Assert.Equal("7406054101550001", sealer.OpenText(resident.Key, resident.Id, "nik", resident.Nik!));
        await Eventually.TrueAsync(async () =>
        {
            await using var fresh = site.Database.Office.Open();
            return await fresh.Media.CountAsync(m => m.OwnerId == file.Id && m.State == MediaState.Stored) == 5;
        });
        Assert.Equal(5, Directory.GetFiles(site.MediaFolder, "*", SearchOption.AllDirectories).Length);

        tksk.Says("status");
        await tksk.WaitForAsync("Laporan mana");
        tksk.Taps(file.Number + " diterima");
        await tksk.WaitForAsync("Foto tersimpan: 5");
        site.Telegram.AssertNoViolations();
    }
}
