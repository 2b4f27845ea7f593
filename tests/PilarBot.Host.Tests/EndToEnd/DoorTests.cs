using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Host.Tests.EndToEnd;

/// <summary>The link in the picture at the door of a gathering, as Telegram hands it over: <c>/start hadir-code</c>.</summary>
public sealed class DoorTests
{
    [Theory]
    [OnSqlite(false), OnSqlite(true), OnPostgres(true)]
    public async Task Whoever_opens_the_link_at_the_door_is_noted_and_a_stranger_and_an_old_code_are_told_what_to_do(string provider, bool webhook)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook);
        site.Settings["Gatherings:WhatsAppNumber"] = "628114000123";
        var (staff, tksk, stranger) = (site.Telegram.User(9501, "Staf Uji"), site.Telegram.User(9502, "Tksk Uji"), site.Telegram.User(9503, "Warga Uji"));
        await site.ImportAsync($"Staf Uji,{staff.Phone},staf-dinsos,", $"Tksk Uji,{tksk.Phone},tksk,74.06.01");
        await using var host = await HostInProcess.StartAsync(site);
        foreach (var person in (FakeUser[])[staff, tksk])
        {
            person.Says("daftar");
            await person.WaitForAsync("bagikan");
            person.SharesContact();
            await person.WaitForAsync("Selamat datang");
        }
        var today = TimeProvider.System.GetUtcNow().UtcDateTime;
        var begin = today.AddDays(3).ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);
        foreach (var (words, answered) in ((string, string)[])
            [
                ("acara", "Acara apa"), ("rapat koordinasi", "Apa judul"), ("Rakor pilar sosial", "Apa agenda"), ("Pemutakhiran DTSEN", "Kapan acara"), ($"{begin} 09.00", "Di desa"),
                ("Boepinang", "Apa nama tempat"), ("Aula Dinas Sosial", "titik"), ("tanpa peta", "Siapa yang diundang"), ("tksk", "Dari kecamatan"), ("seluruh wilayah saya", "bahan"),
                ("tanpa bahan", "Mohon periksa"),
            ])
        {
            staff.Says(words);
            await staff.WaitForAsync(answered);
        }
        staff.Taps("Kirim undangan");
        await staff.WaitForAsync("undangan segera dikirim");
        // The day has come.
        await using (var db = site.Database.Office.Open())
            await db.Gatherings.ExecuteUpdateAsync(set => set.SetProperty(g => g.StartsAt, today));
        staff.Says("kode hadir");
        await staff.WaitForAsync("Acara yang mana");
        staff.Says("1");
        await staff.WaitForAsync("Apa yang ingin");
        staff.Taps("Kode hadir");
        var shown = (await staff.WaitForAsync($"https://t.me/{site.Telegram.Username}?start=hadir-")).Text!;
        var payload = shown.Split("?start=")[1].Split('\n')[0];
        Assert.Contains($"https://wa.me/628114000123?text=HADIR%20{payload[^6..]}", shown, StringComparison.Ordinal);

        tksk.Starts(payload);
        await tksk.WaitForAsync("lokasi");
        tksk.Taps("Tanpa lokasi");
        await tksk.WaitForAsync("tercatat");
        tksk.Starts("hadir-000000");
        await tksk.WaitForAsync("lokasi");
        tksk.Taps("Tanpa lokasi");
        await tksk.WaitForAsync("pindai lagi");
        // As with the code typed: a role is needed, and the way to it is told.
        stranger.Starts(payload);
        await stranger.WaitForAsync("daftar");
        await using var kept = site.Database.Office.Open();
        Assert.Equal(1, await kept.Invitees.CountAsync(i => i.PresentAt != null));
    }
}
