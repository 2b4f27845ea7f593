using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;

namespace PilarBot.Office.Complaints;

/// <summary>What became of a complaint that was handed on: to whom, when, under which number there.</summary>
internal sealed class TrackReferral(OfficeProfile office, DocumentTemplates templates)
{
    private const int LongestNumber = 100;

    /// <param name="Number">The complaint's.</param>
    /// <param name="Count">How many referrals it has.</param>
    /// <param name="List">For choosing, by number.</param>
    /// <param name="Summary">A line for each: to whom, how far, since when, their number.</param>
    public sealed record Overview(string Number, int Count, IReadOnlyList<ListEntry> List, string Summary);

    /// <param name="Number">A referral's.</param>
    public sealed record ByReferral(string Number);

    /// <param name="Number">The referral's.</param>
    /// <param name="State">In words.</param>
    /// <param name="Count">How many states may follow.</param>
    /// <param name="List">Those states.</param>
    public sealed record Choices(string Number, string State, int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Number">The referral's.</param>
    /// <param name="State">As in <see cref="Choices"/>.</param>
    /// <param name="TheirNumber">The number that the receiver gave it; null leaves what is there.</param>
    /// <param name="On">The day; null: today.</param>
    public sealed record Input(string Number, [property: Kind(ValueKind.Choice)] string State, string? TheirNumber, DateOnly? On);

    /// <param name="Number">The referral's.</param>
    /// <param name="State">In words.</param>
    /// <param name="On">The day.</param>
    public sealed record Result(string Number, string State, string On);

    public async Task<ActionOutcome<Overview>> ShowAsync(FindComplaints.ByNumber input, TurnContext turn)
    {
        if (await HandleComplaints.FindAsync(input.Number, turn) is not { } complaint)
            return new NotForHandling().ToRefusal();
        var referrals = await turn.Db.Referrals.AsNoTracking().Where(r => r.ComplaintId == complaint.Id).OrderBy(r => r.Number).ToListAsync(turn.Cancellation);
        var lines = new StringBuilder();
        foreach (var referral in referrals)
        {
            lines.Append("• ").Append(referral.Number).Append(" kepada ").Append(Recipient(referral)).Append(": ").Append(referral.State.Label())
                .Append(", ").Append(OfficeProfile.ShowDay(referral.StateOn));
            if (referral.TheirNumber is { } sealedNumber)
                lines.Append(", nomor ").Append(turn.Sealer.OpenText(complaint.Key, referral.Id, "their-number", sealedNumber));
            lines.Append('\n');
        }
        return new Overview(
            complaint.Number, referrals.Count, [.. referrals.Select(r => new ListEntry(r.Number, $"{r.Number} {r.State.Label()}"))], lines.ToString().TrimEnd());
    }

    public static async Task<ActionOutcome<Choices>> ChoicesAsync(ByReferral input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not (_, { } referral))
            return new NotForHandling().ToRefusal();
        var next = Referral.Next(referral.State);
        return new Choices(referral.Number, referral.State.Label(), next.Count, [.. next.Select(s => new ListEntry(ComplaintWords.Code(s), Capital(s.Label())))]);
    }

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not ({ } complaint, { } referral))
            return new NotForHandling().ToRefusal();
        var today = office.DayOf(turn.Now);
        var day = input.On ?? today;
        if (day > today || day < referral.StateOn)
            return new NotThatDay(referral.StateOn, today).ToRefusal();
        if (input.TheirNumber?.Trim() is { Length: > LongestNumber })
            return new NumberTooLong(LongestNumber).ToRefusal();
        var next = ComplaintWords.Read<ReferralState>(input.State);
        if (!await turn.Db.ReferralPackages.AnyAsync(p => p.ReferralId == referral.Id && p.State == PackageState.Ready, turn.Cancellation))
            return new NotReadyYet(referral.Number).ToRefusal();
        var before = referral.State;
        if (!referral.MoveTo(next, day))
            return new ReferralCannotMove(referral.Number, before, next).ToRefusal();
        var words = $"{referral.Number} kepada {Recipient(referral)}: {next.Label()}, {OfficeProfile.ShowDay(day)}";
        if (input.TheirNumber?.Trim() is { Length: > 0 } theirs)
        {
            referral.TheirNumber = turn.Sealer.Seal(complaint.Key, referral.Id, "their-number", theirs);
            words += ", nomor " + theirs;
        }
        ComplaintEvent.Add(
            turn, complaint, ComplaintEventKind.ReferralMoved, today, words, $"Aduan diteruskan kepada {Recipient(referral)}, status di sana: {next.Label()}.");
        turn.Audit(AuditAct.ComplaintReferralMoved, complaint.Number, input.State);
        await ComplaintNotices.ToReporterAsync(complaint, turn);
        return new Result(referral.Number, next.Label(), OfficeProfile.ShowDay(day));
    }

    private static async Task<(Complaint? Complaint, Referral? Referral)> FindAsync(string typed, TurnContext turn) =>
        turn.Caller.HandlesComplaints() && HumanNumber.Referral.Read(typed) is { } number
        && await FindComplaints.LockAsync(
            turn.Db.Complaints.Where(c => turn.Db.Referrals.Any(r => r.ComplaintId == c.Id && r.Number == number)), turn) is { } complaint
        && turn.Caller.Handles(complaint, turn.Sealer)
            // After the lock, so that of two handlers the second sees what the first did.
            ? (complaint, await turn.Db.Referrals.SingleAsync(r => r.Number == number, turn.Cancellation))
            : default;

    // A template may have been taken away since.
    private string Recipient(Referral referral) => templates.Find(referral.Form)?.Head.Recipient ?? referral.Form;

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
