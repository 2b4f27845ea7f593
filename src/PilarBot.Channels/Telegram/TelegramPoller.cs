using System.Text.Json;
using Microsoft.Extensions.Logging;
using PilarBot.Channels.Calls;

namespace PilarBot.Channels.Telegram;

/// <summary>
/// Fetches updates, for a bot without a webhook. One per token at a time: whoever runs it holds the account's lease. The offset
/// advances only over settled batches, so what is not settled comes again; recognise repeats by <see cref="InboundMessage.Key"/>.
/// </summary>
/// <param name="options">Validated options.</param>
/// <param name="http">As for <see cref="TelegramChannel"/>.</param>
/// <param name="offsets">Where the offset is kept.</param>
/// <param name="time">Times the pauses after failures.</param>
/// <param name="logger">Where failures are told.</param>
public sealed class TelegramPoller(
    TelegramOptions options, HttpClient http, PollOffset offsets, TimeProvider time, ILogger<TelegramPoller> logger)
{
    private readonly TelegramClient client = new(options, http);
    private readonly string account = options.Account;
    private int failures;

    /// <summary>The first pause after a failure; it doubles up to thirty times this.</summary>
    /// <value>1 second</value>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Polls until cancelled.</summary>
    /// <param name="settle">
    /// Takes a batch in the order of its arrival; true when all of it is settled. False or an exception: the batch comes again.
    /// </param>
    /// <param name="cancellation">Ends the loop.</param>
    /// <exception cref="TelegramException">Polling is pointless: the token or the address is refused.</exception>
    public async Task RunAsync(Func<IReadOnlyList<InboundMessage>, CancellationToken, Task<bool>> settle, CancellationToken cancellation)
    {
        var updates = new TelegramUpdates(account, await StartAsync(cancellation));
        var offset = await offsets.Load(cancellation) is { } kept and not 0 ? kept : (long?)null;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var answer = await client.GetUpdatesAsync(new(offset, 100, options.PollTimeout, TelegramUpdates.Kinds), cancellation);
            if (!answer.IsOk)
            {
                await RecoverAsync(answer.Fault, cancellation);
                continue;
            }

            var batch = Read(answer.Result, updates);
            if (batch.Next is null)
            {
                failures = 0;
                // An empty answer says that everything below the offset is forgotten. Keeping it would lose messages after a
                // silent week, when Telegram goes on from a number of its choice, perhaps a lower one.
                if (offset is not null && await KeepAsync(0, cancellation))
                    offset = null;
            }
            else if (await SettleAsync(settle, batch.Messages, cancellation))
            {
                failures = 0;
                offset = batch.Next;
                await KeepAsync(batch.Next.Value, cancellation);
            }
        }
    }

    private async Task<string?> StartAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var me = await client.GetMeAsync(cancellation);
            if (me.IsOk)
            {
                TelegramLog.Polling(logger, account, me.Result.Username);
                await RemoveWebhookAsync(cancellation);
                return me.Result.Username;
            }

            await RecoverAsync(me.Fault, cancellation);
        }
    }

    private async Task RemoveWebhookAsync(CancellationToken cancellation)
    {
        var info = await client.GetWebhookInfoAsync(cancellation);
        if (info.IsOk && string.IsNullOrEmpty(info.Result.Url))
            return;
        var removed = await client.DeleteWebhookAsync(cancellation);
        if (removed.IsOk)
            TelegramLog.WebhookRemoved(logger, account);
    }

    private (List<InboundMessage> Messages, long? Next) Read(JsonElement result, TelegramUpdates updates)
    {
        var messages = new List<InboundMessage>();
        long? next = null;
        if (result.ValueKind != JsonValueKind.Array)
            return (messages, null);
        foreach (var element in result.EnumerateArray())
        {
            next = TelegramUpdates.UpdateId(element) + 1 ?? next;
            if (updates.Read(element, logger) is { } message)
                messages.Add(message);
        }

        return (messages, next);
    }

    private async Task<bool> SettleAsync(
        Func<IReadOnlyList<InboundMessage>, CancellationToken, Task<bool>> settle, List<InboundMessage> batch, CancellationToken cancellation)
    {
        if (batch.Count == 0)
            return true;
        try
        {
            if (await settle(batch, cancellation))
                return true;
            var wait = NextPause();
            TelegramLog.NotSettled(logger, account, batch.Count, wait);
            await Task.Delay(wait, time, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            var wait = NextPause();
            TelegramLog.SettlingFailed(logger, account, batch.Count, wait, e);
            await Task.Delay(wait, time, cancellation);
        }

        return false;
    }

    private async Task RecoverAsync(ApiFault fault, CancellationToken cancellation)
    {
        switch (fault)
        {
            case ApiRefusal { Code: 401 }:
                TelegramLog.TokenRefused(logger, account);
                throw new TelegramException(Outcomes.TokenRefused);
            case ApiRefusal { Code: 404 }:
                throw new TelegramException(Outcomes.WrongAddress);
            case ApiRefusal { Code: 409 } conflict when conflict.Says("can't use getUpdates method while webhook is active"):
                await RemoveWebhookAsync(cancellation);
                await Task.Delay(NextPause(), time, cancellation);
                break;
            case ApiRefusal { Code: 409 }:
                var pause = NextPause();
                TelegramLog.SecondPoller(logger, account, pause);
                await Task.Delay(pause, time, cancellation);
                break;
            default:
                var wait = (fault as ApiRefusal)?.RetryAfter ?? NextPause();
                TelegramLog.PollFailed(logger, account, TelegramChannel.Words(fault), wait);
                await Task.Delay(wait, time, cancellation);
                break;
        }
    }

    private TimeSpan NextPause() => FirstPause * Math.Min(30, 1 << Math.Min(failures++, 5));

    private async Task<bool> KeepAsync(long offset, CancellationToken cancellation)
    {
        try
        {
            await offsets.Save(offset, cancellation);
            return true;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // The batch is settled; after a restart it comes again and is recognised.
            TelegramLog.OffsetNotKept(logger, account, e);
            return false;
        }
    }
}

/// <summary>Where a poller keeps how far it is.</summary>
/// <param name="Load">The offset kept last; null or 0 when there is none.</param>
/// <param name="Save">Keeps the offset; 0 means that nothing is pending.</param>
public sealed record PollOffset(Func<CancellationToken, Task<long?>> Load, Func<long, CancellationToken, Task> Save);
