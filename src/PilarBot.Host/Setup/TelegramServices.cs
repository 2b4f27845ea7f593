using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Channels.Telegram;
using PilarBot.Host.Workers;
using PilarBot.Office;

namespace PilarBot.Host.Setup;

/// <summary>The Telegram account, when a token is configured.</summary>
internal static class TelegramServices
{
    public static bool AddTelegram(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration["Telegram:Token"]))
            return false;
        services.AddOptions<TelegramOptions>().Bind(configuration.GetSection("Telegram")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(p => new TelegramChannel(Options(p), Http, p.GetRequiredService<ILogger<TelegramChannel>>()));
        services.AddSingleton<IChannel>(p => p.GetRequiredService<TelegramChannel>());
        services.AddSingleton(p => new TelegramAccount(Options(p), Http, p.GetRequiredService<ILogger<TelegramAccount>>()));
        services.AddSingleton<TelegramSetup>();
        services.AddHostedService(p => p.GetRequiredService<TelegramSetup>());
        services.AddSingleton<IHostedService>(p => AccountWorker.Of(
            p, p.GetRequiredService<TelegramChannel>(), Options(p).WebhookUrl is null or "" ? token => PollAsync(p, token) : null));
        return true;
    }

    // One for the process: it keeps its connections.
    private static readonly HttpClient Http = TelegramHttp.CreateClient();

    private static TelegramOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<TelegramOptions>>().Value;

    private static Task PollAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var options = Options(services);
        var kept = new KeptOffset(services.GetRequiredService<OfficeDatabase>(), options.Account);
        var poller = new TelegramPoller(
            options, Http, new(kept.LoadAsync, kept.SaveAsync), services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<TelegramPoller>>());
        var inbox = services.GetRequiredService<Inbox>();
        return poller.RunAsync((batch, _) => inbox.ReceiveAsync(batch), cancellation);
    }
}
