using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;

namespace PilarBot.Office.Cases;

/// <summary>Gives whoever handles a case all of it as one document.</summary>
internal sealed class SummariseCase(MakeDocument documents)
{
    /// <summary>The template's name.</summary>
    public const string Template = "ringkasan-kasus";

    public sealed record Result(string Number);

    public async Task<ActionOutcome<Result>> RunAsync(FindCases.ByNumber input, TurnContext turn)
    {
        if (await FindCases.FindHandledAsync(input.Number, turn) is not { } file)
            return new NoSuchCase().ToRefusal();
        var made = await documents.RunAsync(new(DocumentRecords.Case, Template, file.Id.ToString(), file.Id, file.Desa), turn);
        if (made.Refusal is { } cannot)
            return cannot;
        turn.Audit(AuditAct.CaseSummarised, file.Number);
        return new Result(file.Number);
    }
}
