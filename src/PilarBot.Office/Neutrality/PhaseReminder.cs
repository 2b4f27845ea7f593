using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Reminders;

namespace PilarBot.Office.Neutrality;

/// <summary>Reminds those who are bound once in each phase of an election; in a region at risk, every two weeks of a campaign.</summary>
internal sealed class PhaseReminder(ReminderHours hours, ElectionCalendar calendar, IOptions<NeutralityOptions> options)
    : ReminderKind("neutrality-phase", "Masa pemilihan", "peran Anda terikat netralitas")
{
    private const int Round = 14;

    public override bool MayBeMuted => false;

    public override async Task<IReadOnlyList<DueReminder>> DueAsync(OfficeDbContext db, ReminderWindow window, CancellationToken cancellation)
    {
        Season[] seasons = [await calendar.SeasonAsync(db, window.Now, cancellation), await calendar.SeasonAsync(db, window.Until, cancellation)];
        var phases = seasons.Where(s => s.IsElectionTime).Distinct().SelectMany(s => Rounds(s, window)).ToList();
        if (phases is [])
            return [];
        var people = await Bound(db, options.Value, window).ToListAsync(cancellation);
        return [.. from phase in phases from person in people select new Due(person, phase.Season, phase.Round, phase.At, phase.Until)];
    }

    public override Task<OutboundText?> WriteAsync(ReminderContext context, IReadOnlyList<DueReminder> due) =>
        Task.FromResult<OutboundText?>(new(MarkdownEscape.Line(SeasonReminder.Words(((Due)due[^1]).Season))) { Choices = [new("Baca aturan", "!aturan netralitas")] });

    /// <summary>Who is bound, of those that a window asks for.</summary>
    public static IQueryable<Guid> Bound(OfficeDbContext db, NeutralityOptions options, ReminderWindow window)
    {
        var (roles, now, person) = (options.Bound, window.Now, window.Person);
        return db.RoleGrants.Where(g => roles.Contains(g.Role) && (person == null || g.PersonId == person) && g.Since <= now && (g.Until == null || g.Until > now))
            .Select(g => g.PersonId).Distinct();
    }

    private IEnumerable<(Season Season, int Round, DateTime At, DateTime Until)> Rounds(Season season, ReminderWindow window)
    {
        var length = options.Value.RiskLevel is NeutralityRisk.Tinggi && season.Kind is SeasonKind.Campaign ? Round : season.Until.DayNumber - season.From.DayNumber + 1;
        for (var from = season.From; from <= season.Until; from = from.AddDays(length))
            if (hours.Morning(from) is var at && hours.Morning(from.AddDays(length)) is var until && window.Holds(at, until))
                yield return (season, (from.DayNumber - season.From.DayNumber) / length, at, until);
    }

    private sealed record Due(Guid Person, Season Season, int Round, DateTime At, DateTime Until)
        : DueReminder(Person, string.Create(CultureInfo.InvariantCulture, $"{Season.Code}/{Season.Kind}{(Round > 0 ? $"/{Round}" : "")}"), At, Until);
}
