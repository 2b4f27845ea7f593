using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;

namespace PilarBot.Office.Cases;

/// <summary>Adds a note, photos or kinds of problem to an open case. Followers who may not see the case add notes and photos too.</summary>
internal static class AddToCase
{
    public sealed record Input(string Number, string? Note, IReadOnlyList<Guid>? Photos);

    public sealed record Result(string Number);

    /// <param name="Number">The case's.</param>
    /// <param name="Kind">A PPKS code.</param>
    public sealed record KindInput(string Number, [property: Kind(ValueKind.Choice)] string Kind);

    public static async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if ((await FindCases.FindAsync(input.Number, turn) ?? await FindCases.FindFollowedAsync(input.Number, turn)) is not { } file)
            return new NoSuchCase().ToRefusal();
        if (!file.IsOpen)
            return new CaseIsClosed(file.Number, file.State).ToRefusal();
        if (input.Note is not null)
            CaseEvent.Add(turn, file, CaseEventKind.NoteAdded, input.Note);
        if (await AttachMedia.ToAsync(turn, "case", file.Id, input.Photos) is > 0 and var added)
        {
            // Files that could not be used count as sent again.
            file.MissingMedia = Math.Max(0, file.MissingMedia - added);
            CaseEvent.Add(turn, file, CaseEventKind.PhotosAdded);
        }
        if (file.HandlerId is { } handler)
            await CaseNotices.ToHandlerAsync(turn, file, handler, $"Ada tambahan pada kasus **{file.Number}**.", CaseNotices.Open(file.Number));
        return new Result(file.Number);
    }

    public static async Task<ActionOutcome<Result>> KindAsync(KindInput input, TurnContext turn)
    {
        if (await FindCases.FindAsync(input.Number, turn) is not { } file)
            return new NoSuchCase().ToRefusal();
        if (!turn.Caller.Handles(file))
            return new MayNotMove(file.Number).ToRefusal();
        if (!file.IsOpen)
            return new CaseIsClosed(file.Number, file.State).ToRefusal();
        if (file.AddKinds(OpenCase.KindsOf(input.Kind, null)) is [_, ..] added)
            CaseEvent.Add(turn, file, CaseEventKind.KindsAdded, code: string.Join(' ', added));
        return new Result(file.Number);
    }
}
