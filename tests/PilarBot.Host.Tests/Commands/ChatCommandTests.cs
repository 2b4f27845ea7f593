using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Media;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.Commands;

public sealed class ChatCommandTests
{
    [Fact]
    public async Task A_whole_report_can_be_made_in_a_terminal()
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        await site.ImportAsync("Wa Ode Uji,081234567890,tksk,Poleang");
        var photo = Path.Combine(site.FlowFolder, "foto.jpg");
        await File.WriteAllBytesAsync(photo, Pictures.Jpeg);

        var (code, output) = await site.TypeAsync(
            ["lapor", "lansia", "Nenek Uji", "1", "72", "Boepinang", $"foto: {photo}", "foto: tidak-ada.jpg", "1", "lokasi: -4.7, 121.6",
                "Tinggal sendiri, sudah lama sakit.", "1", "keluar"],
            "chat", "--as", "081234567890");

        Assert.True(code == 0, output);
        Assert.Contains("Selamat datang, Wa Ode Uji", output, StringComparison.Ordinal);
        Assert.Contains("[1] NIK tidak ada", output, StringComparison.Ordinal);
        Assert.Contains("Berkas tidak-ada.jpg tidak ditemukan", output, StringComparison.Ordinal);
        Assert.Contains("Laporan diterima dengan nomor KS-", output, StringComparison.Ordinal);
        await using var db = site.Database.Office.Open();
        Assert.Single(await db.Cases.AsNoTracking().ToListAsync());
        Assert.Equal(MediaState.Stored, Assert.Single(await db.Media.AsNoTracking().ToListAsync()).State);

        // Tied once, it stays so: nobody is greeted again.
        (code, output) = await site.TypeAsync(["status", "1"], "chat", "--as", "081234567890");
        Assert.True(code == 0, output);
        Assert.DoesNotContain("Selamat datang", output, StringComparison.Ordinal);
        Assert.Contains("Foto tersimpan: 1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resident_is_nobody_on_the_roster_and_a_number_that_is_not_there_is_said_so()
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);

        var (code, output) = await site.TypeAsync(["halo", "cari kasus"], "chat");
        Assert.True(code == 0, output);
        Assert.Contains("hanya untuk petugas yang terdaftar", output, StringComparison.Ordinal);

        (code, output) = await site.TypeAsync([], "chat", "--as", "081200000001");
        Assert.Equal(1, code);
        Assert.Contains("tidak ada di daftar", output, StringComparison.Ordinal);
    }
}
