using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Complaints;

/// <summary>Those who handle a complaint ask its reporter something, and neither learns who the other is.</summary>
internal sealed class AskReporter(OfficeProfile office)
{
    /// <param name="Number">The complaint's.</param>
    /// <param name="Question">What the reporter reads, without names.</param>
    public sealed record Input(string Number, string Question);

    public sealed record Result(string Number);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await HandleComplaints.FindAsync(input.Number, turn) is not { } complaint)
            return new NotForHandling().ToRefusal();
        if (!complaint.IsOpen)
            return new ComplaintIsClosed(complaint.Number, complaint.State).ToRefusal();
        if (NameMatch.NamesConcerned(complaint, input.Question, turn))
            return new AnswerNamesSomebody().ToRefusal();
        ComplaintEvent.Add(turn, complaint, ComplaintEventKind.Asked, office.DayOf(turn.Now), answer: input.Question);
        complaint.HasQuestion = true;
        turn.Audit(AuditAct.ComplaintAsked, complaint.Number);
        await ComplaintNotices.ToReporterAsync(complaint, turn, isQuestion: true);
        return new Result(complaint.Number);
    }
}
