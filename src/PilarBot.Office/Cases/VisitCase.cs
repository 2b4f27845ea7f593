using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Residents;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Cases;

/// <summary>What a handler notes of their work on a case: visits, what the person wants to reach, what became known of the person.</summary>
internal static class VisitCase
{
    /// <param name="Number">The case's.</param>
    /// <param name="Note">What was seen and done.</param>
    /// <param name="Photos">Ids of the files sent.</param>
    /// <param name="Location">Where it was.</param>
    /// <param name="Next">The day of the next visit; null for none.</param>
    public sealed record Input(string Number, string Note, IReadOnlyList<Guid>? Photos, GeoPoint? Location, DateOnly? Next);

    /// <param name="Number">The case's.</param>
    /// <param name="Goal">What the person wants to be able to do by themselves.</param>
    /// <param name="Graduation"><c>not-yet</c>, <c>progressing</c>, <c>independent</c>.</param>
    public sealed record GoalInput(string Number, string Goal, [property: Kind(ValueKind.Choice)] string Graduation);

    /// <param name="Number">The case's.</param>
    /// <param name="Nik">Sixteen digits; null where it stays unknown.</param>
    /// <param name="BirthDate">Null where it stays unknown.</param>
    public sealed record ResidentInput(string Number, [property: Kind(ValueKind.Nik)] string? Nik, DateOnly? BirthDate);

    public sealed record Result(string Number);

    public static async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await HandledAsync(input.Number, turn) is not ({ } file, var refusal))
            return new NoSuchCase().ToRefusal();
        if (refusal is not null)
            return refusal.ToRefusal();
        file.NextVisitOn = input.Next;
        CaseEvent.Add(turn, file, CaseEventKind.Visited, input.Note, location: input.Location);
        await AttachMedia.ToAsync(turn, "case", file.Id, input.Photos);
        return new Result(file.Number);
    }

    public static async Task<ActionOutcome<Result>> GoalAsync(GoalInput input, TurnContext turn)
    {
        if (await HandledAsync(input.Number, turn) is not ({ } file, var refusal))
            return new NoSuchCase().ToRefusal();
        if (refusal is not null)
            return refusal.ToRefusal();
        file.Goal = turn.Sealer.Seal(file.Key, file.Id, "goal", input.Goal);
        file.Graduation = input.Graduation switch
        {
            "progressing" => Graduation.Progressing,
            "independent" => Graduation.Independent,
            _ => Graduation.NotYet,
        };
        CaseEvent.Add(turn, file, CaseEventKind.GoalSet, input.Goal, file.Graduation.ToString());
        return new Result(file.Number);
    }

    /// <summary>Fills in what was not known of the person; nothing that was is overwritten.</summary>
    public static async Task<ActionOutcome<Result>> CompleteAsync(ResidentInput input, TurnContext turn)
    {
        if (await HandledAsync(input.Number, turn) is not ({ } file, var refusal))
            return new NoSuchCase().ToRefusal();
        if (refusal is not null)
            return refusal.ToRefusal();
        var resident = await FindResident.ShownAsync(file.ResidentId, turn);
        if (input.Nik is { } nik && resident.NikHash is null)
        {
            var hash = turn.Hash.Of(HashPurpose.Nik, nik);
            if (await turn.Db.Residents.AnyAsync(r => r.NikHash == hash && r.MergedInto == null, turn.Cancellation))
                return new NikIsTaken().ToRefusal();
        }
        var name = resident.OpenName(turn.Sealer);
        FindResident.Complete(resident, new(name, input.Nik, input.BirthDate, null, resident.Desa), turn);
        if (input.BirthDate is { } born)
            resident.BirthYear = born.Year;
        CaseEvent.Add(turn, file, CaseEventKind.ResidentCompleted);
        return new Result(file.Number);
    }

    /// <summary>An open case that the caller handles; or it, and why nothing can be done with it.</summary>
    public static async Task<(CaseFile File, CaseRefusal? Refusal)?> HandledAsync(string number, TurnContext turn) =>
        await FindCases.FindHandledAsync(number, turn) is { } file ? (file, file.IsOpen ? null : new CaseIsClosed(file.Number, file.State)) : null;
}
