using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;

namespace PilarBot.Office.Gatherings;

/// <summary>Shows people their own invitations and takes their answers, until the gathering begins.</summary>
internal sealed class AnswerInvitation(OfficeProfile office)
{
    private const int Listed = 30;

    /// <param name="Count">How many lie ahead.</param>
    /// <param name="List">The next one first.</param>
    public sealed record Listing(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Reference">A number as typed, with the answer behind it when a button of the invitation was pressed.</param>
    public sealed record ByReference(string Reference);

    /// <param name="Number">Its number.</param>
    /// <param name="Title">What it is called.</param>
    /// <param name="When">Day and time.</param>
    /// <param name="Where">The building, desa and kecamatan.</param>
    /// <param name="Agenda">What is talked about.</param>
    /// <param name="Answer">What was answered so far.</param>
    /// <param name="Wish">The answer of the button: <c>hadir</c>, <c>berhalangan</c>, <c>diwakili</c>; empty for none.</param>
    /// <param name="State">Empty; else why nothing can be answered any more.</param>
    /// <param name="Files">How many materials there are.</param>
    public sealed record Details(string Number, string Title, string When, string Where, string Agenda, string Answer, string Wish, string State, int Files);

    /// <param name="Number">As typed.</param>
    /// <param name="Answer"><c>hadir</c>, <c>berhalangan</c>, <c>diwakili</c>.</param>
    /// <param name="Words">Why they do not come, or who comes for them.</param>
    public sealed record Input(string Number, [property: Kind(ValueKind.Choice)] string Answer, string? Words);

    public sealed record Result(string Number, string Answer);

    public async Task<ActionOutcome<Listing>> ListAsync(Nothing input, TurnContext turn)
    {
        var ahead = await Own(turn).Where(i => i.Gathering.StartsAt > turn.Now && i.Gathering.CancelledAt == null)
            .OrderBy(i => i.Gathering.StartsAt).Take(Listed).Select(i => i.Gathering).AsNoTracking().ToListAsync(turn.Cancellation);
        return new Listing(ahead.Count, [.. ahead.Select(g => new ListEntry(g.Number, $"{OfficeProfile.ShowDay(office.DayOf(g.StartsAt))}: {g.Open(turn.Sealer).Title}"))]);
    }

    public async Task<ActionOutcome<Details>> ShowAsync(ByReference input, TurnContext turn)
    {
        var (typed, wish) = Split(input.Reference);
        if (await FindAsync(typed, turn) is not var (gathering, invitee))
            return GatheringAccess.NotFound;
        var facts = gathering.Open(turn.Sealer);
        var words = invitee.Words is { } sealedWords ? $" ({turn.Sealer.OpenText(gathering.Key, invitee.Id, "words", sealedWords)})" : "";
        return new Details(
            gathering.Number, facts.Title, GatheringWords.When(office, gathering.StartsAt), GatheringWords.Where(office, gathering, facts), facts.Agenda,
            invitee.Answer.Label() + words, wish,
            gathering.CancelledAt is not null ? $"Acara ini dibatalkan: {facts.Cancelled}" : gathering.StartsAt <= turn.Now ? "Acara ini sudah dimulai, jadi jawaban tidak dapat diubah lagi." : "",
            await FilesOf(turn.Db, gathering).CountAsync(turn.Cancellation));
    }

    public static async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not var (gathering, invitee))
            return GatheringAccess.NotFound;
        if (!gathering.IsAhead(turn.Now))
            return GatheringAccess.TooLate;
        invitee.Answer = input.Answer switch
        {
            "hadir" => Rsvp.Coming,
            "berhalangan" => Rsvp.NotComing,
            _ => Rsvp.Deputy,
        };
        invitee.Words = input.Words is { } words && invitee.Answer is not Rsvp.Coming ? turn.Sealer.Seal(gathering.Key, invitee.Id, "words", words) : null;
        return new Result(gathering.Number, invitee.Answer.Label());
    }

    /// <summary>Sends the materials into this chat.</summary>
    public static async Task<ActionOutcome<Result>> FilesAsync(GatheringAccess.ByNumber input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not var (gathering, _))
            return GatheringAccess.NotFound;
        foreach (var file in await FilesOf(turn.Db, gathering).AsNoTracking().ToListAsync(turn.Cancellation))
            turn.Say(new OutboundMedia(file.Kind is MediaKind.Photo ? MediaKind.Photo : MediaKind.Document, file.Id.ToString(), $"Bahan {gathering.Number}"));
        return new Result(gathering.Number, "");
    }

    /// <summary>The caller's own invitations that hold.</summary>
    public static IQueryable<Invitation> Own(TurnContext turn)
    {
        var person = turn.Caller.PersonId;
        return GatheringAccess.Invitations(turn.Db, turn.Now).Where(i => person != null && i.Invitee.PersonId == person);
    }

    private static IQueryable<MediaItem> FilesOf(OfficeDbContext db, Gathering gathering) =>
        db.Media.Where(m => m.OwnerKind == Gathering.Materials && m.OwnerId == gathering.Id && m.State == MediaState.Stored).OrderBy(m => m.Id);

    private static async Task<(Gathering Gathering, Invitee Invitee)?> FindAsync(string typed, TurnContext turn) =>
        HumanNumber.Gathering.Read(typed) is { } number && await Own(turn).SingleOrDefaultAsync(i => i.Gathering.Number == number, turn.Cancellation) is { } found
            ? (found.Gathering, found.Invitee) : null;

    private static (string Number, string Wish) Split(string reference)
    {
        var text = reference.Trim();
        var space = text.LastIndexOf(' ');
        return text[(space + 1)..] is "hadir" or "berhalangan" or "diwakili" && space > 0 ? (text[..space], text[(space + 1)..]) : (text, "");
    }
}
