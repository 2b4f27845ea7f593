using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;
using PilarBot.Office.Residents;

namespace PilarBot.Office.Cases;

/// <summary>Refers cases, and takes what the receivers say to it.</summary>
internal sealed class ReferCase(OfficeProfile office)
{
    private const int Listed = 50;

    /// <summary>The roles whose holders receive referrals here.</summary>
    public static readonly string[] Receivers = ["puskesos", "psm", "tks", "pendamping-pkh", "tagana", "penyuluh", "operator-desa"];

    /// <param name="Number">The case's.</param>
    /// <param name="Role">One of those with a chat here; null for somebody outside.</param>
    /// <param name="To">Who it goes to, in words; null when it goes to a role.</param>
    /// <param name="Reason">What is asked of them.</param>
    public sealed record Input(string Number, [property: Kind(ValueKind.Choice)] string? Role, string? To, string Reason);

    /// <param name="Number">The case's.</param>
    /// <param name="Told">How many receivers were told here; 0 when it goes to somebody outside, or nobody holds the role there.</param>
    public sealed record Result(string Number, int Told);

    /// <param name="Count">How many are listed.</param>
    /// <param name="List">For choosing: the referral, and the case's number and its state as label.</param>
    public sealed record Listing(int Count, IReadOnlyList<ListEntry> List);

    public sealed record ById([property: Kind(ValueKind.Choice)] string Id);

    /// <param name="Number">The case's.</param>
    /// <param name="State">Of the referral, in words.</param>
    /// <param name="Kind">PPKS kinds.</param>
    /// <param name="Place">Desa and kecamatan.</param>
    /// <param name="Name">Of the person it is about.</param>
    /// <param name="To">Who receives it.</param>
    /// <param name="Reason">What is asked.</param>
    /// <param name="Next">The states that may follow, for choosing.</param>
    /// <param name="IsOpen">True when one may.</param>
    public sealed record Details(
        string Number, string State, string Kind, string Place, string Name, string To, string Reason, IReadOnlyList<ListEntry> Next, bool IsOpen);

    /// <param name="Id">As in <see cref="Listing"/>.</param>
    /// <param name="State">As in <see cref="Details.Next"/>.</param>
    /// <param name="Answer">What the receivers say.</param>
    public sealed record MoveInput([property: Kind(ValueKind.Choice)] string Id, [property: Kind(ValueKind.Choice)] string State, string Answer);

    /// <param name="Number">The case's.</param>
    /// <param name="State">In words.</param>
    public sealed record Moved(string Number, string State);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await VisitCase.HandledAsync(input.Number, turn) is not ({ } file, var refusal))
            return new NoSuchCase().ToRefusal();
        if (refusal is not null)
            return refusal.ToRefusal();
        var role = input.Role is { } code && Receivers.Contains(code) ? code : null;
        var to = role is null ? input.To ?? "-" : $"{OfficeRole.Find(role)!.Label} {office.Label("desa", file.Desa)}";
        var id = turn.NewId();
        turn.Db.CaseReferrals.Add(new()
        {
            Id = id,
            CaseId = file.Id,
            Role = role,
            To = turn.Sealer.Seal(file.Key, id, "to", to),
            Reason = turn.Sealer.Seal(file.Key, id, "reason", input.Reason),
            SentBy = turn.Caller.PersonId,
            SentAt = turn.Now,
            Kecamatan = file.Kecamatan,
            Desa = file.Desa,
        });
        CaseEvent.Add(turn, file, CaseEventKind.Referred, $"{to}: {input.Reason}", nameof(ReferralState.Sent));
        turn.Audit(AuditAct.CaseReferred, file.Number, "sent");
        var told = role is null ? 0 : await CaseNotices.ToHoldersAsync(
            turn, file, [role], $"Ada rujukan kasus **{file.Number}** untuk Anda. Mohon beri tahu bila sudah diterima.", new Choice("Buka rujukan", "!rujukan"));
        return new Result(file.Number, told);
    }

    /// <summary>The referrals that wait for the caller.</summary>
    public static async Task<ActionOutcome<Listing>> WaitingAsync(Nothing input, TurnContext turn)
    {
        var open = await Received(turn).AsNoTracking().Where(r => r.State == ReferralState.Sent || r.State == ReferralState.Received)
            .OrderBy(r => r.SentAt).Take(Listed).Join(turn.Db.Cases, r => r.CaseId, c => c.Id, (r, c) => new { r.Id, r.State, c.Number }).ToListAsync(turn.Cancellation);
        return new Listing(open.Count, [.. open.Select(r => new ListEntry(r.Id.ToString("N"), $"{r.Number} {r.State.Label()}"))]);
    }

    /// <summary>The referrals of a case, for those who handle it.</summary>
    public static async Task<ActionOutcome<Listing>> OfCaseAsync(FindCases.ByNumber input, TurnContext turn)
    {
        if (await FindCases.FindHandledAsync(input.Number, turn) is not { } file)
            return new NoSuchCase().ToRefusal();
        var open = await turn.Db.CaseReferrals.AsNoTracking().Where(r => r.CaseId == file.Id && (r.State == ReferralState.Sent || r.State == ReferralState.Received))
            .OrderBy(r => r.SentAt).Take(Listed).ToListAsync(turn.Cancellation);
        return new Listing(open.Count, [.. open.Select(r => new ListEntry(
            r.Id.ToString("N"), $"{turn.Sealer.OpenText(file.Key, r.Id, "to", r.To)} ({r.State.Label()})"))]);
    }

    public async Task<ActionOutcome<Details>> ShowAsync(ById input, TurnContext turn)
    {
        if (await FindAsync(input.Id, turn) is not ({ } referral, { } file))
            return new NoSuchReferral().ToRefusal();
        turn.Audit(AuditAct.CaseShown, file.Number);
        var resident = await FindResident.ShownAsync(file.ResidentId, turn);
        var next = CaseReferral.Next(referral.State);
        return new Details(
            file.Number, referral.State.Label(), string.Join(", ", file.KindList.Select(k => office.Label("ppks", k))),
            $"{office.Label("desa", file.Desa)}, {office.Label("kecamatan", file.Kecamatan)}", resident.OpenName(turn.Sealer),
            turn.Sealer.OpenText(file.Key, referral.Id, "to", referral.To), turn.Sealer.OpenText(file.Key, referral.Id, "reason", referral.Reason),
            [.. next.Select(s => new ListEntry(Code(s), Verb(s)))], next.Count > 0);
    }

    public static async Task<ActionOutcome<Moved>> MoveAsync(MoveInput input, TurnContext turn)
    {
        if (await FindAsync(input.Id, turn) is not ({ } referral, { } file))
            return new NoSuchReferral().ToRefusal();
        var next = Enum.GetValues<ReferralState>().FirstOrDefault(s => Code(s) == input.State);
        if (!referral.MoveTo(next, turn.Now))
            return new NoSuchReferral().ToRefusal();
        referral.Answer = turn.Sealer.Seal(file.Key, referral.Id, "answer", input.Answer);
        CaseEvent.Add(turn, file, CaseEventKind.Referred, input.Answer, next.ToString());
        turn.Audit(AuditAct.CaseReferred, file.Number, Code(next));
        if ((file.HandlerId ?? referral.SentBy) is { } handler)
            await CaseNotices.ToHandlerAsync(
                turn, file, handler, $"Rujukan kasus **{file.Number}** sekarang **{next.Label()}**.\n\n> {MarkdownEscape.Lines(input.Answer)}", CaseNotices.Open(file.Number));
        return new Moved(file.Number, next.Label());
    }

    // For its receivers, and for those who handle the case.
    private static async Task<(CaseReferral? Referral, CaseFile? File)?> FindAsync(string typed, TurnContext turn)
    {
        if (!Guid.TryParse(typed, out var id))
            return null;
        var referral = await Received(turn).SingleOrDefaultAsync(r => r.Id == id, turn.Cancellation);
        var file = referral is null
            ? await turn.Db.Cases.HandledBy(turn.Caller).SingleOrDefaultAsync(c => turn.Db.CaseReferrals.Any(r => r.Id == id && r.CaseId == c.Id), turn.Cancellation)
            : await turn.Db.Cases.SingleAsync(c => c.Id == referral.CaseId, turn.Cancellation);
        if (file is null)
            return null;
        return (referral ?? await turn.Db.CaseReferrals.SingleAsync(r => r.Id == id, turn.Cancellation), file);
    }

    private static IQueryable<CaseReferral> Received(TurnContext turn)
    {
        System.Linq.Expressions.Expression<Func<CaseReferral, bool>> any = r => false;
        foreach (var role in turn.Caller.Roles.Select(r => r.Role).Distinct().Where(Receivers.Contains))
            any = any.Or(Territory.Of<CaseReferral>(turn.Caller, role).And(r => r.Role == role));
        return turn.Db.CaseReferrals.Where(any);
    }

    private static string Code(ReferralState state) => state switch
    {
        ReferralState.Sent => "sent",
        ReferralState.Received => "received",
        ReferralState.Done => "done",
        ReferralState.Declined => "declined",
    };

    private static string Verb(ReferralState state) => state switch
    {
        ReferralState.Sent => "Kirim",
        ReferralState.Received => "Terima rujukan",
        ReferralState.Done => "Sudah selesai",
        ReferralState.Declined => "Tidak dapat diterima",
    };
}
