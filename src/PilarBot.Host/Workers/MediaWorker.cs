using PilarBot.Office;
using PilarBot.Office.Media;

namespace PilarBot.Host.Workers;

/// <summary>Fetches files as soon as a turn has noted them, and looks again now and then for those to be retried.</summary>
internal sealed partial class MediaWorker(FetchMedia fetch, Accounts accounts, Wakeups wakeups, ILogger<MediaWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await fetch.RunAsync(accounts.All, stoppingToken) == 0)
                    await wakeups.WaitForMediaAsync(Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Log.Failed(logger, Fault.Describe(exception));
                await wakeups.WaitForMediaAsync(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3201, LogLevel.Error, "Fetching files failed; looking again soon: {Fault}")]
        public static partial void Failed(ILogger logger, string fault);
    }
}
