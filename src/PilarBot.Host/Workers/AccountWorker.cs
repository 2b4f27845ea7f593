using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Channels.Telegram;
using PilarBot.Office;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Deliveries;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Host.Workers;

/// <summary>Sends for one account, and polls for it where it polls, for as long as this host holds the account's lease.</summary>
internal sealed partial class AccountWorker(
    IChannel channel, OfficeDatabase database, IMediaSource media, Sealer sealer, Wakeups wakeups,
    TemplateRegistry templates, AccountHealth health, MessageBudget budget, OfficeProfile office, IOptions<OutboxOptions> options, IOptions<BroadcastOptions> broadcasts, TimeProvider clock,
    ILoggerFactory loggers, Func<CancellationToken, Task>? poll = null) : BackgroundService
{
    private readonly ILogger logger = loggers.CreateLogger<AccountWorker>();

    /// <summary>The worker of a channel, with everything else from the host.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="channel">Which account.</param>
    /// <param name="poll">How it is polled; null where messages are posted to the host.</param>
    public static AccountWorker Of(IServiceProvider services, IChannel channel, Func<CancellationToken, Task>? poll = null) =>
        poll is null
            ? ActivatorUtilities.CreateInstance<AccountWorker>(services, channel)
            : ActivatorUtilities.CreateInstance<AccountWorker>(services, channel, poll);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var lease = await database.TryLeaseAsync(channel.Account, stoppingToken);
                if (lease is null)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken);
                    continue;
                }
                Log.Leased(logger, channel.Account);
                await health.KnowAsync(channel.Account, stoppingToken);
                using var held = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lease.Lost);
                try
                {
                    await WorkAsync(held);
                }
                catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested)
                {
                    Log.Lost(logger, channel.Account);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (TelegramException exception)
            {
                Log.Stopped(logger, channel.Account, exception.Message);
                await PauseAsync(TimeSpan.FromSeconds(30), stoppingToken);
            }
            catch (Exception exception)
            {
                Log.Failed(logger, channel.Account, Fault.Describe(exception));
                await PauseAsync(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    private async Task WorkAsync(CancellationTokenSource held)
    {
        using var pace = new AccountPace(options.Value.RatesOf(channel.Traits), clock, channel.IsGroup);
        var replies = new OutboxSender(
            database, channel, media, sealer, wakeups, pace, templates, health, options.Value, clock, loggers.CreateLogger<OutboxSender>());
        var bulk = new BulkSender(
            database, channel, media, sealer, pace, wakeups, templates, budget, office, broadcasts.Value, options.Value, clock, loggers.CreateLogger<BulkSender>());
        var sending = Task.WhenAll(replies.RunAsync(held.Token), bulk.RunAsync(held.Token));
        var polling = poll is null ? Task.Delay(Timeout.Infinite, held.Token) : poll(held.Token);
        try
        {
            await Task.WhenAny(sending, polling).Unwrap();
        }
        finally
        {
            // Both to their end: a batch that was polled is settled, a send under way is recorded, and only then is the lease given up.
            await held.CancelAsync();
            await Task.WhenAll(sending, polling).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken stopping) =>
        await Task.Delay(pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Information, "This host sends for {Account}")]
        public static partial void Leased(ILogger logger, string account);

        [LoggerMessage(3004, LogLevel.Warning, "This host no longer sends for {Account}: its connection to the database broke")]
        public static partial void Lost(ILogger logger, string account);

        [LoggerMessage(3002, LogLevel.Error, "{Account} stopped: {Why} Next try in 30 s")]
        public static partial void Stopped(ILogger logger, string account, string why);

        [LoggerMessage(3003, LogLevel.Error, "Work for {Account} failed; beginning again: {Fault}")]
        public static partial void Failed(ILogger logger, string account, string fault);
    }
}
