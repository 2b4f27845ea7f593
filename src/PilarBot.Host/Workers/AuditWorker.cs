using PilarBot.Office;
using PilarBot.Office.Audit;

namespace PilarBot.Host.Workers;

/// <summary>Links new audit entries for as long as this host holds the lease for it. Commands enter some too, so it looks by itself.</summary>
internal sealed partial class AuditWorker(LinkAudit link, OfficeDatabase database, TimeProvider clock, ILogger<AuditWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using (var lease = await database.TryLeaseAsync(LinkAudit.Lease, stoppingToken))
                    if (lease is not null)
                        await WorkAsync(lease.Lost, stoppingToken);
                await Task.Delay(Look, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Log.Failed(logger, Fault.Describe(exception));
                await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // What is under way when the lease is lost is undone should another host be faster.
    private async Task WorkAsync(CancellationToken lost, CancellationToken stopping)
    {
        while (!lost.IsCancellationRequested)
        {
            await link.RunAsync(stopping);
            await Task.Delay(Look, clock, stopping);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2703, LogLevel.Error, "Linking the audit trail failed; beginning again: {Fault}")]
        public static partial void Failed(ILogger logger, string fault);
    }
}
