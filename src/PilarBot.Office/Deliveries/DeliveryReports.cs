using System.Numerics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Conversations;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Deliveries;

/// <summary>
/// Keeps what channels report about messages that they took: each report counts once, in whatever order and however often it comes. What
/// arrived is let go, what failed is dealt with as a refused send would be, and what is charged is counted.
/// </summary>
internal sealed partial class DeliveryReports
{
    private static readonly ChannelTraits Reporting = new(0, 0, 0, 0, 0) { ReportsDeliveries = true };

    // The channel takes messages and does not deliver them: somebody has to mend that first.
    private static readonly TimeSpan Mending = TimeSpan.FromMinutes(10);

    private readonly OfficeDatabase database;
    private readonly MessageBudget budget;
    private readonly KeyedHash hash;
    private readonly Sealer sealer;
    private readonly Wakeups wakeups;
    private readonly OutboxOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<DeliveryReports> logger;
    private readonly GroupCommit<DeliveryReport> recorder;

    public DeliveryReports(
        OfficeDatabase database, MessageBudget budget, KeyedHash hash, Sealer sealer, Wakeups wakeups, IOptions<OutboxOptions> options,
        TimeProvider clock, ILogger<DeliveryReports> logger)
    {
        this.database = database;
        this.budget = budget;
        this.hash = hash;
        this.sealer = sealer;
        this.wakeups = wakeups;
        this.options = options.Value;
        this.clock = clock;
        this.logger = logger;
        recorder = new(database, WriteAsync, logger) { PassOver = exception => Log.PassedOver(logger, Fault.Describe(exception)) };
    }

    /// <summary>Done when all are committed; reports that come in meanwhile share the commit.</summary>
    public async Task RecordAsync(IReadOnlyList<DeliveryReport> reports)
    {
        await Task.WhenAll(reports.Select(recorder.RecordAsync));
        // They also tell by what else their receivers are known.
        var told = reports.Where(r => r.Address is not null)
            .Select(r => SendMark.Read(r.Mark) is { } mark ? new ToldAddress(mark.Chat, r.Address, r.Phone) : null).OfType<ToldAddress>().ToList();
        if (told.Count > 0)
            await ChatAliases.LearnAsync(database, told, sealer, hash, CancellationToken.None);
    }

    private async Task WriteAsync(OfficeDbContext db, IReadOnlyList<DeliveryReport> batch)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var fresh = await FreshAsync(db, batch, now);
        var woken = new HashSet<string>();
        // What was delivered and read, or told twice, may share a commit, and is charged once.
        await CountAsync(db, [.. batch.Where(r => IsCharged(r) && fresh(r, BilledKey(r))).DistinctBy(r => (r.Account, r.MessageRef))], now, woken);
        // What arrived after an account was found down shows that it is up; that the channel takes messages does not.
        foreach (var arrivals in batch.Where(r => HasArrived(r) && fresh(r, r.Key)).GroupBy(r => r.Account))
            woken.UnionWith(await AccountHealth.UpAsync(db, arrivals.Key, arrivals.Max(r => r.At), sealer, now));
        var known = await FollowAsync(db, [.. batch.Where(r => fresh(r, r.Key)).Select(r => (Report: r, Mark: SendMark.Read(r.Mark))).Where(r => r.Mark is not null)]);
        var arrived = known.Where(r => HasArrived(r.Report)).Select(r => r.Mark).OfType<SendMark.Replies>().Where(m => m.IsLast).ToLookup(m => m.IsTemplate);
        await OnRowsAsync(db, "DELETE FROM outbox WHERE state IN ('Sent', 'Waiting') AND (", [.. arrived[false]]);
        // What a template said in place of a message that waits is not that message.
        await OnRowsAsync(db, "DELETE FROM outbox WHERE state = 'Sent' AND (", [.. arrived[true]]);
        // The answer to the send was lost: this is the answer.
        await OnRowsAsync(db, "UPDATE outbox SET state = 'Sent', state_at = @now WHERE state = 'Waiting' AND fault = @unsure AND (",
            [.. known.Where(r => r.Report.State is DeliveryState.Sent).Select(r => r.Mark).OfType<SendMark.Replies>().Where(m => m.IsLast)],
            ("now", now), ("unsure", Ambiguous.Sentence));
        foreach (var (report, mark) in known)
            await ApplyAsync(db, report, mark, now, woken);
        foreach (var account in woken)
            wakeups.Outbox(account);
    }

    // What was sent before a chat went on in another is marked as before.
    private static async Task<List<(DeliveryReport Report, SendMark Mark)>> FollowAsync(OfficeDbContext db, List<(DeliveryReport Report, SendMark? Mark)> known)
    {
        var chats = known.Select(k => k.Mark!.Chat).Distinct().ToList();
        var merged = chats.Count == 0 ? [] : await db.MergedChats.AsNoTracking().Where(m => chats.Contains(m.Id)).ToDictionaryAsync(m => m.Id);
        return [.. known.Select(k => (k.Report, merged.TryGetValue(k.Mark!.Chat, out var into) ? k.Mark.In(into) : k.Mark))];
    }

    private static bool HasArrived(DeliveryReport report) => report.State is DeliveryState.Delivered or DeliveryState.Read or DeliveryState.Played;

    // The price comes with "sent" and again with what arrived: only what arrived is charged, and once.
    private static bool IsCharged(DeliveryReport report) => report.Billing is not null && HasArrived(report);

    private static string BilledKey(DeliveryReport report) => $"s:{report.MessageRef}:billed";

    // Each key of an account once, however many hosts are told of it: the table says which are new.
    private async Task<Func<DeliveryReport, string, bool>> FreshAsync(OfficeDbContext db, IReadOnlyList<DeliveryReport> batch, DateTime now)
    {
        // In one order, so that two hosts with the same reports do not wait for each other in a ring.
        var rows = batch.SelectMany(r => (string[])(IsCharged(r) ? [r.Key, BilledKey(r)] : [r.Key]), (r, key) => (r.Account, Hash: SeenMessage.HashOf(hash, key)))
            .DistinctBy(Row).OrderBy(Row, StringComparer.Ordinal).ToList();
        var count = (int)BitOperations.RoundUpToPowerOf2((uint)rows.Count);
        var sql = new StringBuilder("INSERT INTO seen_messages (account, hash, at) VALUES ");
        var parameters = new List<(string, object?)> { ("now", now) };
        for (var i = 0; i < count; i++)
        {
            var (account, row) = rows[Math.Min(i, rows.Count - 1)];
            sql.Append(i == 0 ? "" : ",").Append("(@a").Append(i).Append(",@h").Append(i).Append(",@now)");
            parameters.AddRange([($"a{i}", account), ($"h{i}", row)]);
        }
        await using var command = OfficeDatabase.Command(db, sql.Append(" ON CONFLICT DO NOTHING RETURNING account, hash;").ToString(), [.. parameters]);
        var inserted = new HashSet<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            inserted.Add(Row((reader.GetString(0), reader.GetFieldValue<byte[]>(1))));
        return (report, key) => inserted.Contains(Row((report.Account, SeenMessage.HashOf(hash, key))));

        static string Row((string Account, byte[] Hash) row) => $"{row.Account} {Convert.ToHexString(row.Hash)}";
    }

    private async Task CountAsync(OfficeDbContext db, List<DeliveryReport> charged, DateTime now, HashSet<string> woken)
    {
        foreach (var group in charged.GroupBy(r => (r.Account, Month: budget.MonthOf(r.At), r.Billing!.Category, r.Billing.Billable)))
        {
            await using var command = OfficeDatabase.Command(db, """
                INSERT INTO message_counts (account, month, category, is_billable, count) VALUES (@account, @month, @category, @billable, @count)
                ON CONFLICT (account, month, category, is_billable) DO UPDATE SET count = message_counts.count + excluded.count;
                """, ("account", group.Key.Account), ("month", group.Key.Month), ("category", group.Key.Category), ("billable", group.Key.Billable), ("count", (long)group.Count()));
            await command.ExecuteNonQueryAsync();
        }
        foreach (var account in charged.Where(r => budget.MonthOf(r.At) == budget.MonthOf(now)).Select(r => r.Account).Distinct())
            await WarnAsync(db, account, now, woken);
    }

    private async Task WarnAsync(OfficeDbContext db, string account, DateTime now, HashSet<string> woken)
    {
        if (budget.Options is { Monthly: null, HasPaymentMethod: true })
            return;
        var use = await budget.UseAsync(db, account, budget.MonthOf(now), CancellationToken.None);
        foreach (var news in budget.Warnings(account, use))
            await AccountNews.TellOnceAsync(db, account, use.Month, news, sealer, now, woken);
    }

    private static async Task OnRowsAsync(OfficeDbContext db, string verb, List<SendMark.Replies> marks, params (string, object?)[] more)
    {
        foreach (var chunk in marks.Chunk(64))
        {
            var sql = new StringBuilder(verb);
            var parameters = new List<(string, object?)>(more);
            for (var i = 0; i < chunk.Length; i++)
            {
                sql.Append(i == 0 ? "" : " OR ").Append("conversation_id = @c").Append(i).Append(" AND ordinal BETWEEN @f").Append(i).Append(" AND @l").Append(i);
                parameters.AddRange([($"c{i}", chunk[i].Conversation), ($"f{i}", chunk[i].First), ($"l{i}", chunk[i].Last)]);
            }
            await using var command = OfficeDatabase.Command(db, sql.Append(')').ToString(), [.. parameters]);
            await command.ExecuteNonQueryAsync();
        }
    }

    private async Task ApplyAsync(OfficeDbContext db, DeliveryReport report, SendMark mark, DateTime now, HashSet<string> woken)
    {
        switch (mark)
        {
            case SendMark.Replies replies when report.Failure is { } failure:
                Log.NotDelivered(logger, report.Account, failure.ForStaff);
                await FailAsync(db, report.Account, replies, failure, now);
                woken.Add(report.Account);
                await AccountNews.OfOutcomeAsync(db, report.Account, failure, null, replies.Conversation, sealer, now, woken);
                break;
            case SendMark.Recipient recipient:
                if (report.Failure is { } why)
                    Log.NotDelivered(logger, report.Account, why.ForStaff);
                await RecipientReport.ApplyAsync(db, report, recipient, sealer, now);
                await AccountNews.OfOutcomeAsync(db, report.Account, report.Failure, recipient.Broadcast, recipient.Conversation, sealer, now, woken);
                break;
        }
    }

    private async Task FailAsync(OfficeDbContext db, string account, SendMark.Replies replies, SendOutcome failure, DateTime now)
    {
        var owed = await db.Outbox.AsNoTracking().Where(m => m.ConversationId == replies.Conversation && m.Account == account
            && m.Ordinal >= replies.First && m.Ordinal <= replies.Last && m.State != OutboxState.Dead).ToListAsync();
        // As a try of its own, whatever it came to: the sender may not have recorded yet that the channel took it.
        await OutboxRecorder.WriteAsync(db, [.. owed.Select(m => Settlement.Of(m, null, false, failure, Reporting, options, now) is Postponed postponed
            ? postponed with { CountsAsTry = true, NotBefore = failure is ChannelDown ? now + Mending : postponed.NotBefore }
            : Settlement.Of(m, null, false, failure, Reporting, options, now))]);
    }

    private static partial class Log
    {
        [LoggerMessage(2601, LogLevel.Warning, "{Account} reports that a message did not arrive: {Why}")]
        public static partial void NotDelivered(ILogger logger, string account, string why);

        [LoggerMessage(2602, LogLevel.Error, "A report of a delivery cannot be kept and is passed over: {Fault}")]
        public static partial void PassedOver(ILogger logger, string fault);
    }
}
