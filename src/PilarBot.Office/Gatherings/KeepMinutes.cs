using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;
using PilarBot.Office.Media;

namespace PilarBot.Office.Gatherings;

/// <summary>Keeps what came of a gathering: minutes, photos, agreements, and what somebody is to do by when; gives out the list of who was there.</summary>
/// <param name="office">Days.</param>
/// <param name="documents">Makes the list as a document.</param>
/// <param name="folder">Not opened before a list is made: the commands that check flows know actions and have no keys.</param>
internal sealed class KeepMinutes(OfficeProfile office, MakeDocument documents, Lazy<MediaFolder> folder)
{
    private const int Listed = 200;

    public sealed record Minutes(string Number, string? Text, IReadOnlyList<Guid>? Photos);

    /// <param name="Number">As typed.</param>
    /// <param name="Text">What was agreed.</param>
    /// <param name="Owner">Of <see cref="People.List"/>; null for an agreement that nobody in particular carries out.</param>
    /// <param name="Due">By when; with an owner.</param>
    public sealed record Item(string Number, string Text, [property: Kind(ValueKind.Choice)] string? Owner, DateOnly? Due);

    /// <param name="Count">How many.</param>
    /// <param name="List">Who was invited or came, by name.</param>
    public sealed record People(int Count, IReadOnlyList<ListEntry> List);

    public sealed record Kept(string Number);

    /// <param name="Number">The document's.</param>
    /// <param name="IsSigned">True when the signed one comes at once; else the document follows as soon as it is made.</param>
    public sealed record Ordered(string Number, bool IsSigned);

    public async Task<ActionOutcome<Kept>> MinutesAsync(Minutes input, TurnContext turn)
    {
        if (await GatheringAccess.LockAsync(input.Number, turn) is not { } gathering)
            return GatheringAccess.NotFound;
        if (Refusal(gathering, turn) is { } refusal)
            return refusal;
        if (input.Text is { } text)
            gathering.Keep(gathering.Open(turn.Sealer) with { Minutes = text }, turn.Sealer);
        await AttachMedia.ToAsync(turn, Gathering.Photos, gathering.Id, input.Photos);
        return new Kept(gathering.Number);
    }

    public static async Task<ActionOutcome<People>> PeopleAsync(GatheringAccess.ByNumber input, TurnContext turn)
    {
        if (await GatheringAccess.OrganisedAsync(input.Number, turn) is not { } gathering)
            return GatheringAccess.NotFound;
        var people = await (
            from invitee in turn.Db.Invitees
            where invitee.GatheringId == gathering.Id
            join person in turn.Db.People on invitee.PersonId equals person.Id
            orderby invitee.PresentAt == null, person.Name, person.Id
            select new { person.Id, person.Name }).Take(Listed).ToListAsync(turn.Cancellation);
        return new People(people.Count, [.. people.Select(p => new ListEntry(p.Id.ToString("N"), p.Name))]);
    }

    public async Task<ActionOutcome<Kept>> AddItemAsync(Item input, TurnContext turn)
    {
        if (await GatheringAccess.LockAsync(input.Number, turn) is not { } gathering)
            return GatheringAccess.NotFound;
        if (Refusal(gathering, turn) is { } refusal)
            return refusal;
        Guid? owner = Guid.TryParse(input.Owner, out var person) ? person : null;
        if (owner is not null && !await turn.Db.Invitees.AnyAsync(i => i.GatheringId == gathering.Id && i.PersonId == owner, turn.Cancellation))
            return GatheringAccess.NotFound;
        var id = turn.NewId();
        turn.Db.GatheringItems.Add(new()
        {
            Id = id,
            GatheringId = gathering.Id,
            Text = turn.Sealer.Seal(gathering.Key, id, "text", input.Text),
            OwnerId = owner,
            DueOn = owner is null ? null : input.Due ?? office.DayOf(turn.Now).AddDays(7),
            AgreedAt = turn.Now,
        });
        return new Kept(gathering.Number);
    }

    /// <summary>Has the list of who was there made, with minutes and what was agreed.</summary>
    public async Task<ActionOutcome<Ordered>> OrderAsync(GatheringAccess.ByNumber input, TurnContext turn)
    {
        if (await GatheringAccess.OrganisedAsync(input.Number, turn) is not { } gathering)
            return GatheringAccess.NotFound;
        var made = await documents.RunAsync(new(DocumentRecords.Gathering, GatheringFields.Template, gathering.Id.ToString(), gathering.Id, gathering.Desa), turn);
        return made.Refusal is { } cannot ? cannot : new Ordered(made.Result!.Number, made.Result.IsSigned);
    }

    /// <summary>Sends the list as a workbook into the chat.</summary>
    public async Task<ActionOutcome<Kept>> ExportAsync(GatheringAccess.ByNumber input, TurnContext turn)
    {
        if (await GatheringAccess.OrganisedAsync(input.Number, turn) is not { } gathering)
            return GatheringAccess.NotFound;
        await MadeFile.SayAsync(
            turn, folder.Value, MediaKind.Document, NameOf(gathering.Number), ExportedXlsx.Type, to => WriteAsync(gathering, to, turn), $"Daftar hadir {gathering.Number}");
        turn.Audit(AuditAct.GatheringExported, gathering.Number);
        return new Kept(gathering.Number);
    }

    /// <summary>Writes the list as a workbook.</summary>
    /// <returns>The name of the file; null where the caller does not organise.</returns>
    public async Task<string?> WriteAsync(string number, Stream to, TurnContext turn)
    {
        if (await GatheringAccess.OrganisedAsync(number, turn) is not { } gathering)
            return null;
        await WriteAsync(gathering, to, turn);
        turn.Audit(AuditAct.GatheringExported, gathering.Number);
        return NameOf(gathering.Number);
    }

    private async Task WriteAsync(Gathering gathering, Stream to, TurnContext turn)
    {
        var lines = await AttendanceLine.ReadAsync(turn.Db, gathering, turn.Sealer, turn.Cancellation);
        await ExportedXlsx.WriteAsync(
            to, "Daftar hadir", ["No", "Nama", "Peran", "Jawaban", "Keterangan", "Hadir", "Waktu", "Dicatat petugas", "Jarak (m)", "Nilai kuis"],
            [
                .. lines.Index().Select(l => (IReadOnlyList<object>)
                [
                    l.Index + 1, l.Item.Name, l.Item.Role, l.Item.Answer.Label(), l.Item.Words, l.Item.PresentAt is null ? "tidak" : "ya",
                    l.Item.PresentAt is { } at ? office.Show(at) : "", l.Item.IsByHand ? "ya" : "tidak", l.Item.MetresAway is { } metres ? metres : "", l.Item.Score,
                ]),
            ], turn.Cancellation);
    }

    private static string NameOf(string number) => $"daftar-hadir-{number}.xlsx";

    private ActionRefusal? Refusal(Gathering gathering, TurnContext turn) =>
        gathering.CancelledAt is not null ? GatheringAccess.TooLate : office.DayOf(gathering.StartsAt) > office.DayOf(turn.Now) ? GatheringAccess.TooEarly : null;
}
