using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;

namespace PilarBot.Office.PublicReview;

/// <summary>Has the closing minutes of a review made, once nothing of it is open any more.</summary>
internal sealed class OrderReviewMinutes(OfficeProfile office, MakeDocument documents)
{
    /// <param name="Number">The document's.</param>
    /// <param name="IsSigned">True when the signed one comes at once; else the document follows as soon as it is made.</param>
    public sealed record Result(string Number, bool IsSigned);

    public async Task<ActionOutcome<Result>> RunAsync(LookUpReview.ByNumber input, TurnContext turn)
    {
        if (await LookUpReview.InChargeAsync(input.Number, turn) is not { } review || !turn.Caller.Holds(review, ReviewAccess.Openers))
            return ReviewRefusal.NotFound;
        var today = office.DayOf(turn.Now);
        if (review.IsOpen(today) || await LookUpReview.Undecided(turn.Db, review.Id, today).AnyAsync(turn.Cancellation))
            return ReviewRefusal.StillRunning;
        var made = await documents.RunAsync(new(DocumentRecords.Review, ReviewFields.Template, review.Id.ToString(), review.Id, review.Desa), turn);
        return made.Refusal is { } cannot ? cannot : new Result(made.Result!.Number, made.Result.IsSigned);
    }
}
