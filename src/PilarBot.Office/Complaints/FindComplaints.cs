using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Complaints;

/// <summary>Finds complaints for whoever made them: by the chat they came from, or by number and secret from any chat.</summary>
internal sealed class FindComplaints(OfficeProfile office)
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

    /// <param name="Fits">False for a wrong number and a wrong secret alike.</param>
    public sealed record Tried(bool Fits);

    /// <param name="Number">Its number.</param>
    /// <param name="State">For the flow, which has its words.</param>
    /// <param name="Route">Who handles it: <c>office</c>; <c>inspectorate</c> when the head is reported; <c>nobody</c> when no one there is registered.</param>
    /// <param name="Topic">What it is about: <c>netralitas</c>, <c>pelayanan</c>, <c>bantuan</c>, <c>lain</c>.</param>
    /// <param name="FiledOn">When it came.</param>
    /// <param name="ChangedOn">When it came to its state; null while that is the first.</param>
    /// <param name="Due">Whether the office's next step is in time: <c>open</c>, <c>late</c>; null once it is closed.</param>
    /// <param name="DueOn">By when it does that step.</param>
    /// <param name="Question">What the office asks the reporter; null when nothing is open.</param>
    /// <param name="Answer">What the office last explained to the reporter; null when it has not.</param>
    /// <param name="History">The timeline, a line each: days and states, no names.</param>
    /// <param name="Files">Files that are kept or on their way.</param>
    /// <param name="Missing">Files that could not be used.</param>
    /// <param name="ForOffice">What the office still lacks to act, or that nothing is missing, in words.</param>
    /// <param name="ForBawaslu">What Bawaslu's form still lacks, likewise.</param>
    /// <param name="IsOpen">False once it is closed.</param>
    /// <param name="MayGivePhone">True when the reporter is not withheld and has given no number.</param>
    /// <param name="MayGiveAddress">True when the reporter is not withheld and has given no address.</param>
    /// <param name="LacksPlace">Where it happened is not known.</param>
    /// <param name="LacksWorkplace">Where the reported person works is not known more closely.</param>
    /// <param name="LacksWish">The reporter has not said what should come of it.</param>
    /// <param name="LacksConsent">The reporter was not asked whether it may be handed on, and it is about neutrality.</param>
    public sealed record Details(
        string Number, ComplaintState State, [property: Kind(ValueKind.Choice)] string Route, [property: Kind(ValueKind.Choice)] string Topic, DateOnly FiledOn, DateOnly? ChangedOn, [property: Kind(ValueKind.Choice)] string? Due, DateOnly? DueOn,
        string? Question, string? Answer, string History, int Files, int Missing, string ForOffice, string ForBawaslu, bool IsOpen,
        bool MayGivePhone, bool MayGiveAddress, bool LacksPlace, bool LacksWorkplace, bool LacksWish, bool LacksConsent);

    public static async Task<ActionOutcome<Recognised>> RecogniseAsync(ByNumber input, TurnContext turn) =>
        HumanNumber.Complaint.Read(input.Number) is not { } number
            ? new Recognised(false, false)
            : new Recognised(true, await (await ReporterMarks.OwnOfAsync(turn)).AnyAsync(c => c.Number == number, turn.Cancellation));

    public static async Task<ActionOutcome<OwnResult>> OwnAsync(Nothing input, TurnContext turn)
    {
        var own = await (await ReporterMarks.OwnOfAsync(turn)).OrderByDescending(c => c.Number).Select(c => c.Number).ToListAsync(turn.Cancellation);
        return new OwnResult(own.Count, [.. own.Select(number => new ListEntry(number, number))]);
    }

    /// <summary>Tries a secret, so that a wrong one can be typed again at once; it counts as one.</summary>
    public static async Task<ActionOutcome<Tried>> TryAsync(ByReceipt input, TurnContext turn) => await EnterAsync(input.Number, input.Secret, turn) switch
    {
        ({ }, _) => new Tried(true),
        (_, { Code: NoSuchComplaint.TheCode }) => new Tried(false),
        (_, var refusal) => refusal!,
    };

    public async Task<ActionOutcome<Details>> ByReceiptAsync(ByReceipt input, TurnContext turn)
    {
        var (found, refusal) = await EnterAsync(input.Number, input.Secret, turn);
        if (found is not { } complaint)
            return refusal!;
        var events = await turn.Db.ComplaintEvents.AsNoTracking().Where(e => e.ComplaintId == complaint.Id)
            .OrderBy(e => e.Ordinal).ToListAsync(turn.Cancellation);
        var files = await turn.Db.Media.CountAsync(
            m => m.OwnerKind == "complaint" && m.OwnerId == complaint.Id && (m.State == Media.MediaState.Pending || m.State == Media.MediaState.Stored),
            turn.Cancellation);
        var lacks = ComplaintCompleteness.Of(complaint, files, events.Exists(e => e.Kind is ComplaintEventKind.LinkAdded), turn.Sealer);
        var isNamed = complaint.Identity is not IdentityLevel.Withheld;
        var question = complaint.HasQuestion ? events.LastOrDefault(e => e.Kind is ComplaintEventKind.Asked) : null;
        return new Details(
            complaint.Number, complaint.State, await ComplaintHandler.RouteAsync(complaint, turn), complaint.Topic.Label(), complaint.FiledOn, complaint.ChangedOn,
            complaint.DueOn is not { } due ? null : due < office.DayOf(turn.Now) ? "late" : "open", complaint.DueOn,
            question is null ? null : Answer(complaint, question, turn),
            LastAnswer(complaint, events, turn), History(complaint, events, turn), files, complaint.MissingMedia,
            ComplaintCompleteness.InWords(lacks.ForOffice, turn.Conversation.Language), ComplaintCompleteness.InWords(lacks.ForBawaslu, turn.Conversation.Language), complaint.IsOpen,
            isNamed && complaint.ReporterPhone is null, isNamed && complaint.ReporterAddress is null,
            complaint.Place is null, complaint.ReportedWorkplace is null, complaint.Wish is null,
            complaint is { Topic: ComplaintTopic.Neutrality, Consent: HandOnConsent.NotGiven });
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
        events.LastOrDefault(e => e is { Kind: ComplaintEventKind.Moved or ComplaintEventKind.ReferralMoved, Answer: not null }) is { } answered ? Answer(complaint, answered, turn) : null;

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
                ComplaintEventKind.Moved => By(happened.State!.Value.Label(), happened),
                ComplaintEventKind.NoteAdded => "keterangan ditambahkan",
                ComplaintEventKind.WitnessAdded => "saksi ditambahkan",
                ComplaintEventKind.LinkAdded => "akun atau tautan ditambahkan",
                ComplaintEventKind.FactAdded => "keterangan dilengkapi",
                ComplaintEventKind.FilesAdded => "bukti ditambahkan",
                ComplaintEventKind.PhoneGiven => "nomor telepon ditambahkan",
                ComplaintEventKind.ConsentGiven => "pilihan penerusan dicatat",
                ComplaintEventKind.Asked => "pertanyaan dari penangan",
                ComplaintEventKind.Answered => "pertanyaan dijawab",
                ComplaintEventKind.Withdrawn => "aduan dicabut",
                ComplaintEventKind.Escalated => "diteruskan ke tingkat berikutnya karena melewati batas waktu",
                ComplaintEventKind.ReferralMoved => "penerusan diperbarui",
                ComplaintEventKind.RevealAsked or ComplaintEventKind.RevealDecided or ComplaintEventKind.HandedOn => null,
            };
            if (words is null)
                continue;
            text.Append("• ").Append(OfficeProfile.ShowDay(happened.On)).Append(": ").Append(words);
            if (happened.Basis is { } basis)
                text.Append(". Dasar: ").Append(turn.Sealer.OpenText(complaint.Key, happened.Id, "basis", basis));
            if (happened.Answer is not null)
                text.Append(". ").Append(Answer(complaint, happened, turn));
            text.Append('\n');
        }
        return text.ToString().TrimEnd();
    }

    /// <summary>What was done, with the role of who did it.</summary>
    public static string By(string what, ComplaintEvent happened) =>
        happened.ByRole is { } role ? $"{what} oleh {OfficeRole.Find(role)!.Label}" : what;
}
