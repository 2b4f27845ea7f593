using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Proposals;
using PilarBot.Office.Templates;

namespace PilarBot.Office.PublicReview;

/// <summary>
/// The local government verifies objections. Whoever does reads what is said and never who said it; every look is entered into the audit
/// trail, and the author is told that there is news.
/// </summary>
internal sealed class VerifyResponse(OfficeProfile office)
{
    private const int Listed = 50;

    /// <param name="Count">How many are listed.</param>
    /// <param name="List">Soonest due first, with the days left.</param>
    public sealed record Waiting(int Count, IReadOnlyList<ListEntry> List);

    public sealed record ByNumber([property: Kind(ValueKind.Choice)] string Number);

    /// <param name="Number">Its number.</param>
    /// <param name="Line">What it is about.</param>
    /// <param name="Place">Desa and kecamatan.</param>
    /// <param name="Proposal">The number of the proposal behind it; empty for an imported line.</param>
    /// <param name="Filed">The day.</param>
    /// <param name="DueOn">The last day to verify.</param>
    /// <param name="DaysLeft">How many days are left, today not counted.</param>
    /// <param name="Reason">What is said, with what was added.</param>
    /// <param name="Location">Of the house; empty when none was given.</param>
    /// <param name="Files">Files that are kept.</param>
    /// <param name="MayVerify">False for those who only oversee.</param>
    public sealed record Details(
        string Number, string Line, string Place, string Proposal, DateOnly Filed, DateOnly DueOn, int DaysLeft, string Reason, string Location, int Files, bool MayVerify);

    public sealed record Shown(int Count);

    /// <param name="Number">The response's.</param>
    /// <param name="Upheld">True when it is as the objection says.</param>
    /// <param name="Text">What was found. Its author reads it.</param>
    public sealed record Finding([property: Kind(ValueKind.Choice)] string Number, bool Upheld, string Text);

    public sealed record Done(string Number);

    public async Task<ActionOutcome<Waiting>> WaitingAsync(Nothing input, TurnContext turn)
    {
        var today = office.DayOf(turn.Now);
        var waiting = await Open(turn, today).AsNoTracking().OrderBy(r => r.DueOn).ThenBy(r => r.Number).Take(Listed).Select(r => new { r.Number, r.DueOn }).ToListAsync(turn.Cancellation);
        return new Waiting(waiting.Count, [.. waiting.Select(r => new ListEntry(r.Number, $"{r.Number} {Left(r.DueOn!.Value, today)}"))]);
    }

    public async Task<ActionOutcome<Details>> ShowAsync(ByNumber input, TurnContext turn)
    {
        var today = office.DayOf(turn.Now);
        if (await FindAsync(input.Number, today, turn) is not { } response)
            return ReviewRefusal.NotForVerifying;
        turn.Audit(AuditAct.ObjectionShown, response.Number);
        var entry = await turn.Db.ReviewEntries.AsNoTracking().SingleAsync(e => e.Id == response.EntryId, turn.Cancellation);
        var proposal = await turn.Db.Proposals.Where(p => p.Id == entry.ProposalId).Select(p => p.Number).SingleOrDefaultAsync(turn.Cancellation);
        var notes = await turn.Db.ReviewResponseNotes.AsNoTracking().Where(n => n.ResponseId == response.Id).OrderBy(n => n.Ordinal).Take(20).ToListAsync(turn.Cancellation);
        string Open(string field, byte[]? value) => value is null ? "" : turn.Sealer.OpenText(response.Key, response.Id, field, value);
        var reason = string.Join("\n\n", notes.Select(n => turn.Sealer.OpenText(response.Key, n.Id, "text", n.Text)).Prepend(Open("reason", response.Reason)));
        return new Details(
            response.Number, ReviewWords.Line(entry), $"{office.Label("desa", response.Desa)}, {office.Label("kecamatan", response.Kecamatan)}", proposal ?? "",
            response.FiledOn, response.DueOn!.Value, response.DueOn.Value.DayNumber - today.DayNumber, reason, Open("location", response.Location),
            await Files(response, turn).CountAsync(turn.Cancellation), turn.Caller.Holds(response, ReviewAccess.Verifiers));
    }

    /// <summary>Sends the photos into the caller's own chat.</summary>
    public async Task<ActionOutcome<Shown>> FilesAsync(ByNumber input, TurnContext turn)
    {
        if (await FindAsync(input.Number, office.DayOf(turn.Now), turn) is not { } response)
            return ReviewRefusal.NotForVerifying;
        turn.Audit(AuditAct.ObjectionFilesShown, response.Number);
        var files = await Files(response, turn).AsNoTracking().OrderBy(m => m.Id).Take(10).ToListAsync(turn.Cancellation);
        FindProposals.SendFiles(files, response.Number, turn);
        return new Shown(files.Count);
    }

    /// <summary>The ids of the photos of an objection; empty where the caller does not see it.</summary>
    public async Task<IReadOnlyList<Guid>> FileIdsAsync(string number, TurnContext turn) => await FindAsync(number, office.DayOf(turn.Now), turn) is { } response
        ? await Files(response, turn).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(turn.Cancellation)
        : [];

    /// <summary>The type of a photo of an objection, which is shown; null for one that the caller does not see. Entered in the audit trail.</summary>
    public async Task<string?> OpenFileAsync(string number, Guid file, TurnContext turn)
    {
        if (await FindAsync(number, office.DayOf(turn.Now), turn) is not { } response
            || await Files(response, turn).Where(m => m.Id == file).Select(m => m.Type ?? "").SingleOrDefaultAsync(turn.Cancellation) is not { } type)
            return null;
        turn.Audit(AuditAct.ObjectionFilesShown, response.Number);
        return type;
    }

    public async Task<ActionOutcome<Done>> RunAsync(Finding input, TurnContext turn)
    {
        var today = office.DayOf(turn.Now);
        if (HumanNumber.Response.Read(input.Number) is not { } number)
            return ReviewRefusal.NotForVerifying;
        var one = turn.Db.ReviewResponses.Where(r => r.Number == number && r.Kind == ResponseKind.Objection).Within(turn.Caller, ReviewAccess.Verifiers);
        // Under its lock: of two who verify at once, the second is told so.
        if (await one.ExecuteUpdateAsync(set => set.SetProperty(r => r.Escalated, r => r.Escalated), turn.Cancellation) == 0)
            return ReviewRefusal.NotForVerifying;
        var response = await one.SingleAsync(turn.Cancellation);
        if (!response.IsWaiting(today))
            return ReviewRefusal.Settled;
        if (await (await ResponseMarks.OwnOfAsync(turn)).AnyAsync(r => r.Id == response.Id, turn.Cancellation))
            return ReviewRefusal.OwnResponse;
        response.Verify(input.Upheld, turn.Sealer.Seal(response.Key, response.Id, "finding", input.Text), turn.Caller.PersonId);
        turn.Audit(AuditAct.ObjectionVerified, response.Number, input.Upheld ? "upheld" : "not-upheld");
        if (Guid.TryParse(turn.Sealer.OpenText(response.Key, response.Id, "chat", response.Chat), out var chat))
            await turn.SayToAsync(chat, News(), MessagePurpose.ComplaintNotice);
        return new Done(response.Number);
    }

    /// <summary>Says that there is news and nothing of it: it may be read on a locked screen.</summary>
    public static OutboundText News() => new("Ada kabar untuk Anda. Ketik **uji publik**, lalu pilih **Tanggapan saya**.")
    {
        Choices = [new("Buka uji publik", "!uji publik")],
    };

    private static IQueryable<ReviewResponse> Open(TurnContext turn, DateOnly today) => turn.Db.ReviewResponses
        .Within(turn.Caller, ReviewAccess.Overseers).Where(r => r.State == ResponseState.Filed && r.DueOn >= today);

    private static async Task<ReviewResponse?> FindAsync(string typed, DateOnly today, TurnContext turn) => HumanNumber.Response.Read(typed) is not { } number
        ? null
        : await Open(turn, today).AsNoTracking().SingleOrDefaultAsync(r => r.Number == number, turn.Cancellation);

    private static IQueryable<MediaItem> Files(ReviewResponse response, TurnContext turn) =>
        turn.Db.Media.Where(m => m.OwnerKind == ReviewResponse.MediaOwner && m.OwnerId == response.Id && m.State == MediaState.Stored);

    private static string Left(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        0 => "hari terakhir",
        var days => $"sisa {days} hari",
    };
}
