using System.CommandLine;
using PilarBot.Office;
using PilarBot.Office.People;
using PilarBot.Office.Reference;

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
            return 0;
        });
        return new("staff", "Petugas Dinas Sosial.") { add };
    }
}
