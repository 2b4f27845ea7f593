using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.Reliability;

public sealed class FlowChangeTests
{
    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_running_conversation_survives_its_flow_being_edited_then_deleted(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: true, new() { TimeScale = 0.01 });
        var (user, late) = (site.Telegram.User(7501), site.Telegram.User(7502));
        var file = Path.Combine(site.FlowFolder, "daftar", "flow.yaml");
        await using (await HostInProcess.StartAsync(site))
        {
            user.Says("daftar");
            await user.WaitForAsync("bagikan");
            user.SharesContact();
            await user.WaitForAsync("nama lengkap");
        }

        var flow = await File.ReadAllTextAsync(file);
        var edited = flow.Replace("Anda bertugas sebagai apa?", "Apa tugas Anda sekarang?", StringComparison.Ordinal)
            .Replace("ask: peran", "ask: jabatan", StringComparison.Ordinal).Replace("role: peran", "role: jabatan", StringComparison.Ordinal);
        Assert.NotEqual(flow, edited);
        await File.WriteAllTextAsync(file, edited);
        await using (await HostInProcess.StartAsync(site))
        {
            user.Says("Wa Ode Lama");
            await user.WaitForAsync("Anda bertugas sebagai apa?");
            late.Says("daftar");
            await late.WaitForAsync("bagikan");
            late.SharesContact();
            await late.WaitForAsync("nama lengkap");
            late.Says("Wa Ode Baru");
            await late.WaitForAsync("Apa tugas Anda sekarang?");
        }

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        await using var host = await HostInProcess.StartAsync(site);
        foreach (var person in (TestKit.Telegram.FakeUser[])[user, late])
        {
            person.Says("PSM");
            await person.WaitForAsync("kecamatan mana");
            person.Says("kembali");
            await person.WaitForAsync(person == user ? "Anda bertugas sebagai apa?" : "Apa tugas Anda sekarang?");
            person.Says("PSM");
            await person.WaitForAsync("kecamatan mana");
            person.Says("Poleang");
            await person.WaitForAsync("sudah kami terima");
        }
        user.Says("menu");
        var menu = await user.WaitForAsync("pilih layanan");
        Assert.DoesNotContain(menu.Buttons.SelectMany(row => row), b => b.Text.Contains("Daftar", StringComparison.Ordinal));
        site.Telegram.AssertNoViolations();
    }
}
