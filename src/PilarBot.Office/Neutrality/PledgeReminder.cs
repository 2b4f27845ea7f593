using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Reminders;

namespace PilarBot.Office.Neutrality;

/// <summary>Asks those who are bound for their pledge until it is signed: the nearer an election, the more often.</summary>
internal sealed class PledgeReminder(OfficeProfile office, ReminderHours hours, ElectionCalendar calendar, IOptions<NeutralityOptions> options)
    : ReminderKind(PledgeCode, "Pakta netralitas", "pakta netralitas Anda belum ditandatangani")
{
    private const string PledgeCode = "neutrality-pledge";

    public override bool MayBeMuted => false;

    // Who could not be reached is tried again sooner: they may have a chat by then.
    private const int AgainAfterSkip = 7;

    /// <summary>After how many days the pledge is asked for again.</summary>
    internal static int DaysBetween(SeasonKind season, NeutralityRisk risk) =>
        season switch { SeasonKind.Normal => 28, SeasonKind.PoliticalYear => 14, _ => 7 } / (risk is NeutralityRisk.Tinggi ? 2 : 1);

    public override async Task<IReadOnlyList<DueReminder>> DueAsync(OfficeDbContext db, ReminderWindow window, CancellationToken cancellation)
    {
        var (today, last) = hours.Days(window);
        var season = await calendar.SeasonAsync(db, window.Now, cancellation);
        var term = PledgePeriod.On(today, season, options.Value.PledgeTerm);
        var next = PledgePeriod.On(last, await calendar.SeasonAsync(db, window.Until, cancellation), options.Value.PledgeTerm);
        var due = new List<DueReminder>();
        // Not in the morning of tomorrow when it can be this morning, and at once when this morning is over.
        if (term is not null)
            due.AddRange(await DueAsync(db, term, hours.Morning(today) < window.Until ? hours.Morning(today) : window.Until, season.Kind, window, cancellation));
        if (next is not null && next != term)
            due.AddRange(await DueAsync(db, next, hours.Morning(last), season.Kind, window, cancellation));
        return due;
    }

    public override Task<OutboundText?> WriteAsync(ReminderContext context, IReadOnlyList<DueReminder> due) =>
        Task.FromResult<OutboundText?>(new(
            $"Pakta netralitas {MarkdownEscape.Line(((Due)due[^1]).Term.Words)} belum Anda tandatangani. Mohon ketik *pakta netralitas*; hanya sebentar.")
        {
            Choices = [new("Baca pakta", "!pakta netralitas")],
        });

    private async Task<IEnumerable<DueReminder>> DueAsync(
        OfficeDbContext db, PledgePeriod term, DateTime first, SeasonKind season, ReminderWindow window, CancellationToken cancellation)
    {
        var bound = PhaseReminder.Bound(db, options.Value, window);
        var unsigned = await bound.Where(person => !db.Pledges.Any(p => p.PersonId == person && p.Term == term.Code)).ToListAsync(cancellation);
        if (unsigned is [])
            return [];
        var (prefix, person, days) = (term.Code + "/", window.Person, DaysBetween(season, options.Value.RiskLevel));
        var asked = await db.Reminders
            .Where(r => r.Kind == PledgeCode && r.State != ReminderState.Waiting && r.Key.StartsWith(prefix) && (person == null || r.Recipient == person))
            .GroupBy(r => r.Recipient).Select(g => new { g.Key, Count = g.Count(), Last = g.Max(r => r.SettledAt), Sent = g.Max(r => r.State == ReminderState.Sent ? r.SettledAt : null) }).ToDictionaryAsync(g => g.Key, cancellation);
        return unsigned.Select(who =>
        {
            var before = asked.GetValueOrDefault(who);
            var at = before?.Last is { } settled ? hours.Morning(office.DayOf(settled).AddDays(before.Sent == settled ? days : Math.Min(days, AgainAfterSkip))) : first;
            return new Due(who, term, before?.Count ?? 0, at, at.AddDays(days));
        }).Where(d => window.Holds(d.At, DateTime.MaxValue));
    }

    private sealed record Due(Guid Person, PledgePeriod Term, int Time, DateTime At, DateTime Until)
        : DueReminder(Person, string.Create(CultureInfo.InvariantCulture, $"{Term.Code}/{Time}"), At, Until);
}
