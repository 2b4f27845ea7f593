using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Cases;
using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Residents;

/// <summary>
/// Makes one person of two rows that are the same, and two again where that was wrong. The one row leads to the other; no case changes hands,
/// so that it can be taken back. Where both have an open case, one is closed into the other.
/// </summary>
/// <remarks>The case that is closed is that of the row which leads to the other, so that parting them opens it again.</remarks>
internal static class MergeResidents
{
    /// <param name="First">A case of the one.</param>
    /// <param name="Second">A case of the other.</param>
    /// <param name="Reason">Why they are the same.</param>
    public sealed record Input(string First, string Second, string Reason);

    /// <param name="Number">A case of the person that the other is part of now.</param>
    /// <param name="Closed">The case that was closed into the other; empty when only one was open.</param>
    public sealed record Result(string Number, string Closed);

    /// <param name="Number">A case of a person that was taken up by another.</param>
    /// <param name="Reason">Why they are two.</param>
    public sealed record PartInput(string Number, string Reason);

    public static async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (!turn.Caller.Has("staf-dinsos", "koordinator-tksk"))
            return new NotStaff().ToRefusal();
        if (await FindCases.FindHandledAsync(input.First, turn) is not { } first || await FindCases.FindHandledAsync(input.Second, turn) is not { } second)
            return new NoSuchCase().ToRefusal();
        var (one, other) = (await OfAsync(first, turn), await OfAsync(second, turn));
        if (one.Id == other.Id)
            return new SamePerson().ToRefusal();
        if (one.NikHash is not null && other.NikHash is not null)
            return new TwoNiks().ToRefusal();
        // Who has a NIK stands for both, so that the NIK finds them; else who was entered first.
        var (stays, goes) = other.NikHash is not null || (one.NikHash is null && other.CreatedAt < one.CreatedAt) ? (other, one) : (one, other);
        var (kept, taken) = stays.Id == one.Id ? (first, second) : (second, first);
        var closed = "";
        if (await turn.Db.Cases.OpenOf(turn.Db, goes.Id).FirstOrDefaultAsync(turn.Cancellation) is { } from
            && await turn.Db.Cases.OpenOf(turn.Db, stays.Id).FirstOrDefaultAsync(turn.Cancellation) is { } into)
        {
            await CloseIntoAsync(from, into, turn);
            closed = from.Number;
        }
        goes.MergedInto = stays.Id;
        CaseEvent.Add(turn, kept, CaseEventKind.Merged, input.Reason, taken.Number);
        CaseEvent.Add(turn, taken, CaseEventKind.Merged, input.Reason, kept.Number);
        turn.Audit(AuditAct.ResidentsMerged, taken.Number, kept.Number);
        return new Result(kept.Number, closed);
    }

    public static async Task<ActionOutcome<Result>> PartAsync(PartInput input, TurnContext turn)
    {
        if (!turn.Caller.Has("staf-dinsos", "koordinator-tksk"))
            return new NotStaff().ToRefusal();
        if (await FindCases.FindHandledAsync(input.Number, turn) is not { } file)
            return new NoSuchCase().ToRefusal();
        var resident = await turn.Db.Residents.SingleAsync(r => r.Id == file.ResidentId, turn.Cancellation);
        // Who has the same NIK in two kecamatan is one person.
        if (resident.MergedInto is not { } into || resident.IsToldElsewhere)
            return new NotMerged(file.Number).ToRefusal();
        resident.MergedInto = null;
        CaseEvent.Add(turn, file, CaseEventKind.Parted, input.Reason);
        turn.Audit(AuditAct.ResidentsParted, file.Number);
        // What the merging had closed is open again: its reporter hears of it.
        if (await turn.Db.Cases.Where(c => c.ResidentId == resident.Id && c.Result == CaseResult.Merged)
                .OrderByDescending(c => c.ChangedAt).FirstOrDefaultAsync(turn.Cancellation) is { } closed && closed.Reopen(turn.Now) is null)
        {
            CaseEvent.Add(turn, closed, CaseEventKind.Reopened, input.Reason, state: closed.State);
            turn.Audit(AuditAct.CaseReopened, closed.Number);
            await CaseNotices.ToReportersAsync(turn, closed, $"Kasus **{closed.Number}** dibuka kembali dan sekarang **{closed.State.Label()}**.", input.Reason);
        }
        var other = await turn.Db.Cases.Where(c => c.ResidentId == into).OrderByDescending(c => c.OpenedAt).Select(c => c.Number).FirstOrDefaultAsync(turn.Cancellation);
        return new Result(file.Number, other ?? "");
    }

    private static async Task CloseIntoAsync(CaseFile from, CaseFile into, TurnContext turn)
    {
        from.CloseAsMerged(turn.Now);
        CaseEvent.Add(turn, from, CaseEventKind.Moved, code: CaseResult.Merged, state: CaseState.Done);
        if (into.AddKinds(from.KindList) is [_, ..] added)
            CaseEvent.Add(turn, into, CaseEventKind.KindsAdded, code: string.Join(' ', added));
        var chats = await turn.Db.CaseFollowers.AsNoTracking().Where(f => f.CaseId == from.Id).ToListAsync(turn.Cancellation);
        var known = await turn.Db.CaseFollowers.Where(f => f.CaseId == into.Id).Select(f => f.ConversationId).ToListAsync(turn.Cancellation);
        foreach (var (chat, person) in chats.Select(f => (f.ConversationId, f.PersonId)).Prepend((from.ConversationId, from.ReportedBy)).DistinctBy(f => f.ConversationId))
            if (chat != into.ConversationId && !known.Contains(chat))
                turn.Db.CaseFollowers.Add(new() { CaseId = into.Id, ConversationId = chat, PersonId = person, Since = turn.Now });
        await CaseNotices.ToReportersAsync(turn, from, $"Kasus **{from.Number}** digabung ke kasus **{into.Number}**, karena orangnya sama. Kabar berikutnya kami sampaikan dengan nomor itu.");
    }

    private static async Task<Resident> OfAsync(CaseFile file, TurnContext turn) =>
        await FindResident.FollowAsync(await turn.Db.Residents.SingleAsync(r => r.Id == file.ResidentId, turn.Cancellation), turn);
}
