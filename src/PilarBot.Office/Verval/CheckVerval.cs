using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Audit;
using PilarBot.Office.Cases;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Verval;

/// <summary>A second person looks at what a visitor sent in, and accepts it or sends it back with a reason. Only what is accepted is verified.</summary>
internal sealed class CheckVerval(OfficeProfile office, ShowVerval show)
{
    private const int Listed = 50;
    private const int MostPhotos = 9;

    /// <param name="Count">How many wait, at most 50.</param>
    /// <param name="List">Longest waiting first; own visits are not among them.</param>
    public sealed record Waiting(int Count, IReadOnlyList<ListEntry> List);

    public sealed record ById(string Id);

    /// <param name="No">Its number in the round.</param>
    /// <param name="Name">The head's.</param>
    /// <param name="Place">Address, RT and RW, desa.</param>
    /// <param name="Round">The round's name.</param>
    /// <param name="Visitor">By name.</param>
    /// <param name="Sent">When.</param>
    /// <param name="Result">What was found, in words.</param>
    /// <param name="Reason">Why, in the visitor's words.</param>
    /// <param name="Mark">A sentence when it counts as filled without a visit, or is about a relative; else empty.</param>
    /// <param name="Differences">In what the source differs from what was known; empty for nothing.</param>
    /// <param name="Answers">All that was answered, a line each.</param>
    /// <param name="Photos">How many photos there are.</param>
    public sealed record Details(
        int No, string Name, string Place, string Round, string Visitor, string Sent, string Result, string Reason, string Mark, string Differences,
        string Answers, int Photos);

    /// <param name="Id">The household's.</param>
    /// <param name="Accept">False to send it back.</param>
    /// <param name="Reason">What the visitor has to mend; needed for sending back.</param>
    public sealed record Input(string Id, bool Accept, string? Reason);

    public sealed record Result(int No);

    /// <param name="Count">How many were sent into the chat.</param>
    public sealed record Sent(int Count);

    public async Task<ActionOutcome<Waiting>> WaitingAsync(Nothing input, TurnContext turn)
    {
        if (!turn.Caller.Has(VervalAccess.Checkers))
            return VervalRefusal.NotAllowed;
        var me = turn.Caller.PersonId;
        var waiting = await turn.Db.VervalHouseholds.Where(h => h.State == VervalState.Submitted && h.VisitorId != me && h.HouseholdId != null).Within(turn.Caller, VervalAccess.Checkers)
            .OrderBy(h => h.SubmittedAt).Take(Listed).Select(h => new { h.Id, h.No, h.Desa, h.Result, h.IsDesk }).ToListAsync(turn.Cancellation);
        return new Waiting(waiting.Count, [.. waiting.Select(h => new ListEntry(
            h.Id.ToString("N"),
            VervalWords.Fit(string.Create(CultureInfo.InvariantCulture, $"{h.No}. {office.Label("desa", h.Desa)}, {h.Result?.Label()}{(h.IsDesk ? " (!)" : "")}"))))]);
    }

    public async Task<ActionOutcome<Details>> ShowAsync(ById input, TurnContext turn)
    {
        if (await FindAsync(input.Id, turn) is not { } household)
            return VervalRefusal.NotWaiting;
        turn.Audit(AuditAct.VervalShown, household.Id.ToString());
        var facts = household.OpenFacts(turn.Sealer);
        var round = await turn.Db.VervalRounds.Where(r => r.Id == household.RoundId).Select(r => r.Name).SingleAsync(turn.Cancellation);
        var visitor = await turn.Db.People.Where(p => p.Id == household.VisitorId).Select(p => p.Name).SingleOrDefaultAsync(turn.Cancellation);
        var sent = await turn.Db.VervalEvents.AsNoTracking().Where(e => e.VervalHouseholdId == household.Id && e.Kind == VervalEventKind.Submitted)
            .OrderByDescending(e => e.At).FirstAsync(turn.Cancellation);
        return new Details(
            household.No, facts.Head, ShowVerval.PlaceOf(household, facts, office), round, visitor ?? "-", office.Show(sent.At), household.Result!.Value.Label(),
            turn.Sealer.OpenText(household.Key, sent.Id, "text", sent.Text!),
            ShowVerval.Mark(household.HasConflict, [.. Enum.GetValues<VisitProof>().Where(p => household.DeskReasons.Split(' ').Contains(p.Code()))]),
            string.Join(", ", VervalWords.Differences(household.Differences).Select(d => d.Label())),
            await show.TextAsync(household, turn), await Photos(household, turn).CountAsync(turn.Cancellation));
    }

    /// <summary>Sends the photos into the checker's chat, that of the family card among them: nobody else gets it.</summary>
    public static async Task<ActionOutcome<Sent>> PhotosAsync(ById input, TurnContext turn)
    {
        if (await FindAsync(input.Id, turn) is not { } household)
            return VervalRefusal.NotWaiting;
        turn.Audit(AuditAct.VervalShown, household.Id.ToString(), "photos");
        var photos = await Photos(household, turn).OrderBy(m => m.OwnerKind).ThenBy(m => m.Id).Take(MostPhotos).ToListAsync(turn.Cancellation);
        foreach (var photo in photos)
            turn.Say(new OutboundMedia(MediaKind.Photo, photo.Id.ToString(), $"Nomor {household.No}, foto {photo.OwnerKind!["verval-".Length..]}"));
        return new Sent(photos.Count);
    }

    /// <summary>The photos of a form that waits for the caller's check, for showing at the desk.</summary>
    public static async Task<IReadOnlyList<Guid>> PhotoIdsAsync(string id, TurnContext turn) =>
        Guid.TryParse(id, out var guid)
        && await turn.Db.VervalHouseholds.AsNoTracking().Where(h => h.Id == guid && h.HouseholdId != null && h.State == VervalState.Submitted)
            .Within(turn.Caller, VervalAccess.Checkers).SingleOrDefaultAsync(turn.Cancellation) is { } household
            ? await Photos(household, turn).OrderBy(m => m.OwnerKind).ThenBy(m => m.Id).Take(MostPhotos).Select(m => m.Id).ToListAsync(turn.Cancellation)
            : [];

    /// <summary>True for such a photo; that it is opened is entered in the trail.</summary>
    public static async Task<bool> OpensPhotoAsync(string id, Guid photo, TurnContext turn)
    {
        if (!(await PhotoIdsAsync(id, turn)).Contains(photo))
            return false;
        turn.Audit(AuditAct.VervalShown, Guid.Parse(id).ToString(), "photos");
        return true;
    }

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await FindAsync(input.Id, turn) is not { } household || turn.Caller.PersonId is not { } me)
            return VervalRefusal.NotWaiting;
        if (!input.Accept && string.IsNullOrWhiteSpace(input.Reason))
            return VervalRefusal.NoReason;
        if (!household.Check(input.Accept, me, turn.Now))
            return VervalRefusal.OwnVisit;
        turn.Note(household, input.Accept ? VervalEventKind.Accepted : VervalEventKind.Returned, input.Reason);
        turn.Audit(AuditAct.VervalChecked, household.Id.ToString(), input.Accept ? "accepted" : "returned");
        // A form that was filled at a desk verifies nothing in the field.
        if (input.Accept && !household.IsDesk)
        {
            var day = office.DayOf(household.SubmittedAt!.Value);
            await turn.Db.Households.Where(h => h.Id == household.HouseholdId).ExecuteUpdateAsync(set => set.SetProperty(h => h.VerifiedOn, day), turn.Cancellation);
        }
        // Who works elsewhere by now hears no more of it.
        if (!input.Accept && household.ConversationId is { } chat
            && await CaseNotices.HoldersOf(turn.Db, household, VervalAccess.Visitors, turn.Now).AnyAsync(p => p == household.VisitorId, turn.Cancellation))
            await turn.SayToAsync(chat, new OutboundText(
                $"Verval nomor **{household.No}** di {MarkdownEscape.Line(office.Label("desa", household.Desa))} perlu dilengkapi:\n\n> {MarkdownEscape.Lines(input.Reason!)}\n\n"
                + "Jawaban Anda tetap tersimpan. Terima kasih.")
            {
                Choices = [new("Buka verval", "!verval")],
            }, MessagePurpose.CaseUpdate);
        return new Result(household.No);
    }

    private static async Task<VervalHousehold?> FindAsync(string id, TurnContext turn) =>
        await VervalAccess.LockedAsync(id, turn, VervalAccess.Checkers) is { State: VervalState.Submitted } household ? household : null;

    private static IQueryable<MediaItem> Photos(VervalHousehold household, TurnContext turn) => turn.Db.Media.AsNoTracking()
        .Where(m => (m.OwnerKind == KeepAnswers.FrontPhoto || m.OwnerKind == KeepAnswers.InsidePhoto || m.OwnerKind == KeepAnswers.KkPhoto)
            && m.OwnerId == household.Id && m.State == MediaState.Stored);
}
