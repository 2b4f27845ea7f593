using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Gatherings;

/// <summary>Lists and shows gatherings to those who organise in that place.</summary>
internal sealed class ShowGatherings(OfficeProfile office)
{
    private const int Listed = 30;
    private const int Named = 20;

    /// <param name="Count">How many are listed.</param>
    /// <param name="List">The latest begin first.</param>
    public sealed record Listing(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Number">Its number.</param>
    /// <param name="Kind">A code of the list <c>acara</c>.</param>
    /// <param name="Title">What it is called.</param>
    /// <param name="When">Day and time.</param>
    /// <param name="Where">The building, desa and kecamatan.</param>
    /// <param name="Agenda">What is talked about.</param>
    /// <param name="State">How far it is, in a sentence.</param>
    /// <param name="IsAhead">True while time and place may change.</param>
    /// <param name="IsToday">True from its day on: people are noted, minutes are kept.</param>
    /// <param name="Invited">How many are invited.</param>
    /// <param name="Coming">How many said that they come.</param>
    /// <param name="Deputies">How many send somebody.</param>
    /// <param name="NotComing">How many do not come.</param>
    /// <param name="Waiting">How many have not answered.</param>
    /// <param name="Answers">Reasons and deputies, a line each; empty for none.</param>
    /// <param name="Present">How many were noted.</param>
    /// <param name="Agreements">A line each; empty for none.</param>
    /// <param name="Items">What is to be done, a line each; empty for none.</param>
    /// <param name="Desa">Where, by code.</param>
    /// <param name="Day">When, where the office is.</param>
    public sealed record Details(
        string Number, [property: Kind(ValueKind.Choice)] string Kind, string Title, string When, string Where, string Agenda, string State, bool IsAhead, bool IsToday, int Invited,
        int Coming, int Deputies, int NotComing, int Waiting, string Answers, int Present, string Agreements, string Items, [property: Kind(ValueKind.Wilayah)] string Desa, DateOnly Day);

    /// <param name="Number">Its number.</param>
    /// <param name="Title">What it is called.</param>
    /// <param name="When">Day and time.</param>
    /// <param name="Where">The building, desa and kecamatan.</param>
    /// <param name="IsAhead">True for one to come.</param>
    /// <param name="IsCancelled">True for one that will not be.</param>
    public sealed record Line(string Number, string Title, string When, string Where, bool IsAhead, bool IsCancelled);

    /// <summary>The gatherings of the caller's place, the latest begin first, a page at a time.</summary>
    /// <param name="before">The last number of the page before; null for the first page.</param>
    /// <param name="turn">Somebody's at the desk.</param>
    public async Task<(IReadOnlyList<Line> Lines, bool HasMore)> PageAsync(string? before, TurnContext turn)
    {
        var found = turn.Db.Gatherings.AsNoTracking().Within(turn.Caller, GatheringAccess.Organisers);
        if (before is { Length: > 0 } && await GatheringAccess.OrganisedAsync(before, turn) is { StartsAt: var start, Number: var number })
            found = found.Where(g => g.StartsAt < start || (g.StartsAt == start && g.Number.CompareTo(number) < 0));
        var rows = await found.OrderByDescending(g => g.StartsAt).ThenByDescending(g => g.Number).Take(Listed + 1).ToListAsync(turn.Cancellation);
        return ([.. rows.Take(Listed).Select(g =>
        {
            var facts = g.Open(turn.Sealer);
            return new Line(g.Number, facts.Title, GatheringWords.When(office, g.StartsAt), GatheringWords.Where(office, g, facts), g.StartsAt > turn.Now, g.CancelledAt is not null);
        })], rows.Count > Listed);
    }

    /// <summary>Who is invited and who was there; empty where the caller does not organise.</summary>
    public static async Task<IReadOnlyList<AttendanceLine>> PeopleAsync(string number, TurnContext turn) => await GatheringAccess.OrganisedAsync(number, turn) is { } gathering
        ? await AttendanceLine.ReadAsync(turn.Db, gathering, turn.Sealer, turn.Cancellation)
        : [];

    /// <summary>The minutes; null while none are kept.</summary>
    public static async Task<string?> MinutesAsync(string number, TurnContext turn) =>
        (await GatheringAccess.OrganisedAsync(number, turn))?.Open(turn.Sealer).Minutes;

    public async Task<ActionOutcome<Listing>> ListAsync(Nothing input, TurnContext turn)
    {
        var latest = await turn.Db.Gatherings.AsNoTracking().Within(turn.Caller, GatheringAccess.Organisers)
            .OrderByDescending(g => g.StartsAt).ThenByDescending(g => g.Number).Take(Listed).ToListAsync(turn.Cancellation);
        return new Listing(latest.Count, [.. latest.Select(g => new ListEntry(g.Number, $"{OfficeProfile.ShowDay(office.DayOf(g.StartsAt))}: {g.Open(turn.Sealer).Title}"))]);
    }

    public async Task<ActionOutcome<Details>> ShowAsync(GatheringAccess.ByNumber input, TurnContext turn)
    {
        if (await GatheringAccess.OrganisedAsync(input.Number, turn) is not { } gathering)
            return GatheringAccess.NotFound;
        var facts = gathering.Open(turn.Sealer);
        var lines = await AttendanceLine.ReadAsync(turn.Db, gathering, turn.Sealer, turn.Cancellation);
        var invited = lines.Where(l => l.IsInvited).ToList();
        var items = await ItemLine.ReadAsync(turn.Db, gathering, turn.Sealer, turn.Cancellation);
        int Count(Rsvp answer) => invited.Count(l => l.Answer == answer);
        return new Details(
            gathering.Number, gathering.Kind, facts.Title, GatheringWords.When(office, gathering.StartsAt), GatheringWords.Where(office, gathering, facts), facts.Agenda,
            gathering.CancelledAt is not null ? $"Dibatalkan: {facts.Cancelled}" : gathering.StartsAt > turn.Now ? "Akan datang." : facts.Minutes is null ? "Notulen belum dicatat." : "Notulen sudah dicatat.",
            gathering.IsAhead(turn.Now), gathering.CancelledAt is null && office.DayOf(gathering.StartsAt) <= office.DayOf(turn.Now), invited.Count,
            Count(Rsvp.Coming), Count(Rsvp.Deputy), Count(Rsvp.NotComing), Count(Rsvp.None),
            string.Join('\n', invited.Where(l => l.Words.Length > 0).Take(Named).Select(l => $"• {l.Name}, {l.Answer.Label()}: {l.Words}")),
            lines.Count(l => l.PresentAt is not null),
            string.Join('\n', items.Where(i => i.Owner is null).Select(i => "• " + i.Text)),
            string.Join('\n', items.Where(i => i.Owner is not null).Select(i => $"• {i.Text} ({i.Owner}, {OfficeProfile.ShowDay(i.DueOn!.Value)}): {(i.Proof is null ? "belum" : $"selesai, {i.Proof}")}")),
            gathering.Desa, office.DayOf(gathering.StartsAt));
    }
}

/// <summary>Somebody on the list of a gathering, opened.</summary>
/// <param name="Name">Theirs.</param>
/// <param name="Role">On the roster; empty for a guest.</param>
/// <param name="IsInvited">False for who came without being invited.</param>
/// <param name="Answer">What they answered.</param>
/// <param name="Words">Why they do not come, or who comes for them; else empty.</param>
/// <param name="PresentAt">When they were noted; null for not.</param>
/// <param name="IsByHand">True when somebody noted them.</param>
/// <param name="MetresAway">From the pin; null when that is not known.</param>
/// <param name="Score">Right answers to the quiz, of how many: <c>3/5</c>; empty for who has not answered all of it.</param>
internal sealed record AttendanceLine(string Name, string Role, bool IsInvited, Rsvp Answer, string Words, DateTime? PresentAt, bool IsByHand, int? MetresAway, string Score)
{
    /// <summary>All of a gathering: who was there first, then by name.</summary>
    public static async Task<IReadOnlyList<AttendanceLine>> ReadAsync(OfficeDbContext db, Gathering gathering, Sealing.Sealer sealer, CancellationToken cancellation)
    {
        var rows = await (
            from invitee in db.Invitees.AsNoTracking()
            where invitee.GatheringId == gathering.Id
            join known in db.People on invitee.PersonId equals known.Id into people
            from person in people.DefaultIfEmpty()
            select new
            {
                Invitee = invitee,
                Name = person == null ? null : person.Name,
                Role = db.RoleGrants.Where(r => r.PersonId == invitee.PersonId && (gathering.Role == "" || r.Role == gathering.Role)).OrderBy(r => r.Role).Select(r => r.Role).FirstOrDefault(),
            }).ToListAsync(cancellation);
        var questions = await db.GatheringQuestions.CountAsync(q => q.GatheringId == gathering.Id, cancellation);
        var scores = await QuizScoreLine.ReadAsync(db, gathering.Id, cancellation);
        return
        [
            .. rows.Select(r => new AttendanceLine(
                r.Name ?? (r.Invitee.Name is { } guest ? sealer.OpenText(gathering.Key, r.Invitee.Id, "name", guest) : "-"),
                r.Role is { } role ? Reference.OfficeRole.Find(role)?.Label ?? role : "", r.Invitee.IsInvited, r.Invitee.Answer,
                r.Invitee.Words is { } words ? sealer.OpenText(gathering.Key, r.Invitee.Id, "words", words) : "", r.Invitee.PresentAt, r.Invitee.NotedBy is not null, r.Invitee.MetresAway,
                r.Invitee.PersonId is { } person && scores.TryGetValue(person, out var score) && score.Answered == questions ? $"{score.Right}/{questions}" : ""))
                .OrderBy(l => l.PresentAt is null).ThenBy(l => l.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }
}

/// <summary>What a gathering agreed on, opened.</summary>
/// <param name="Text">What.</param>
/// <param name="Owner">Who does it; null for an agreement.</param>
/// <param name="DueOn">By when; null for an agreement.</param>
/// <param name="Proof">What was done; null while it is open.</param>
internal sealed record ItemLine(string Text, string? Owner, DateOnly? DueOn, string? Proof)
{
    /// <summary>All of a gathering, in the order in which they were agreed on.</summary>
    public static async Task<IReadOnlyList<ItemLine>> ReadAsync(OfficeDbContext db, Gathering gathering, Sealing.Sealer sealer, CancellationToken cancellation)
    {
        var rows = await (
            from item in db.GatheringItems.AsNoTracking()
            where item.GatheringId == gathering.Id
            orderby item.Id
            select new { Item = item, Owner = db.People.Where(p => p.Id == item.OwnerId).Select(p => p.Name).FirstOrDefault() }).ToListAsync(cancellation);
        return
        [
            .. rows.Select(r => new ItemLine(
                sealer.OpenText(gathering.Key, r.Item.Id, "text", r.Item.Text), r.Item.OwnerId is null ? null : r.Owner ?? "-", r.Item.DueOn,
                r.Item.Proof is { } proof ? sealer.OpenText(gathering.Key, r.Item.Id, "proof", proof) : null)),
        ];
    }
}
