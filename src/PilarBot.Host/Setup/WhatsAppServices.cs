using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Channels.WhatsApp;
using PilarBot.Host.Workers;
using PilarBot.Office;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;

namespace PilarBot.Host.Setup;

/// <summary>The WhatsApp number, when a token is configured.</summary>
internal static class WhatsAppServices
{
    public static bool AddWhatsApp(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration["WhatsApp:AccessToken"]))
            return false;
        services.AddOptions<WhatsAppOptions>().Bind(configuration.GetSection("WhatsApp")).ValidateDataAnnotations().ValidateOnStart();
        // One client for the process: it keeps its connections.
        services.AddSingleton(p => new WhatsAppChannel(Options(p), WhatsAppHttp.CreateClient(Options(p)), p.GetRequiredService<ILogger<WhatsAppChannel>>()));
        services.AddSingleton<IChannel>(p => p.GetRequiredService<WhatsAppChannel>());
        services.AddSingleton(p => new WhatsAppWebhook([Options(p)], p.GetRequiredService<ILogger<WhatsAppWebhook>>()));
        services.AddSingleton<IHostedService>(p => new AccountWorker(
            p.GetRequiredService<WhatsAppChannel>(), null, p.GetRequiredService<OfficeDatabase>(), p.GetRequiredService<IMediaSource>(),
            p.GetRequiredService<Sealer>(), p.GetRequiredService<Wakeups>(), p.GetRequiredService<IOptions<OutboxOptions>>(),
            p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILoggerFactory>()));
        return true;
    }

    private static WhatsAppOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<WhatsAppOptions>>().Value;
}
