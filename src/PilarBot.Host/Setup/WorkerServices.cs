using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Channels.Telegram;
using PilarBot.Host.Workers;
using PilarBot.Office.Audit;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;
using PilarBot.Office.Exports;
using PilarBot.Office.Media;

namespace PilarBot.Host.Setup;

/// <summary>What works in the background of a running host.</summary>
internal static class WorkerServices
{
    public static IServiceCollection AddWorkers(this IServiceCollection services)
    {
        services.AddSingleton<Inbox>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<IMediaSource, StoredMedia>();
        services.AddSingleton<MediaFaults>();
        services.AddSingleton<FetchMedia>();
        services.AddSingleton<MakePackages>();
        services.AddSingleton<ComplaintRegister>();
        services.AddSingleton<MakeExports>();
        services.AddSingleton<WriteDocuments>();
        services.AddSingleton<PruneMadeFiles>();
        services.AddHostedService<MediaWorker>();
        services.AddSingleton<LinkAudit>();
        services.AddHostedService<AuditWorker>();
        services.AddSingleton(p => new TelegramWebhook(
            p.GetRequiredService<IOptions<TelegramOptions>>().Value, p.GetService<TelegramSetup>()?.Username, p.GetRequiredService<ILogger<TelegramWebhook>>()));
        return services;
    }

    /// <summary>Flow files that are edited while the host runs.</summary>
    public static IServiceCollection AddFlowWatcher(this IServiceCollection services)
    {
        services.AddSingleton<FlowAlert>();
        services.AddSingleton<FlowWatcher>();
        services.AddHostedService(p => p.GetRequiredService<FlowWatcher>());
        return services;
    }
}
