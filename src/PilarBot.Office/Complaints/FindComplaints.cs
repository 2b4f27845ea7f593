using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Complaints;

/// <summary>Finds complaints for whoever made them: by the chat they came from, or by number and secret from any chat.</summary>
internal static class FindComplaints
{
    public sealed record ByNumber(string Number);

    /// <param name="IsComplaint">True when what was typed is the number of a complaint, whether or not there is one.</param>
    /// <param name="IsOwn">True when it came from this chat, so that no secret is asked.</param>
    public sealed record Recognised(bool IsComplaint, bool IsOwn);

    /// <param name="Count">Complaints from this chat.</param>
    /// <param name="List">For choosing: numbers, and nothing else.</param>
    public sealed record OwnResult(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Number">As typed.</param>
    /// <param name="Secret">Null from the chat that it came from.</param>
    public sealed record ByReceipt(string Number, string? Secret);

    /// <param name="Number">Its number.</param>
    /// <param name="State">For the flow, which has its words.</param>
    /// <param name="FiledOn">When it came.</param>
    /// <param name="ChangedOn">When it came to its state; null while that is the first.</param>
    /// <param name="Answer">What the office last explained to the reporter; null when it has not.</param>
    /// <param name="History">The timeline, a line each: days and states, no names.</param>
    /// <param name="Files">Files that are kept or on their way.</param>
    /// <param name="Missing">Files that could not be used.</param>
    /// <param name="IsOpen">False once it is closed.</param>
    /// <param name="MayGivePhone">True when the reporter is not withheld and has given no number.</param>
    public sealed record Details(
        string Number, ComplaintState State, DateOnly FiledOn, DateOnly? ChangedOn, string? Answer, string History, int Files, int Missing, bool IsOpen, bool MayGivePhone);

    public static async Task<ActionOutcome<Recognised>> RecogniseAsync(ByNumber input, TurnContext turn) =>
        HumanNumber.Complaint.Read(input.Number) is not { } number
            ? new Recognised(false, false)
            : new Recognised(true, await (await ReporterMarks.OwnOfAsync(turn)).AnyAsync(c => c.Number == number, turn.Cancellation));

    public static async Task<ActionOutcome<OwnResult>> OwnAsync(Nothing input, TurnContext turn)
    {
        var own = await (await ReporterMarks.OwnOfAsync(turn)).OrderByDescending(c => c.Number).Select(c => c.Number).ToListAsync(turn.Cancellation);
        return new OwnResult(own.Count, [.. own.Select(number => new ListEntry(number, number))]);
    }

    public static async Task<ActionOutcome<Details>> ByReceiptAsync(ByReceipt input, TurnContext turn)
    {
        var (found, refusal) = await EnterAsync(input.Number, input.Secret, turn);
        if (found is not { } complaint)
            return refusal!;
        var events = await turn.Db.ComplaintEvents.AsNoTracking().Where(e => e.ComplaintId == complaint.Id)
            .OrderBy(e => e.Ordinal).ToListAsync(turn.Cancellation);
        var files = await turn.Db.Media.CountAsync(
            m => m.OwnerKind == "complaint" && m.OwnerId == complaint.Id && (m.State == Media.MediaState.Pending || m.State == Media.MediaState.Stored),
            turn.Cancellation);
        return new Details(
            complaint.Number, complaint.State, complaint.FiledOn, complaint.ChangedOn, LastAnswer(complaint, events, turn),
            History(complaint, events, turn), files, complaint.MissingMedia, complaint.IsOpen, complaint is { Identity: not IdentityLevel.Withheld, ReporterPhone: null });
    }

    /// <summary>
    /// The complaint for whoever shows to be its reporter, locked for this turn. A wrong number and a wrong secret count alike and are
    /// refused in the same words.
    /// </summary>
    public static async Task<(Complaint? Complaint, ActionRefusal? Refusal)> EnterAsync(string typed, string? secret, TurnContext turn)
    {
        var number = HumanNumber.Complaint.Read(typed);
        if (secret is null)
        {
            var own = number is null ? null : await LockAsync((await ReporterMarks.OwnOfAsync(turn)).Where(c => c.Number == number), turn);
            return (own, own is null ? new NoSuchComplaint().ToRefusal() : null);
        }
        if (await SecretGuess.AreUsedUpAsync(turn))
            return (null, new TooManyGuesses().ToRefusal());
        var found = number is null ? null : await LockAsync(turn.Db.Complaints.Where(c => c.Number == number), turn);
        if (found is not null && ComplaintSecret.Opens(turn.Sealer, found, secret))
            return (found, null);
        await SecretGuess.NoteAsync(turn);
        return (null, new NoSuchComplaint().ToRefusal());
    }

    /// <summary>Loads one under a lock: reporter and handler may be at it at once, and its events are counted.</summary>
    public static async Task<Complaint?> LockAsync(IQueryable<Complaint> one, TurnContext turn) =>
        await one.ExecuteUpdateAsync(set => set.SetProperty(c => c.LastEvent, c => c.LastEvent), turn.Cancellation) == 0
            ? null
            : await one.SingleOrDefaultAsync(turn.Cancellation);

    private static string? LastAnswer(Complaint complaint, List<ComplaintEvent> events, TurnContext turn) =>
        events.LastOrDefault(e => e.Answer is not null) is { } answered ? Answer(complaint, answered, turn) : null;

    private static string Answer(Complaint complaint, ComplaintEvent answered, TurnContext turn) =>
        turn.Sealer.OpenText(complaint.Key, answered.Id, "answer", answered.Answer!);

    private static string History(Complaint complaint, List<ComplaintEvent> events, TurnContext turn)
    {
        var text = new StringBuilder();
        foreach (var happened in events)
        {
            var words = happened.Kind switch
            {
                ComplaintEventKind.Filed => "aduan diterima",
                ComplaintEventKind.Moved => happened.State!.Value.Label(),
                ComplaintEventKind.NoteAdded => "keterangan ditambahkan",
                ComplaintEventKind.FilesAdded => "bukti ditambahkan",
                ComplaintEventKind.PhoneGiven => "nomor telepon ditambahkan",
                // Who reads it is for the office to watch over.
                ComplaintEventKind.Read or ComplaintEventKind.ReporterRead or ComplaintEventKind.FilesRead => null,
            };
            if (words is null)
                continue;
            text.Append("• ").Append(OfficeProfile.ShowDay(happened.On)).Append(": ").Append(words);
            if (happened.Answer is not null)
                text.Append(". ").Append(Answer(complaint, happened, turn));
            text.Append('\n');
        }
        return text.ToString().TrimEnd();
    }
}
