using System.CommandLine;
using PilarBot.Host.Demo;
using PilarBot.Office;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot demo …</c>.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var seed = new Command("seed", "Mengisi basis data kosong dengan orang dan kasus rekaan.");
        seed.SetAction(async (_, cancellation) =>
        {
            var services = CommandServices.Build();
            await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
            return await SeedAsync(services, cancellation) ? 0 : 1;
        });
        return new("demo", "Data contoh.") { seed };
    }

    /// <summary>Seeds and says what came of it. False when the database is an office's own.</summary>
    public static async Task<bool> SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var outcome = await services.GetRequiredService<DemoSeed>().RunAsync(cancellation);
        Console.WriteLine(outcome switch
        {
            DemoSeed.Outcome.Seeded => "Data contoh sudah dimuat.",
            DemoSeed.Outcome.WasThere => "Data contoh sudah ada.",
            DemoSeed.Outcome.Refused => "Basis data ini berisi data kantor, jadi data contoh tidak dimuat. Pakai basis data kosong untuk mencoba.",
        });
        return outcome is not DemoSeed.Outcome.Refused;
    }
}
