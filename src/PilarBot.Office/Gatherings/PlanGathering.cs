using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;

namespace PilarBot.Office.Gatherings;

/// <summary>Makes a gathering, changes its time and place, cancels it. Who has to hear of it hears from <see cref="TellInvitees"/>.</summary>
internal sealed class PlanGathering(OfficeProfile office)
{
    /// <param name="Role">A role's code, or null for everybody there.</param>
    /// <param name="Kecamatan">A kecamatan's code, or null for all that lies in the caller's own place.</param>
    public sealed record Audience([property: Kind(ValueKind.Choice)] string? Role, [property: Kind(ValueKind.Wilayah)] string? Kecamatan);

    /// <param name="People">How many would be invited.</param>
    /// <param name="Missing">How many of them have no chat, and have to be told otherwise.</param>
    /// <param name="Place">Whose people they are.</param>
    public sealed record Count(int People, int Missing, string Place);

    /// <param name="Kind">A code of the list <c>acara</c>.</param>
    /// <param name="Title">What it is called.</param>
    /// <param name="Agenda">What is talked about.</param>
    /// <param name="At">When it begins.</param>
    /// <param name="Desa">Where; the caller's role holds there.</param>
    /// <param name="Place">The building.</param>
    /// <param name="Pin">On the map, or null.</param>
    /// <param name="Role">As in <see cref="Audience"/>.</param>
    /// <param name="Kecamatan">As in <see cref="Audience"/>.</param>
    /// <param name="Files">Ids of materials.</param>
    public sealed record Input(
        [property: Kind(ValueKind.Choice)] string Kind, string Title, string Agenda, DateTime At, [property: Kind(ValueKind.Wilayah)] string Desa, string Place, GeoPoint? Pin,
        [property: Kind(ValueKind.Choice)] string? Role, [property: Kind(ValueKind.Wilayah)] string? Kecamatan, IReadOnlyList<Guid>? Files);

    /// <param name="Number">Its number.</param>
    /// <param name="Invited">How many are invited.</param>
    public sealed record Result(string Number, int Invited);

    /// <param name="Number">As typed.</param>
    /// <param name="At">The new begin; null for the same.</param>
    /// <param name="Desa">The new place; null for the same.</param>
    /// <param name="Place">The new building; null for the same.</param>
    /// <param name="Pin">On the map; null for none, where the place is new.</param>
    public sealed record Change(string Number, DateTime? At, [property: Kind(ValueKind.Wilayah)] string? Desa, string? Place, GeoPoint? Pin);

    public sealed record Cancellation(string Number, string Reason);

    /// <param name="Number">Its number.</param>
    /// <param name="People">How many hear of it.</param>
    public sealed record Told(string Number, int People);

    public static readonly ActionRefusal IsPast = new("is-past", "Waktu itu sudah lewat. Mohon isi waktu yang akan datang.");

    public async Task<ActionOutcome<Count>> CountAsync(Audience input, TurnContext turn)
    {
        if (GatheringAccess.AudienceOf(turn.Caller, input.Kecamatan) is not { } audience)
            return GatheringAccess.NotYourPlace;
        var people = GatheringAccess.Grants(turn.Db, input.Role ?? "", audience, turn.Now).Select(g => g.PersonId).Distinct();
        return new Count(
            await people.CountAsync(turn.Cancellation),
            await people.CountAsync(p => !turn.Db.Conversations.Any(c => c.PersonId == p && c.Unreachable == null), turn.Cancellation),
            Field.PlaceOf.Show(office, audience));
    }

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (!turn.Caller.Organises(input.Desa) || GatheringAccess.AudienceOf(turn.Caller, input.Kecamatan) is not { } audience)
            return GatheringAccess.NotYourPlace;
        if (input.At <= turn.Now)
            return IsPast;
        var id = turn.NewId();
        var key = turn.Sealer.NewKey(id);
        var gathering = new Gathering
        {
            Id = id,
            Number = HumanNumber.Gathering.Write(await turn.NextNumberAsync("gathering"), turn.Now, office.Zone),
            Kind = input.Kind,
            Kecamatan = input.Desa[..8],
            Desa = input.Desa,
            Latitude = input.Pin?.Latitude,
            Longitude = input.Pin?.Longitude,
            Audience = audience,
            Role = input.Role ?? "",
            OrganiserId = turn.Caller.PersonId!.Value,
            CreatedAt = turn.Now,
            StartsAt = input.At,
            Key = key,
            Facts = [],
        };
        gathering.Keep(new(input.Title, input.Agenda, input.Place), turn.Sealer);
        turn.Db.Gatherings.Add(gathering);
        var people = await GatheringAccess.Grants(turn.Db, gathering.Role, audience, turn.Now).Select(g => g.PersonId).Distinct().ToListAsync(turn.Cancellation);
        turn.Db.Invitees.AddRange(people.Select(person => new Invitee { Id = turn.NewId(), GatheringId = id, PersonId = person, IsInvited = true }));
        await AttachMedia.ToAsync(turn, Gathering.Materials, id, input.Files);
        turn.Audit(AuditAct.GatheringPlanned, gathering.Number);
        return new Result(gathering.Number, people.Count);
    }

    /// <summary>Changes time, place or both.</summary>
    public async Task<ActionOutcome<Told>> ChangeAsync(Change input, TurnContext turn)
    {
        if (await GatheringAccess.LockAsync(input.Number, turn) is not { } gathering)
            return GatheringAccess.NotFound;
        if (!gathering.IsAhead(turn.Now))
            return GatheringAccess.TooLate;
        if (input.At is { } at && at <= turn.Now)
            return IsPast;
        if (input.Desa is { } desa && !turn.Caller.Organises(desa))
            return GatheringAccess.NotYourPlace;
        gathering.StartsAt = input.At ?? gathering.StartsAt;
        if (input.Place is { } place)
        {
            gathering.Keep(gathering.Open(turn.Sealer) with { Place = place }, turn.Sealer);
            (gathering.Latitude, gathering.Longitude) = (input.Pin?.Latitude, input.Pin?.Longitude);
            gathering.Desa = input.Desa ?? gathering.Desa;
            gathering.Kecamatan = gathering.Desa[..8];
        }
        gathering.Sequence++;
        turn.Audit(AuditAct.GatheringChanged, gathering.Number);
        return new Told(gathering.Number, await HearAsync(gathering, turn));
    }

    /// <summary>Cancels it.</summary>
    public async Task<ActionOutcome<Told>> CancelAsync(Cancellation input, TurnContext turn)
    {
        if (await GatheringAccess.LockAsync(input.Number, turn) is not { } gathering)
            return GatheringAccess.NotFound;
        if (!gathering.IsAhead(turn.Now))
            return GatheringAccess.TooLate;
        gathering.Keep(gathering.Open(turn.Sealer) with { Cancelled = input.Reason }, turn.Sealer);
        gathering.CancelledAt = turn.Now;
        gathering.Sequence++;
        turn.Audit(AuditAct.GatheringCancelled, gathering.Number);
        return new Told(gathering.Number, await HearAsync(gathering, turn));
    }

    // Those whom it concerns; see TellInvitees. Of who declined, those of another day are asked anew.
    private async Task<int> HearAsync(Gathering gathering, TurnContext turn)
    {
        var day = office.DayOf(gathering.StartsAt);
        var (from, to) = (office.Zone.ToUtc(day.ToDateTime(TimeOnly.MinValue)), office.Zone.ToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        var isCancelled = gathering.CancelledAt is not null;
        return await GatheringAccess.Invitations(turn.Db, turn.Now).CountAsync(
            i => i.Gathering.Id == gathering.Id && (isCancelled ? i.Invitee.Answer != Rsvp.NotComing && i.Invitee.Told >= 0
                : i.Invitee.Answer != Rsvp.NotComing || i.Invitee.ToldStart < from || i.Invitee.ToldStart >= to), turn.Cancellation);
    }
}
