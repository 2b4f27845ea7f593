using System.CommandLine;
using PilarBot.Office;
using PilarBot.Office.People;
using PilarBot.Office.Reference;
using PilarBot.Office.Staff;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot staff …</c>.</summary>
internal static class StaffCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("nama");
        var role = new Option<string>("--peran") { DefaultValueFactory = _ => "admin", Description = "Kode peran." };
        role.AcceptOnlyFromAmong([.. OfficeRole.All.Select(r => r.Code)]);
        var add = new Command("add", "Menambah petugas dan mencetak kode untuk menghubungkan Telegram-nya.") { name, role };
        add.SetAction(async (parsed, cancellation) =>
        {
            var services = CommandServices.Build();
            await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
            var code = await services.GetRequiredService<AddStaff>().RunAsync(parsed.GetValue(name)!, parsed.GetValue(role)!, "", cancellation);
            Console.WriteLine($"Kirim pesan ini ke bot dalam {StartCode.Lifetime.TotalMinutes:0} menit:\n\n  /start {code}\n");
            if (await services.GetRequiredService<StaffAccounts>().IssueLinkAsync(parsed.GetValue(name)!, cancellation) is { } link)
                Console.WriteLine($"Untuk konsol, buka tautan ini dalam 24 jam:\n\n  {LinkOf(services.GetRequiredService<IConfiguration>(), link)}\n");
            return 0;
        });
        var link = new Command("link", "Mencetak tautan sekali pakai ke konsol: akun baru, atau kata sandi baru.") { name };
        link.SetAction(async (parsed, cancellation) =>
        {
            var services = CommandServices.Build();
            await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
            if (await services.GetRequiredService<StaffAccounts>().IssueLinkAsync(parsed.GetValue(name)!, cancellation) is not { } code)
            {
                await Console.Error.WriteLineAsync("Tidak ada, atau ada beberapa, orang dengan nama itu yang perannya memakai konsol. Tulis namanya lebih lengkap.");
                return 1;
            }
            Console.WriteLine($"Berlaku 24 jam, sekali pakai:\n\n  {LinkOf(services.GetRequiredService<IConfiguration>(), code)}\n");
            return 0;
        });
        return new("staff", "Petugas Dinas Sosial.") { add, link };
    }

    /// <summary>A one-time link as people open it; without <c>Console:Url</c>, the address as it is on this computer.</summary>
    public static string LinkOf(IConfiguration configuration, string code) =>
        $"{(configuration["Console:Url"] is { Length: > 0 } url ? url.TrimEnd('/') : (configuration["ASPNETCORE_URLS"] ?? configuration["urls"] ?? "http://localhost:5000").Split(';')[0])}/konsol/tautan/{code}";
}
