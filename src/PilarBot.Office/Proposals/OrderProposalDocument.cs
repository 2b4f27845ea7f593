using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;

namespace PilarBot.Office.Proposals;

/// <summary>Has the minutes of a deliberation, or the statement in its place, made for a desa and a month, with the list of its proposals.</summary>
internal sealed class OrderProposalDocument(OfficeProfile office, MakeDocument documents)
{
    /// <param name="Kind"><c>berita-acara-musdes</c> or <c>sptjm</c>.</param>
    /// <param name="Desa">Whose proposals.</param>
    /// <param name="LastMonth">True for the month before this one.</param>
    public sealed record Input(
        [property: Kind(ValueKind.Choice)] string Kind, [property: Kind(ValueKind.Wilayah)] string Desa, bool LastMonth);

    /// <param name="Month">Which month.</param>
    /// <param name="Count">How many proposals there are.</param>
    /// <param name="Number">The document's.</param>
    /// <param name="IsSigned">True when the signed one comes at once; else the document follows as soon as it is made.</param>
    public sealed record Result(string Month, int Count, string Number, bool IsSigned);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (!turn.Caller.WorksIn(input.Desa, ProposalAccess.Village))
            return ProposalRefusal.Outside;
        var day = office.DayOf(turn.Now).AddMonths(input.LastMonth ? -1 : 0);
        var cycle = ProposalWords.CycleOf(day);
        var count = await ProposalFields.Listed(turn.Db, input.Desa, cycle).CountAsync(turn.Cancellation);
        if (count == 0)
            return ProposalRefusal.NoSuchMonth;
        var made = await documents.RunAsync(new(DocumentRecords.Proposals, input.Kind, ProposalFields.SubjectOf(input.Desa, cycle), null, input.Desa), turn);
        return made.Refusal is { } cannot ? cannot : new Result(OfficeProfile.ShowMonth(day), count, made.Result!.Number, made.Result.IsSigned);
    }
}
