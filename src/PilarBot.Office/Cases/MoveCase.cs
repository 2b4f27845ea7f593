using System.Text.Json;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Cases;

/// <summary>Takes a case to its next state and tells whoever reported it.</summary>
internal static class MoveCase
{
    public sealed record Input(string Number, [property: Kind(ValueKind.Choice)] string State, string? Reason);

    public sealed record Result(string Number, string State);

    /// <param name="Number">The case's number.</param>
    /// <param name="List">The states that may follow.</param>
    public sealed record Choices(string Number, IReadOnlyList<ListEntry> List);

    public static async Task<ActionOutcome<Choices>> ChoicesAsync(FindCases.ByNumber input, TurnContext turn)
    {
        if (await FindCases.FindAsync(input.Number, turn) is not { } file)
            return new NoSuchCase().ToRefusal();
        if (!turn.Caller.Handles(file))
            return new MayNotMove(file.Number).ToRefusal();
        return new Choices(file.Number, [.. CaseFile.Next(file.State).Select(s => new ListEntry(Code(s), Capital(s.Label())))]);
    }

    public static async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await FindCases.FindAsync(input.Number, turn) is not { } file)
            return new NoSuchCase().ToRefusal();
        if (!turn.Caller.Handles(file))
            return new MayNotMove(file.Number).ToRefusal();
        var next = Enum.GetValues<CaseState>().Single(s => Code(s) == input.State);
        if (file.MoveTo(next, turn.Now) is { } refusal)
            return refusal.ToRefusal();
        var id = turn.NewId();
        turn.Db.CaseEvents.Add(new()
        {
            Id = id,
            CaseId = file.Id,
            Kind = CaseEventKind.Moved,
            State = next,
            Text = input.Reason is null ? null : turn.Sealer.Seal(file.Key, id, "text", input.Reason),
            By = turn.Caller.PersonId,
            At = turn.Now,
        });
        turn.Audit(AuditAct.CaseMoved, file.Number, input.State);
        if (file.ConversationId != turn.Conversation.Id)
            await turn.SayToAsync(file.ConversationId, Notice(file, next, input.Reason), MessagePurpose.CaseUpdate);
        return new Result(file.Number, next.Label());
    }

    private static OutboundText Notice(CaseFile file, CaseState next, string? reason)
    {
        var why = reason is null ? "" : $"\n\nKeterangan petugas:\n\n> {MarkdownEscape.Lines(reason)}";
        return new($"Kasus **{file.Number}** sekarang **{next.Label()}**. {next.NextStep()}{why}")
        {
            Choices = [new("Lihat kasus", "!status " + file.Number)],
        };
    }

    private static string Code(CaseState state) => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
