using PilarBot.Host.Setup;
using PilarBot.Host.WebChat;
using PilarBot.Office;

namespace PilarBot.Host.Simulator;

/// <summary>Puts the simulator into a host: for demo and development, never elsewhere.</summary>
internal static class SimulatorServices
{
    /// <summary>True when this host shall have the simulator.</summary>
    public static bool IsWanted(IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsDevelopment() || configuration.GetSection("Demo").Get<DemoOptions>() is { Enabled: true };

    private static readonly string[] Listening = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    public static void AddSimulator(this WebApplicationBuilder builder)
    {
        // A demo is nobody else's business: it listens to this computer alone, unless it was told where to listen.
        if (!Listening.Any(key => builder.Configuration.GetSection(key).Exists()))
            builder.WebHost.UseUrls("http://localhost:5000");
        builder.Services.AddWebChatAccount(p => new(SimulatorPhones.Account)
        {
            Read = SimulatorEvents.Read,
            IsBlocked = (address, cancellation) => SimulatorEndpoints.IsBlockedAsync(p.GetRequiredService<OfficeDatabase>(), address, cancellation),
        });
    }

    public static void MapSimulator(this WebApplication app)
    {
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/simulator"), branch => branch.Use(LoopbackOnly.GuardAsync));
        SimulatorEndpoints.Map(app);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"""

              Simulator siap: {AddressOf(app.Urls)}/simulator
              Tiga ponsel dengan orang-orang rekaan; hanya dapat dibuka dari komputer ini.

            """));
    }

    // A host that listens everywhere is reached from here by this name.
    private static string AddressOf(ICollection<string> urls)
    {
        var url = urls.FirstOrDefault(u => u.StartsWith("http:", StringComparison.Ordinal)) ?? urls.FirstOrDefault() ?? "http://localhost";
        return url.TrimEnd('/').Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("[::]", "localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal);
    }
}
