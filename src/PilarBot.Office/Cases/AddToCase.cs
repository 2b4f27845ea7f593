using PilarBot.Office.Conversations;
using PilarBot.Office.Media;

namespace PilarBot.Office.Cases;

/// <summary>Adds a note or photos to an open case.</summary>
internal static class AddToCase
{
    public sealed record Input(string Number, string? Note, IReadOnlyList<Guid>? Photos);

    public sealed record Result(string Number);

    public static async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await FindCases.FindAsync(input.Number, turn) is not { } file)
            return new NoSuchCase().ToRefusal();
        if (CaseFile.Next(file.State) is [])
            return new CaseIsClosed(file.Number, file.State).ToRefusal();
        if (input.Note is not null)
            Add(turn, file, CaseEventKind.NoteAdded, input.Note);
        if (await AttachMedia.ToAsync(turn, "case", file.Id, input.Photos) is > 0 and var added)
        {
            // Files that could not be used count as sent again.
            file.MissingMedia = Math.Max(0, file.MissingMedia - added);
            Add(turn, file, CaseEventKind.PhotosAdded, null);
        }
        return new Result(file.Number);
    }

    private static void Add(TurnContext turn, CaseFile file, CaseEventKind kind, string? text)
    {
        var id = turn.NewId();
        turn.Db.CaseEvents.Add(new()
        {
            Id = id,
            CaseId = file.Id,
            Kind = kind,
            Text = text is null ? null : turn.Sealer.Seal(file.Key, id, "text", text),
            By = turn.Caller.PersonId,
            At = turn.Now,
        });
    }
}
