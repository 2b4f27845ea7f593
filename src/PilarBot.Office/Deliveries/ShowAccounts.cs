using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Outbox;
using PilarBot.Office.People;

namespace PilarBot.Office.Deliveries;

/// <summary>Shows staff how our accounts do: whether they can send, what they cost, and what did not reach anybody.</summary>
internal sealed class ShowAccounts(OfficeProfile office, MessageBudget budget)
{
    private const int Listed = 10;

    public sealed record Accounts(int Count, IReadOnlyList<ListEntry> List);

    public sealed record ByName([property: Kind(ValueKind.Choice)] string Account);

    /// <param name="Account">The account's name.</param>
    /// <param name="State">Whether it can send, in words.</param>
    /// <param name="Month">The month in words.</param>
    /// <param name="Messages">Delivered messages of the month by category, a line each; empty where the channel charges nothing.</param>
    /// <param name="Spent">What they cost; empty without prices.</param>
    /// <param name="FreeLeft">Replies of the month that are still free.</param>
    /// <param name="Held">Messages that wait for their people to write.</param>
    /// <param name="Undelivered">Messages that were given up.</param>
    /// <param name="Reasons">The latest of them, who and why, a line each, at most ten.</param>
    public sealed record Details(string Account, string State, string Month, string Messages, string Spent, long FreeLeft, int Held, int Undelivered, string Reasons);

    public static readonly ActionRefusal NotStaff = new("not-staff", "Bagian ini hanya untuk petugas Dinas Sosial.");
    public static readonly ActionRefusal NotFound = new("not-found", "Kanal itu belum pernah dipakai di kantor ini.");

    public static async Task<ActionOutcome<Accounts>> ListAsync(Nothing input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return NotStaff;
        var accounts = await turn.Db.Accounts.AsNoTracking().OrderBy(a => a.Account).ToListAsync(turn.Cancellation);
        return new Accounts(accounts.Count, [.. accounts.Select(a => new ListEntry(a.Account, a.DownSince is null ? a.Account : $"{a.Account} (berhenti)"))]);
    }

    public async Task<ActionOutcome<Details>> ShowAsync(ByName input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return NotStaff;
        if (await turn.Db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Account == input.Account, turn.Cancellation) is not { } account)
            return NotFound;
        var use = await budget.UseAsync(turn.Db, account.Account, budget.MonthOf(turn.Now), turn.Cancellation);
        var messages = string.Join('\n', use.Counts.OrderBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"• {Label(c.Key)}: {c.Value}")));
        var limit = budget.Options.Monthly is { } monthly ? $" dari anggaran {budget.Show(monthly)}" : "";
        return new Details(
            account.Account, StateOf(account, turn.Now), OfficeProfile.ShowMonth(office.DayOf(turn.Now)), messages,
            budget.Options.Prices.Count > 0 ? budget.Show(use.Spent) + limit : "", Math.Max(0, budget.Options.FreeReplies - use.Replies),
            await CountAsync(turn, account.Account, OutboxState.Held), await CountAsync(turn, account.Account, OutboxState.Dead),
            await ReasonsAsync(turn, account.Account));
    }

    /// <summary>What an account has to do.</summary>
    /// <param name="Account">Its name.</param>
    /// <param name="State">Whether it can send, in words.</param>
    /// <param name="IsDown">True while it cannot.</param>
    /// <param name="Waiting">Messages that are to be sent; never more than <see cref="Counted"/>, a larger queue reads as that.</param>
    /// <param name="Oldest">Since when the first of them is due, UTC; null when none is.</param>
    /// <param name="Held">Messages that wait for their people to write, counted likewise.</param>
    /// <param name="Dead">Messages that were given up, counted likewise.</param>
    public sealed record Queue(string Account, string State, bool IsDown, int Waiting, DateTime? Oldest, int Held, int Dead);

    /// <summary>Beyond this nobody reads the number, and counting on would keep the database busy.</summary>
    public const int Counted = 10_000;

    /// <summary>Every account with its queue, by name.</summary>
    public async Task<IReadOnlyList<Queue>> QueuesAsync(TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return [];
        var queues = new List<Queue>();
        foreach (var account in await turn.Db.Accounts.AsNoTracking().OrderBy(a => a.Account).ToListAsync(turn.Cancellation))
        {
            var own = turn.Db.Outbox.Where(m => m.Account == account.Account);
            var oldest = await own.Where(m => m.State == OutboxState.Waiting).MinAsync(m => (DateTime?)m.NotBefore, turn.Cancellation);
            queues.Add(new(
                account.Account, StateOf(account, turn.Now), account.DownSince is not null,
                await CountAsync(OutboxState.Waiting), oldest <= turn.Now ? oldest : null, await CountAsync(OutboxState.Held), await CountAsync(OutboxState.Dead)));

            Task<int> CountAsync(OutboxState state) => own.Where(m => m.State == state).Take(Counted).CountAsync(turn.Cancellation);
        }
        return queues;
    }

    private string StateOf(ChannelAccount account, DateTime now) => account switch
    {
        { DownSince: { } since } => $"berhenti sejak {office.Show(since)}: {account.DownWhy}",
        { BroadcastsHeldUntil: { } until } when until > now => $"dapat mengirim balasan; siaran ditahan sampai {office.Show(until)}",
        _ => "dapat mengirim",
    };

    private static Task<int> CountAsync(TurnContext turn, string account, OutboxState state) =>
        turn.Db.Outbox.CountAsync(m => m.State == state && m.Account == account, turn.Cancellation);

    // Who, but never what: the message stays sealed.
    private async Task<string> ReasonsAsync(TurnContext turn, string account)
    {
        var dead = await (
            from message in turn.Db.Outbox
            where message.State == OutboxState.Dead && message.Account == account
            orderby message.StateAt descending
            join chat in turn.Db.Conversations on message.ConversationId equals chat.Id
            join person in turn.Db.People on chat.PersonId equals person.Id into people
            from person in people.DefaultIfEmpty()
            select new { message.StateAt, message.Fault, person.Name }).Take(Listed).ToListAsync(turn.Cancellation);
        return string.Join('\n', dead.Select(d => $"• {office.Show(d.StateAt!.Value)}, {MarkdownEscape.Line(d.Name ?? "Warga")}: {d.Fault}"));
    }

    private static string Label(string category) => category switch
    {
        "service" => "balasan",
        "utility" => "templat layanan (utility)",
        "marketing" => "templat promosi (marketing)",
        "authentication" => "templat kode (authentication)",
        "free" => "gratis",
        _ => category,
    };
}
