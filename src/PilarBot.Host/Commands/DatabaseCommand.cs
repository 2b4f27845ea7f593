using System.CommandLine;
using PilarBot.Office;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot db …</c>.</summary>
internal static class DatabaseCommand
{
    public static Command Create()
    {
        var migrate = new Command("migrate", "Memutakhirkan skema basis data.");
        migrate.SetAction(async (_, cancellation) =>
        {
            await CommandServices.Build().GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
            Console.WriteLine("Skema basis data sudah mutakhir.");
            return 0;
        });
        return new("db", "Basis data.") { migrate };
    }
}
