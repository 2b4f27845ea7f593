using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Residents;

namespace PilarBot.Office.Cases;

/// <summary>A case as the console shows it: all that the chat tells, its whole timeline, its photos and what else is known of its person.</summary>
internal sealed class ShowCase(FindCases find, OfficeProfile office)
{
    /// <summary>Events on one page; the summary document has them all.</summary>
    private const int Listed = 200;

    /// <param name="At">When, as people read it.</param>
    /// <param name="What">In words.</param>
    /// <param name="Text">What was written; null for nothing.</param>
    /// <param name="Who">From the roster; null for a resident.</param>
    public sealed record Event(string At, string What, string? Text, string? Who);

    /// <param name="Number">The case's.</param>
    /// <param name="State">In words.</param>
    public sealed record Other(string Number, string State);

    /// <param name="Details">As the chat has them.</param>
    /// <param name="Facts">Label and value.</param>
    /// <param name="Events">Newest first.</param>
    /// <param name="Photos">Ids of the kept files.</param>
    /// <param name="Location">Latitude and longitude; null when not given.</param>
    /// <param name="Others">Cases of the same person that the caller handles.</param>
    /// <param name="Similar">Cases that the caller handles of other people of the same name in the same desa.</param>
    /// <param name="IsMerged">True when this person was made one with another, which can be taken back.</param>
    /// <param name="Version">See <see cref="CaseVersion"/>.</param>
    /// <param name="HasNik">True when there is one to be shown on request.</param>
    public sealed record Result(
        FindCases.Details Details, IReadOnlyList<(string Label, string Value)> Facts, IReadOnlyList<Event> Events, IReadOnlyList<Guid> Photos, string? Location,
        IReadOnlyList<Other> Others, IReadOnlyList<Other> Similar, bool IsMerged, string Version, bool HasNik);

    public sealed record NikInput(string Number, string Reason);

    public sealed record Shown(string Nik);

    /// <summary>Null when there is no such case for the caller.</summary>
    public async Task<Result?> RunAsync(string number, TurnContext turn)
    {
        if (await FindCases.FindHandledAsync(number, turn) is not { } file || (await find.ByNumberAsync(new(file.Number), turn)).Result is not { } details)
            return null;
        var events = await turn.Db.CaseEvents.AsNoTracking().Where(e => e.CaseId == file.Id).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Listed)
            .GroupJoin(turn.Db.People, e => e.By, p => p.Id, (e, p) => new { Event = e, People = p }).SelectMany(x => x.People.DefaultIfEmpty(), (x, p) => new { x.Event, p!.Name })
            .ToListAsync(turn.Cancellation);
        var photos = await turn.Db.Media.Where(m => m.OwnerKind == "case" && m.OwnerId == file.Id && m.State == MediaState.Stored).OrderBy(m => m.ReceivedAt).ThenBy(m => m.Id)
            .Select(m => m.Id).ToListAsync(turn.Cancellation);
        var resident = await FindResident.ShownAsync(file.ResidentId, turn);
        var standing = resident.StandsAs;
        var rows = FindResident.RowsOf(turn.Db, standing);
        var others = await turn.Db.Cases.AsNoTracking().HandledBy(turn.Caller).Where(c => c.Id != file.Id && rows.Contains(c.ResidentId)).OrderByDescending(c => c.OpenedAt).Take(20)
            .Select(c => new { c.Number, c.State }).ToListAsync(turn.Cancellation);
        var whole = ResidentWord.Whole(resident.OpenName(turn.Sealer), file.Desa, turn.Hash);
        var handled = turn.Db.Cases.AsNoTracking().HandledBy(turn.Caller);
        var similar = await (
            from word in turn.Db.ResidentWords
            where word.Hash == whole && !rows.Contains(word.ResidentId)
            join other in handled on word.ResidentId equals other.ResidentId
            orderby other.Number descending
            select new { other.Number, other.State }).Take(5).ToListAsync(turn.Cancellation);
        var isMerged = await turn.Db.Residents.AnyAsync(r => r.Id == file.ResidentId && r.MergedInto != null && r.NikHash == null, turn.Cancellation);
        var location = file.Location is { } sealedPlace ? turn.Sealer.OpenText(file.Key, file.Id, "location", sealedPlace).Split(',') : null;
        return new(
            details,
            [.. details.About.Split('\n').Select(l => l.Split(": ", 2)).Select(p => p is [var label, var value] ? (label, value) : ("", p[0]))],
            [.. events.OrderByDescending(e => e.Event.At).ThenByDescending(e => e.Event.Id).Select(e => new Event(
                office.Show(e.Event.At), e.Event.Words(office), e.Event.Text is { } text ? turn.Sealer.OpenText(file.Key, e.Event.Id, "text", text) : null, e.Name))],
            photos, location is [var latitude, var longitude, ..] ? $"{latitude},{longitude}" : null,
            [.. others.Select(o => new Other(o.Number, o.State.Label()))], [.. similar.Select(o => new Other(o.Number, o.State.Label()))], isMerged,
            await CaseVersion.OfAsync(file, turn), resident.Nik is not null);
    }

    /// <summary>The NIK in full, for a reason that is entered with it.</summary>
    public static async Task<ActionOutcome<Shown>> NikAsync(NikInput input, TurnContext turn)
    {
        if (await FindCases.FindHandledAsync(input.Number, turn) is not { } file)
            return new NoSuchCase().ToRefusal();
        var resident = await FindResident.ShownAsync(file.ResidentId, turn);
        if (resident.Nik is not { } nik)
            return new NoSuchCase().ToRefusal();
        CaseEvent.Add(turn, file, CaseEventKind.NikShown, input.Reason);
        turn.Audit(AuditAct.NikShown, file.Number);
        return new Shown(turn.Sealer.OpenText(resident.Key, resident.Id, "nik", nik));
    }

    /// <summary>True for a kept file of a case that the caller handles.</summary>
    public static async Task<bool> HasPhotoAsync(string number, Guid photo, TurnContext turn) =>
        await FindCases.FindHandledAsync(number, turn) is { } file
        && await turn.Db.Media.AnyAsync(m => m.Id == photo && m.OwnerKind == "case" && m.OwnerId == file.Id && m.State == MediaState.Stored, turn.Cancellation);
}
