using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Verval;

/// <summary>A visitor sends a form in: with what they found, why, and a declaration that it is true. The program judges nothing of it.</summary>
internal sealed class SubmitVerval(ShowVerval show, IOptions<VervalOptions> options)
{
    /// <param name="Id">The household's.</param>
    /// <param name="Result">What was found, as a result's code.</param>
    /// <param name="Reason">Why, in the visitor's words.</param>
    /// <param name="Declared">True when the visitor has declared that it is true.</param>
    public sealed record Input(string Id, [property: Kind(ValueKind.Choice)] string Result, string Reason, bool Declared);

    /// <param name="No">Its number in the round.</param>
    /// <param name="Mark">A sentence when it counts as filled without a visit; else empty.</param>
    public sealed record Result(int No, string Mark);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await VervalAccess.InHandAsync(input.Id, turn) is not { State: VervalState.Taken or VervalState.Returned } household || VervalWords.ResultOf(input.Result) is not { } result)
            return VervalRefusal.NotFound;
        if (!input.Declared)
            return VervalRefusal.NotDeclared;
        if (await show.LeftOfAsync(household, turn) is not { Start: false, House: false, Utilities: false, Members: false, Assets: false, Evidence: false })
            return VervalRefusal.NotDone;
        var missing = await VisitProofs.OfAsync(household, options.Value, turn);
        (household.IsDesk, household.DeskReasons) = (missing.Count > 0, string.Join(' ', missing.Select(p => p.Code())));
        household.Submit(result, turn.Now);
        turn.Note(household, VervalEventKind.Submitted, input.Reason);
        return new Result(household.No, ShowVerval.Mark(hasConflict: false, missing));
    }
}
