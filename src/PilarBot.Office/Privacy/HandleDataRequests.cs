using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Privacy;

/// <summary>Staff who may see what people ask about their own data, and answer. Every look is entered into the audit trail.</summary>
internal sealed class HandleDataRequests(OfficeProfile office)
{
    /// <summary>The roles that answer.</summary>
    public static readonly string[] Roles = ["admin", "kepala-dinas"];

    private const int Listed = 50;

    /// <param name="Count">How many are listed.</param>
    /// <param name="Late">How many of these are late.</param>
    /// <param name="List">Soonest due first, with the time left.</param>
    public sealed record Waiting(int Count, int Late, IReadOnlyList<ListEntry> List);

    public sealed record ByNumber([property: Kind(ValueKind.Choice)] string Number);

    /// <param name="Number">Its number.</param>
    /// <param name="Kind"><c>copy</c>, <c>correction</c>, <c>erasure</c>.</param>
    /// <param name="From">The name on the roster; empty for others.</param>
    /// <param name="Text">In the person's words.</param>
    /// <param name="Asked">When it came.</param>
    /// <param name="Due">By when it has to be answered, and how long that is from now.</param>
    /// <param name="Cases">The numbers of the latest cases from that chat. Never its complaints, nor what was said to public reviews: whose they are is nobody's to learn here.</param>
    /// <param name="Recorded">The numbers of the latest that the person proposed, reported or recorded.</param>
    public sealed record Details(
        string Number, [property: Kind(ValueKind.Choice)] DataRequestKind Kind, string From, string Text, string Asked, string Due, string Cases, string Recorded);

    /// <param name="Number">Its number.</param>
    /// <param name="Done">False when the office does not do what was asked.</param>
    /// <param name="Text">What the person reads: what was done, or why not.</param>
    public sealed record Answer([property: Kind(ValueKind.Choice)] string Number, bool Done, string Text);

    public static readonly ActionRefusal NotAllowed = new("not-allowed", "Permintaan data pribadi hanya dijawab oleh administrator dan kepala dinas.");
    public static readonly ActionRefusal Answered = new("answered", "Permintaan itu sudah dijawab, atau tidak ada dalam daftar.");

    public static async Task<ActionOutcome<Waiting>> WaitingAsync(Nothing input, TurnContext turn)
    {
        if (!turn.Caller.Has(Roles))
            return NotAllowed;
        var open = await turn.Db.DataRequests.Where(r => r.State == DataRequestState.Open).OrderBy(r => r.DueAt).ThenBy(r => r.Number).Take(Listed)
            .Select(r => new { r.Number, r.DueAt }).ToListAsync(turn.Cancellation);
        return new Waiting(open.Count, open.Count(r => r.DueAt <= turn.Now), [.. open.Select(r => new ListEntry(r.Number, $"{r.Number} {Left(r.DueAt, turn.Now)}"))]);
    }

    public async Task<ActionOutcome<Details>> ShowAsync(ByNumber input, TurnContext turn)
    {
        if (!turn.Caller.Has(Roles))
            return NotAllowed;
        if (await turn.Db.DataRequests.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Number == input.Number && r.State == DataRequestState.Open, turn.Cancellation) is not { } request)
            return Answered;
        turn.Audit(AuditAct.DataRequestShown, request.Number);
        var person = await turn.Db.Conversations.Where(c => c.Id == request.ConversationId).Select(c => c.PersonId).SingleOrDefaultAsync(turn.Cancellation);
        var name = await turn.Db.People.Where(p => p.Id == person).Select(p => p.Name).SingleOrDefaultAsync(turn.Cancellation);
        return new Details(
            request.Number, request.Kind, name ?? "", request.OpenText(turn.Sealer), office.Show(request.AskedAt),
            $"{office.Show(request.DueAt)}, {Left(request.DueAt, turn.Now)}",
            await OwnData.NumbersAsync(OwnData.CasesOf(turn.Db, request.ConversationId, person).Select(c => c.Number), turn.Cancellation),
            await RecordedAsync(turn, request.ConversationId, person));
    }

    private static async Task<string> RecordedAsync(TurnContext turn, Guid chat, Guid? person)
    {
        var (proposals, houses, changes, activities, offers) = OwnData.RecordedBy(turn.Db, chat, person);
        var found = new List<string>();
        foreach (var numbers in (IQueryable<string>[])[proposals, houses, changes, activities, offers])
            found.Add(await OwnData.NumbersAsync(numbers, turn.Cancellation));
        return string.Join(", ", found.Where(f => f.Length > 0));
    }

    public static async Task<ActionOutcome<Nothing>> AnswerAsync(Answer input, TurnContext turn)
    {
        if (!turn.Caller.Has(Roles))
            return NotAllowed;
        // Under its lock: of two who answer at once, the second is told so.
        var one = turn.Db.DataRequests.Where(r => r.Number == input.Number && r.State == DataRequestState.Open);
        if (await one.ExecuteUpdateAsync(set => set.SetProperty(r => r.Notice, r => r.Notice), turn.Cancellation) == 0)
            return Answered;
        var request = await one.SingleAsync(turn.Cancellation);
        request.Decide(input.Done, input.Text, turn.Caller.PersonId, turn.Now, turn.Sealer);
        turn.Audit(AuditAct.DataRequestAnswered, request.Number, input.Done ? "done" : "refused");
        // It may be read on a locked screen: nothing of what was asked.
        await turn.SayToAsync(request.ConversationId, new OutboundText("Ada jawaban untuk Anda dari kantor. Ketik **data saya** untuk membacanya.")
        {
            Choices = [new("Data saya", "!data saya")],
        }, MessagePurpose.CaseUpdate);
        return new Nothing();
    }

    private static string Left(DateTime due, DateTime now) =>
        due > now ? "sisa " + Length(due - now) : "terlambat " + Length(now - due);

    private static string Length(TimeSpan time) => time.TotalHours switch
    {
        < 1 => "kurang dari 1 jam",
        < 72 => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} jam"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.Days} hari"),
    };
}
