using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Outbox;
using PilarBot.Office.Reminders;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Neutrality;

/// <summary>
/// Reminds those who are bound: once in each phase of an election, and of the pledge while it is not signed. One message to a person at most,
/// in the chat in which they wrote last; never at night. A phase that has passed is not made up for.
/// </summary>
internal sealed partial class RemindOfNeutrality(
    OfficeDatabase database, OfficeProfile office, ElectionCalendar calendar, Sealer sealer, Wakeups wakeups, IOptions<NeutralityOptions> options,
    ILogger<RemindOfNeutrality> logger)
{
    private const string PhaseKind = "neutrality-phase";
    private const string PledgeKind = "neutrality-pledge";

    /// <summary>Sends what is due.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancellation)
    {
        if (QuietHours.IsQuiet(office.Zone, now))
            return 0;
        List<Guid> chats;
        Plan plan;
        await using (var db = database.Open())
        {
            plan = PlanOf(await calendar.SeasonAsync(db, now, cancellation), now);
            chats = await Due(db, plan).Select(d => d.Chat).ToListAsync(cancellation);
        }
        var sent = 0;
        foreach (var chat in chats)
            if (await database.WriteAsync(db => SendAsync(db, chat, plan, cancellation), cancellation) is { } account)
            {
                wakeups.Outbox(account);
                sent++;
            }
        if (sent > 0)
            Log.Sent(logger, sent);
        return sent;
    }

    /// <summary>After how many days the pledge is asked for again.</summary>
    internal static int DaysBetween(SeasonKind season, NeutralityRisk risk) =>
        season switch { SeasonKind.Normal => 28, SeasonKind.PoliticalYear => 14, _ => 7 } / (risk is NeutralityRisk.Tinggi ? 2 : 1);

    private Plan PlanOf(Season season, DateTime now)
    {
        var today = office.DayOf(now);
        var risk = options.Value.RiskLevel;
        // In a campaign that lasts months, a region at risk hears it more than once.
        var round = risk is NeutralityRisk.Tinggi && season.Kind is SeasonKind.Campaign ? (today.DayNumber - season.From.DayNumber) / 14 : 0;
        return new(
            SeasonReminder.Words(season),
            season.IsElectionTime ? string.Create(CultureInfo.InvariantCulture, $"{season.Code}/{season.Kind}{(round > 0 ? $"/{round}" : "")}") : "",
            PledgePeriod.On(today, season, options.Value.PledgeTerm),
            now.AddDays(-DaysBetween(season.Kind, risk)), today.ToString("O", CultureInfo.InvariantCulture), now);
    }

    private IQueryable<DueChat> Due(OfficeDbContext db, Plan plan)
    {
        var (roles, now) = (options.Value.Bound, plan.Now);
        var (phase, term, since) = (plan.Phase, plan.Pledge?.Code ?? "", plan.AskedSince);
        var bound = db.RoleGrants.Where(g => roles.Contains(g.Role) && g.Since <= now && (g.Until == null || g.Until > now)).Select(g => g.PersonId);
        return db.Conversations
            .Where(c => c.PersonId != null && c.Unreachable == null && bound.Contains(c.PersonId.Value)
                && !db.Conversations.Any(later => later.PersonId == c.PersonId && later.Unreachable == null
                    && (later.LastInboundAt > c.LastInboundAt || (later.LastInboundAt == c.LastInboundAt && later.Id > c.Id))))
            .Select(c => new DueChat
            {
                Chat = c.Id,
                Phase = phase != "" && !db.Set<SentReminder>().Any(r => r.Kind == PhaseKind && r.Period == phase
                    && db.Conversations.Any(any => any.Id == r.ConversationId && any.PersonId == c.PersonId)),
                IsUnsigned = term != "" && !db.Pledges.Any(p => p.PersonId == c.PersonId && p.Term == term),
                WasAsked = db.Set<SentReminder>().Any(r => r.Kind == PledgeKind && r.At > since
                    && db.Conversations.Any(any => any.Id == r.ConversationId && any.PersonId == c.PersonId)),
            })
            .Where(d => d.Phase || (d.IsUnsigned && !d.WasAsked));
    }

    private async Task<string?> SendAsync(OfficeDbContext db, Guid chat, Plan plan, CancellationToken cancellation)
    {
        // Whoever comes second waits here, and then finds nothing due any more: another host, or the person who is just signing.
        await db.Conversations.Where(c => c.Id == chat).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastOrdinal, c => c.LastOrdinal), cancellation);
        if (await Due(db, plan).SingleOrDefaultAsync(d => d.Chat == chat, cancellation) is not { } due)
            return null;
        if (due.Phase)
            db.Set<SentReminder>().Add(new() { Kind = PhaseKind, ConversationId = chat, Period = plan.Phase, At = plan.Now });
        if (due.IsUnsigned)
            db.Set<SentReminder>().Add(new() { Kind = PledgeKind, ConversationId = chat, Period = plan.Day, At = plan.Now });
        return await OweMessage.ToAsync(db, chat, Text(due, plan), MessagePurpose.Reminder, sealer, plan.Now, cancellation);
    }

    private static OutboundText Text(DueChat due, Plan plan)
    {
        var pledge = due.IsUnsigned && plan.Pledge is { } period
            ? $"Pakta netralitas {MarkdownEscape.Line(period.Words)} belum Anda tandatangani. Mohon ketik *pakta netralitas*; hanya sebentar."
            : "";
        return new(string.Join("\n\n", new[] { due.Phase ? MarkdownEscape.Line(plan.Words) : "", pledge, "Terima kasih." }.Where(part => part is not "")))
        {
            Choices = due.IsUnsigned ? [new("Baca pakta", "!pakta netralitas")] : [new("Baca aturan", "!aturan netralitas")],
        };
    }

    /// <param name="Words">Of the phase.</param>
    /// <param name="Phase">Names the phase, or its round; empty outside of one.</param>
    /// <param name="Pledge">What is to be signed; null for nothing.</param>
    /// <param name="AskedSince">Who was asked for the pledge after this is not asked again.</param>
    /// <param name="Day">Today.</param>
    /// <param name="Now">UTC.</param>
    private sealed record Plan(string Words, string Phase, PledgePeriod? Pledge, DateTime AskedSince, string Day, DateTime Now);

    private sealed class DueChat
    {
        public Guid Chat { get; init; }
        public bool Phase { get; init; }
        public bool IsUnsigned { get; init; }
        public bool WasAsked { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(2731, LogLevel.Information, "{Count} reminders of neutrality are on their way")]
        public static partial void Sent(ILogger logger, int count);
    }
}
