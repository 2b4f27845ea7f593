using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Office.Calendar;
using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>Somebody complains. From its first row on, nothing of it can be read without the keys.</summary>
internal sealed class FileComplaint(OfficeProfile office, IOptions<ComplaintOptions> options)
{
    private static readonly string[] RolesOfTheHeadsOwnKind = [ComplaintAccess.Head, "staf-dinsos", Complaint.OtherRole];

    /// <param name="Category">A code of <see cref="NeutralityRule"/> or <see cref="ComplaintMatter"/>, which tells the topic; null: anything else.</param>
    /// <param name="Role">The reported person's role, or <c>lain</c>.</param>
    /// <param name="Reported">Their name, or how to recognise them; null when not known.</param>
    /// <param name="Kecamatan">Where they work; null when not known.</param>
    /// <param name="Description">What happened, in the reporter's words.</param>
    /// <param name="HappenedOn">When; null when not known.</param>
    /// <param name="KnownOn">When the reporter came to know; null: on the day it happened.</param>
    /// <param name="Identity">Who may know who complained: <c>open</c>, <c>confidential</c>, <c>withheld</c>.</param>
    /// <param name="Name">The reporter's; ignored when withheld.</param>
    public sealed record Input(
        [property: Kind(ValueKind.Choice)] string? Category, [property: Kind(ValueKind.Choice)] string Role, string? Reported,
        [property: Kind(ValueKind.Wilayah)] string? Kecamatan, string Description, DateOnly? HappenedOn, DateOnly? KnownOn,
        [property: Kind(ValueKind.Choice)] string Identity, string? Name);

    /// <param name="Number">For the receipt.</param>
    /// <param name="Secret">Said once; only its hash is kept.</param>
    /// <param name="AcknowledgeBy">By when somebody will have opened it.</param>
    /// <param name="Route">Who will: <c>office</c>; <c>inspectorate</c> when the head is reported; <c>nobody</c> when no one there is registered.</param>
    /// <param name="Bawaslu">
    /// Whether Bawaslu takes a report, counted in calendar days: <c>open</c>, <c>today</c> is the last, <c>over</c>; null for other topics, or
    /// when it is not known since when.
    /// </param>
    /// <param name="LastDay">The last of these days.</param>
    /// <param name="LastWorkingDay">The last when working days are counted.</param>
    public sealed record Result(
        string Number, string Secret, DateOnly AcknowledgeBy, [property: Kind(ValueKind.Choice)] string Route,
        [property: Kind(ValueKind.Choice)] string? Bawaslu, DateOnly? LastDay, DateOnly? LastWorkingDay);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        var id = HiddenId.New();
        var key = turn.Sealer.NewKey(id);
        byte[]? Seal(string field, string? value) => value is null ? null : turn.Sealer.Seal(key, id, field, value);
        var number = HumanNumber.Complaint.Write(await turn.NextNumberAsync("complaint"), turn.Now, office.Zone);
        var secret = ComplaintSecret.New();
        var today = office.DayOf(turn.Now);
        var category = input.Category ?? ComplaintMatter.Anything;
        var topic = ComplaintWords.TopicOf(category);
        var identity = ComplaintWords.Read<IdentityLevel>(input.Identity);
        var known = input.KnownOn ?? input.HappenedOn;
        var handlers = await ComplaintHandler.LoadAsync(turn.Db, turn.Now, turn.Cancellation);
        var complaint = new Complaint
        {
            Id = id,
            Number = number,
            FiledOn = today,
            Topic = topic,
            Acts = category,
            ReportedRole = input.Role,
            Kecamatan = input.Kecamatan ?? "",
            AboutHead = IsAboutHead(input, handlers),
            Teams = await TeamsAsync(input, turn),
            Identity = identity,
            Key = key,
            Reported = Seal("reported", input.Reported ?? "")!,
            Description = Seal("description", input.Description)!,
            HappenedOn = Seal("happened-on", BawasluDays.Write(input.HappenedOn)),
            KnownOn = Seal("known-on", BawasluDays.Write(known)),
            ReporterName = identity is IdentityLevel.Withheld ? null : Seal("reporter-name", input.Name),
            ReporterChat = Seal("reporter-chat", turn.Conversation.Id.ToString("N"))!,
            ReporterMark = await ReporterMarks.NextAsync(turn),
            Secret = ComplaintSecret.Seal(turn.Sealer, key, id, secret),
        };
        var calendar = await WorkingCalendar.LoadAsync(turn.Db, turn.Cancellation);
        ComplaintClock.Set(complaint, options.Value, calendar);
        turn.Db.Complaints.Add(complaint);
        ComplaintEvent.Add(turn, complaint, ComplaintEventKind.Filed, today);
        var bawaslu = topic is ComplaintTopic.Neutrality ? BawasluDays.Since(known, options.Value, calendar) : null;
        var route = ComplaintHandler.RouteOf(complaint, handlers, turn.Sealer);
        var window = bawaslu?.Left(today) switch
        {
            null => null,
            < 0 => "over",
            0 => "today",
            _ => "open",
        };
        return new Result(number, secret, complaint.DueOn!.Value, route, window, bawaslu?.LastDay, bawaslu?.LastWorkingDay);
    }

    // Said outright, or a head's name where no other role was said.
    private static bool IsAboutHead(Input input, List<ComplaintHandler> handlers) =>
        input.Role == ComplaintAccess.Head
        || (RolesOfTheHeadsOwnKind.Contains(input.Role) && input.Reported is { } reported
            && handlers.Exists(h => h.Caller.Has(ComplaintAccess.Head) && NameMatch.MayBe(h.Caller.Name, reported)));

    // Of those on the roster who may be meant: by role and place, and by name where one was told that fits any of them.
    private static async Task<string> TeamsAsync(Input input, TurnContext turn)
    {
        var now = turn.Now;
        var people = await turn.Db.People.AsNoTracking().Where(p => p.Team != null).Select(p => new
        {
            p.Name,
            p.Team,
            Places = p.Roles.Where(g => g.Role == input.Role && g.Since <= now && (g.Until == null || g.Until > now)).Select(g => g.Wilayah).ToList(),
        }).ToListAsync(turn.Cancellation);
        var kecamatan = input.Kecamatan ?? "";
        var named = people.Where(p => input.Reported is { } reported && NameMatch.MayBe(p.Name, reported)).ToList();
        var held = people.Where(p => p.Places.Exists(place => ComplaintAccess.MayBeIn(place, kecamatan))).ToList();
        var both = held.Intersect(named).ToList();
        var meant = both is not [] ? both : held.Concat(named);
        return string.Join(' ', meant.Select(p => p.Team!).Distinct().Order(StringComparer.Ordinal).Take(4));
    }
}
