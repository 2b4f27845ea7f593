using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Calendar;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;

namespace PilarBot.Office.Complaints;

/// <summary>The reporter tells more, gives evidence, answers a question, or takes the complaint back: all after the receipt, none of it required.</summary>
internal sealed partial class AddToComplaint(OfficeProfile office, IOptions<ComplaintOptions> options)
{
    private const int MostActs = 8;

    /// <param name="Number">The complaint's.</param>
    /// <param name="Secret">Null from the chat that it came from.</param>
    /// <param name="Note">Words.</param>
    /// <param name="About">
    /// What the words are: <c>keterangan</c>, <c>saksi</c>, <c>tautan</c>, <c>tempat</c>, <c>tempat-kerja</c> (a NIP in it is
    /// found), <c>harapan</c>, <c>alamat</c>, <c>jawaban</c>; null for the first.
    /// </param>
    /// <param name="Files">Evidence.</param>
    /// <param name="Phone">By which whoever may know the reporter may call.</param>
    /// <param name="Acts">Further acts that are suspected, of the same topic.</param>
    /// <param name="Consent">Whether it may be handed on: <c>with-name</c>, <c>without-name</c>, <c>no</c>.</param>
    public sealed record Input(
        string Number, string? Secret, string? Note, [property: Kind(ValueKind.Choice)] string? About, IReadOnlyList<Guid>? Files,
        [property: Kind(ValueKind.Phone)] string? Phone, IReadOnlyList<string>? Acts,
        [property: Kind(ValueKind.Choice)] string? Consent);

    public sealed record Result(string Number);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        var (found, refusal) = await EnterAsync(input.Number, input.Secret, turn);
        if (found is not { } complaint)
            return refusal!;
        var today = office.DayOf(turn.Now);
        if (input.Note is not null)
            Tell(complaint, input.About, input.Note, today, turn);
        if (input.Files is { Count: > 0 })
        {
            var (attached, missing) = await AttachMedia.HiddenAsync(turn, "complaint", complaint.Id, input.Files);
            complaint.MissingMedia += missing;
            if (attached > 0)
                ComplaintEvent.Add(turn, complaint, ComplaintEventKind.FilesAdded, today);
        }
        if (input.Phone is not null && complaint.Identity is not IdentityLevel.Withheld)
        {
            complaint.ReporterPhone = turn.Sealer.Seal(complaint.Key, complaint.Id, "reporter-phone", input.Phone);
            ComplaintEvent.Add(turn, complaint, ComplaintEventKind.PhoneGiven, today);
        }
        if (input.Acts is { Count: > 0 })
        {
            var acts = complaint.Acts.Split(' ').Concat(input.Acts.Where(a => ComplaintWords.TopicOf(a) == complaint.Topic)).Distinct().Take(MostActs);
            complaint.Acts = string.Join(' ', acts);
            ComplaintEvent.Add(turn, complaint, ComplaintEventKind.FactAdded, today);
        }
        if (input.Consent is not null)
        {
            complaint.Consent = ComplaintWords.Read<HandOnConsent>(input.Consent);
            ComplaintEvent.Add(turn, complaint, ComplaintEventKind.ConsentGiven, today, complaint.Consent.Label());
        }
        complaint.Announced = false;
        return new Result(complaint.Number);
    }

    /// <summary>Takes a complaint back. What was told stays with the office, without a word of who told it.</summary>
    public async Task<ActionOutcome<Result>> WithdrawAsync(FindComplaints.ByReceipt input, TurnContext turn)
    {
        var (found, refusal) = await EnterAsync(input.Number, input.Secret, turn);
        if (found is not { } complaint)
            return refusal!;
        var today = office.DayOf(turn.Now);
        complaint.Withdraw(today);
        ComplaintClock.Set(complaint, options.Value, await WorkingCalendar.LoadAsync(turn.Db, turn.Cancellation));
        ComplaintEvent.Add(turn, complaint, ComplaintEventKind.Withdrawn, today, state: ComplaintState.Withdrawn);
        return new Result(complaint.Number);
    }

    private static async Task<(Complaint? Complaint, ActionRefusal? Refusal)> EnterAsync(string number, string? secret, TurnContext turn)
    {
        var entered = await FindComplaints.EnterAsync(number, secret, turn);
        return entered.Complaint is { IsOpen: false } closed ? (null, new ComplaintIsClosed(closed.Number, closed.State).ToRefusal()) : entered;
    }

    private static void Tell(Complaint complaint, string? about, string note, DateOnly today, TurnContext turn)
    {
        byte[] Seal(string field) => turn.Sealer.Seal(complaint.Key, complaint.Id, field, note);
        var kind = ComplaintEventKind.FactAdded;
        string? text = null;
        switch (about)
        {
            case "tempat":
                complaint.Place = Seal("place");
                break;
            case "tempat-kerja":
                complaint.ReportedWorkplace = Seal("reported-workplace");
                if (Nip(note) is { } nip)
                    complaint.ReportedNip = turn.Sealer.Seal(complaint.Key, complaint.Id, "reported-nip", nip);
                break;
            case "harapan":
                complaint.Wish = Seal("wish");
                break;
            case "alamat" when complaint.Identity is not IdentityLevel.Withheld:
                complaint.ReporterAddress = Seal("reporter-address");
                break;
            case "alamat":
                return;
            case "jawaban":
                complaint.HasQuestion = false;
                (kind, text) = (ComplaintEventKind.Answered, note);
                break;
            case "saksi":
                (kind, text) = (ComplaintEventKind.WitnessAdded, note);
                break;
            case "tautan":
                (kind, text) = (ComplaintEventKind.LinkAdded, note);
                break;
            default:
                (kind, text) = (ComplaintEventKind.NoteAdded, note);
                break;
        }
        ComplaintEvent.Add(turn, complaint, kind, today, text);
    }

    // Eighteen digits, written together or in the four groups of birth, appointment, sex and number.
    private static string? Nip(string note) =>
        NipPattern().Match(note) is { Success: true } found ? string.Concat(found.Value.Where(char.IsAsciiDigit)) : null;

    [GeneratedRegex(@"(?<!\d)\d{8}[ .-]?\d{6}[ .-]?\d[ .-]?\d{3}(?!\d)", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex NipPattern();
}
