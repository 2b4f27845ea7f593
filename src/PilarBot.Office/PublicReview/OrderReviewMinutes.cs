using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;

namespace PilarBot.Office.PublicReview;

/// <summary>Has the closing minutes of a review made, once nothing of it is open any more.</summary>
internal sealed class OrderReviewMinutes(OfficeProfile office, DocumentTemplates templates)
{
    public sealed record Result(string Number);

    public async Task<ActionOutcome<Result>> RunAsync(LookUpReview.ByNumber input, TurnContext turn)
    {
        if (await LookUpReview.InChargeAsync(input.Number, turn) is not { } review || !turn.Caller.Holds(review, ReviewAccess.Openers))
            return ReviewRefusal.NotFound;
        if (templates.Find(FillReviewMinutes.Template) is null)
            return ReviewRefusal.NoTemplate;
        var today = office.DayOf(turn.Now);
        if (review.IsOpen(today) || await LookUpReview.Undecided(turn.Db, review.Id, today).AnyAsync(turn.Cancellation))
            return ReviewRefusal.StillRunning;
        OrderedDocument.Add(turn, FillReviewMinutes.Template, review.Number, review.Desa);
        turn.Audit(AuditAct.DocumentOrdered, review.Number);
        return new Result(review.Number);
    }
}
