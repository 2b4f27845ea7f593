using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Rtlh;

/// <summary>Takes a house a step further and tells whoever proposed it. What is eligible is said by people of the office, with what it rests on.</summary>
internal static class MoveHouse
{
    private const int ShortestBasis = 5;

    /// <param name="Number">The application's.</param>
    /// <param name="State">In words.</param>
    /// <param name="Count">How many states the caller may choose.</param>
    /// <param name="List">Those states.</param>
    public sealed record Choices(string Number, string State, int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Number">The application's.</param>
    /// <param name="State">As in <see cref="Choices"/>.</param>
    /// <param name="Basis">On what it rests; needed for what the office decides.</param>
    /// <param name="Photos">Of the work.</param>
    public sealed record Input(string Number, [property: Kind(ValueKind.Choice)] string State, string? Basis, IReadOnlyList<Guid>? Photos);

    /// <param name="Number">The application's.</param>
    /// <param name="State">In words.</param>
    /// <param name="Lacks">Photos and documents that are still missing; empty for none.</param>
    public sealed record Result(string Number, string State, string Lacks);

    public static async Task<ActionOutcome<Choices>> ChoicesAsync(FindHouses.ByNumber input, TurnContext turn)
    {
        if (await FindHouses.FindAsync(input.Number, turn) is not { } house)
            return new NoSuchHouse().ToRefusal();
        var next = RtlhApplication.Next(house.State).Where(s => turn.Caller.Moves(house, s)).ToList();
        return next is []
            ? new MayNotChange(house.Number).ToRefusal()
            : new Choices(house.Number, house.State.Label(), next.Count, [.. next.Select(s => new ListEntry(s.Code(), RtlhWords.Capital(s.Label())))]);
    }

    public static async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await FindHouses.LockAsync(input.Number, turn) is not { } house || turn.Caller.PersonId is not { } person || RtlhWords.Read(input.State) is not { } next)
            return new NoSuchHouse().ToRefusal();
        if (!turn.Caller.Moves(house, next))
            return new MayNotChange(house.Number).ToRefusal();
        var lacks = RtlhCompleteness.Of(RtlhFacts.Open(house, turn.Sealer), await FindHouses.FilesAsync(house, turn));
        if (next is RtlhState.Eligible && lacks.Unknown is not [])
            return new StillIncomplete(house.Number, lacks.Unknown.Select(r => r.Label)).ToRefusal();
        if (next is RtlhState.Eligible or RtlhState.Ineligible or RtlhState.Assigned && input.Basis?.Trim() is not { Length: >= ShortestBasis })
            return new BasisNeeded().ToRefusal();
        var before = house.State;
        if (!house.MoveTo(next, turn.Now))
            return new HouseCannotMove(house.Number, before, next).ToRefusal();
        CompleteHouse.Note(turn, house, RtlhEventKind.Moved, person, input.Basis, next);
        foreach (var photo in input.Photos ?? [])
            turn.Db.RtlhFiles.Add(new() { Id = photo, ApplicationId = house.Id, Code = next.Code(), By = person, At = turn.Now });
        await AttachMedia.ToAsync(turn, RtlhApplication.Owner, house.Id, input.Photos);
        turn.Audit(AuditAct.RtlhMoved, house.Number, next.Code());
        await TellAsync(house, input.Basis, turn);
        return new Result(house.Number, next.Label(), string.Join("; ", lacks.Files.Select(f => f.Label)));
    }

    /// <summary>Tells whoever proposed a house where it stands now.</summary>
    public static async Task TellAsync(RtlhApplication house, string? why, TurnContext turn)
    {
        if (house.ConversationId == turn.Conversation.Id)
            return;
        var reason = string.IsNullOrWhiteSpace(why) ? "" : $"\n\nKeterangan petugas:\n\n> {MarkdownEscape.Lines(why)}";
        await turn.SayToAsync(house.ConversationId, new OutboundText($"Usulan **{house.Number}** sekarang **{house.State.Label()}**. {house.State.NextStep()}{reason}")
        {
            Choices = [new("Lihat usulan", "!rtlh saya")],
        }, MessagePurpose.CaseUpdate);
    }
}
