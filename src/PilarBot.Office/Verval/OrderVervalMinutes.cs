using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;

namespace PilarBot.Office.Verval;

/// <summary>Has the berita acara of a desa's round made.</summary>
internal sealed class OrderVervalMinutes(MakeDocument documents)
{
    /// <param name="Round">The round's id.</param>
    /// <param name="Desa">Code with dots.</param>
    /// <param name="Meeting">Day and place of the meeting.</param>
    /// <param name="Attendees">Who was there.</param>
    public sealed record Input([property: Kind(ValueKind.Choice)] string Round, [property: Kind(ValueKind.Wilayah)] string Desa, string Meeting, string Attendees);

    /// <param name="Number">The document's.</param>
    /// <param name="IsSigned">True when the signed one comes at once; else the document follows as soon as it is made.</param>
    public sealed record Result(string Number, bool IsSigned);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (!Guid.TryParse(input.Round, out var round)
            || !await turn.Db.VervalHouseholds.Where(h => h.RoundId == round && h.Desa == input.Desa).Within(turn.Caller, VervalAccess.MinuteTakers).AnyAsync(turn.Cancellation))
            return VervalRefusal.NoDocument;
        var made = await documents.RunAsync(
            new(DocumentRecords.Verval, VervalFields.Template, $"{round:N}/{input.Desa}", round, input.Desa,
                $"{input.Meeting.ReplaceLineEndings(" ")}\n{input.Attendees.ReplaceLineEndings(" ")}"), turn);
        return made.Refusal is { } cannot ? cannot : new Result(made.Result!.Number, made.Result.IsSigned);
    }
}
