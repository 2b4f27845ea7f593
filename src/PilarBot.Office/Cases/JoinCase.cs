using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Residents;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Cases;

/// <summary>
/// Adds a report to the open case of the same person. Whoever reported the same person may, also where they may not see the case: they have
/// to know the NIK, or the name and desa that stand in it, so that a number alone opens nothing.
/// </summary>
internal static class JoinCase
{
    /// <param name="Number">The case's, as it was offered.</param>
    /// <param name="Name">As reported.</param>
    /// <param name="Nik">As reported; null when none was at hand.</param>
    /// <param name="Desa">As reported; null when the NIK was enough.</param>
    /// <param name="Kinds">A PPKS code; null where there are several.</param>
    /// <param name="Several">PPKS codes, where there is more than one.</param>
    /// <param name="Photos">Ids of the files sent.</param>
    /// <param name="Note">What the reporter saw.</param>
    public sealed record Input(
        string Number, string Name, [property: Kind(ValueKind.Nik)] string? Nik, [property: Kind(ValueKind.Wilayah)] string? Desa,
        [property: Kind(ValueKind.Choice)] string? Kinds, IReadOnlyList<string>? Several, IReadOnlyList<Guid>? Photos, string? Note);

    /// <param name="Number">The case's.</param>
    /// <param name="State">In words.</param>
    public sealed record Result(string Number, string State);

    public static async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (HumanNumber.Case.Read(input.Number) is not { } number
            || await turn.Db.Cases.SingleOrDefaultAsync(c => c.Number == number, turn.Cancellation) is not { } file
            || await KnownAsync(file, input, turn) is not { } resident)
            return new NoSuchCase().ToRefusal();
        if (!file.IsOpen)
            return new CaseIsClosed(file.Number, file.State).ToRefusal();
        await FollowAsync(file, turn);
        await CompleteAsync(resident, input.Nik, turn);
        if (input.Note is not null)
            CaseEvent.Add(turn, file, CaseEventKind.NoteAdded, input.Note);
        if (file.AddKinds(OpenCase.KindsOf(input.Kinds, input.Several)) is [_, ..] added)
            CaseEvent.Add(turn, file, CaseEventKind.KindsAdded, code: string.Join(' ', added));
        if (await AttachMedia.ToAsync(turn, "case", file.Id, input.Photos) > 0)
            CaseEvent.Add(turn, file, CaseEventKind.PhotosAdded);
        if (file.HandlerId is { } handler)
            await CaseNotices.ToHandlerAsync(turn, file, handler, $"Ada laporan tambahan pada kasus **{file.Number}**.", CaseNotices.Open(file.Number));
        return new Result(file.Number, file.State.Label());
    }

    /// <summary>Notes that this chat hears of changes, unless it does already.</summary>
    private static async Task FollowAsync(CaseFile file, TurnContext turn)
    {
        var chat = turn.Conversation.Id;
        if (file.ConversationId == chat || await turn.Db.CaseFollowers.AnyAsync(f => f.CaseId == file.Id && f.ConversationId == chat, turn.Cancellation))
            return;
        turn.Db.CaseFollowers.Add(new() { CaseId = file.Id, ConversationId = chat, PersonId = turn.Caller.PersonId, Since = turn.Now });
        CaseEvent.Add(turn, file, CaseEventKind.Joined);
    }

    private static async Task<Resident?> KnownAsync(CaseFile file, Input input, TurnContext turn)
    {
        var resident = await FindResident.ShownAsync(file.ResidentId, turn);
        if (input.Nik is { } nik && resident.NikHash is { } known)
            return known.AsSpan().SequenceEqual(turn.Hash.Of(HashPurpose.Nik, nik)) ? resident : null;
        if (input.Desa is not { } desa)
            return null;
        var whole = ResidentWord.Whole(input.Name, desa, turn.Hash);
        return await turn.Db.ResidentWords.AnyAsync(w => w.Hash == whole && (w.ResidentId == resident.Id || w.ResidentId == file.ResidentId), turn.Cancellation) ? resident : null;
    }

    // A NIK that stands with somebody else stays there: whether the two are one person is the office's to say.
    private static async Task CompleteAsync(Resident resident, string? nik, TurnContext turn)
    {
        if (resident.NikHash is not null || nik is null)
            return;
        var hash = turn.Hash.Of(HashPurpose.Nik, nik);
        if (!await turn.Db.Residents.AnyAsync(r => r.NikHash == hash && r.MergedInto == null, turn.Cancellation))
            FindResident.Complete(resident, new("", nik, null, null, resident.Desa), turn);
    }
}
