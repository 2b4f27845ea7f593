using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.People;

namespace PilarBot.Office.Broadcasts;

/// <summary>One broadcast with all that is known of it, for those who look at the desk.</summary>
internal sealed class BroadcastFile(ShowBroadcasts show, OfficeProfile office, IOptions<BroadcastOptions> options)
{
    /// <summary>How many recipients are shown at once.</summary>
    public const int Most = 50;

    /// <param name="Details">As the chat shows it.</param>
    /// <param name="State">How far it has come.</param>
    /// <param name="Text">Markdown, with values per person in braces.</param>
    /// <param name="Facts">What else was chosen, each with its name.</param>
    /// <param name="Counts">What became of its recipients.</param>
    /// <param name="IsOwn">True when it waits for a second person, and whoever looks made it.</param>
    /// <param name="Stamp">Another whenever the counts or the state are.</param>
    public sealed record Result(
        ShowBroadcasts.Details Details, BroadcastState State, string Text, IReadOnlyList<(string Name, string Value)> Facts, RecipientCounts Counts, bool IsOwn, string Stamp);

    /// <param name="Id">The chat's; where the next page begins.</param>
    /// <param name="Name">From the roster, or "warga": a resident's own is sealed.</param>
    /// <param name="Channel">As people call it.</param>
    /// <param name="State">What became of it.</param>
    /// <param name="Fault">Why; empty when all went well.</param>
    /// <param name="At">When that was; empty while it waits.</param>
    /// <param name="Acknowledged">When <em>Sudah baca</em> was pressed; empty while it was not.</param>
    public sealed record Recipient(Guid Id, string Name, string Channel, RecipientState State, string Fault, string At, string Acknowledged);

    public async Task<ActionOutcome<Result>> RunAsync(string number, TurnContext turn)
    {
        var outcome = await show.DetailsAsync(new(number), turn);
        if (outcome.Refusal is { } refusal)
            return refusal;
        var broadcast = await turn.Db.Broadcasts.AsNoTracking().SingleAsync(b => b.Number == number, turn.Cancellation);
        var counts = await RecipientCounts.OfAsync(turn.Db, broadcast.Id, turn.Cancellation);
        return new Result(
            outcome.Result!, broadcast.State, broadcast.Text, await FactsAsync(broadcast, turn), counts,
            broadcast.State is BroadcastState.AwaitingApproval && broadcast.CreatedBy == turn.Caller.PersonId, Stamp(broadcast.State, counts, outcome.Result!.Acknowledged));
    }

    /// <summary>What a page that shows a broadcast has seen of it; null when there is none.</summary>
    public static async Task<string?> StampAsync(string number, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return null;
        var found = await turn.Db.Broadcasts.Where(b => b.Number == number).Select(b => new { b.Id, b.State, Origin = b.RemindsOf ?? b.Id }).SingleOrDefaultAsync(turn.Cancellation);
        if (found is null)
            return null;
        var acknowledged = await turn.Db.BroadcastRecipients.CountAsync(r => r.BroadcastId == found.Origin && r.AcknowledgedAt != null, turn.Cancellation);
        return Stamp(found.State, await RecipientCounts.OfAsync(turn.Db, found.Id, turn.Cancellation), acknowledged);
    }

    /// <summary>Its recipients, in an order that stays while it is being sent.</summary>
    /// <param name="number">The broadcast's.</param>
    /// <param name="state">Only these; null for all.</param>
    /// <param name="after">Only those behind this one.</param>
    /// <param name="turn">Who looks.</param>
    /// <returns>At most one more than <see cref="Most"/>: then there are more.</returns>
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(string number, RecipientState? state, Guid? after, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return [];
        var rows = await (
            from recipient in turn.Db.BroadcastRecipients.AsNoTracking()
            where turn.Db.Broadcasts.Any(b => b.Number == number && b.Id == recipient.BroadcastId)
                && (state == null || recipient.State == state) && (after == null || recipient.ConversationId > after)
            join chat in turn.Db.Conversations on recipient.ConversationId equals chat.Id
            join person in turn.Db.People on chat.PersonId equals person.Id into people
            from person in people.DefaultIfEmpty()
            orderby recipient.ConversationId
            select new { recipient.ConversationId, person.Name, chat.Account, recipient.State, recipient.Fault, recipient.SettledAt, recipient.AcknowledgedAt })
            .Take(Most + 1).ToListAsync(turn.Cancellation);
        return [.. rows.Select(r => new Recipient(
            r.ConversationId, r.Name ?? "warga", ShowBroadcasts.ChannelName(r.Account), r.State, r.Fault ?? "",
            r.SettledAt is { } at ? office.Show(at) : "", r.AcknowledgedAt is { } pressed ? office.Show(pressed) : ""))];
    }

    /// <summary>Enters that the list of recipients is taken out, before any of it is.</summary>
    public static async Task<bool> TakeOutAsync(string number, TurnContext turn)
    {
        if (!turn.Caller.IsStaff() || !await turn.Db.Broadcasts.AnyAsync(b => b.Number == number, turn.Cancellation))
            return false;
        turn.Audit(AuditAct.BroadcastExported, number);
        return true;
    }

    /// <summary>Writes that list as CSV: everybody a broadcast was meant for, with what became of it and why.</summary>
    public async Task WriteAsync(string number, Stream to, TurnContext turn)
    {
        var id = await turn.Db.Broadcasts.Where(b => b.Number == number).Select(b => b.Id).SingleAsync(turn.Cancellation);
        await RecipientTable.WriteAsync(turn.Db, id, office, to, turn.Cancellation);
    }

    private static string Stamp(BroadcastState state, RecipientCounts counts, int acknowledged) =>
        $"{state}-{counts.Waiting}-{counts.Sent}-{counts.Arrived}-{counts.Read}-{counts.Unreachable}-{counts.Failed}-{counts.Skipped}-{counts.Withdrawn}-{acknowledged}";

    private async Task<IReadOnlyList<(string Name, string Value)>> FactsAsync(Broadcast broadcast, TurnContext turn)
    {
        var facts = new List<(string Name, string Value)>();
        var people = new[] { broadcast.CreatedBy, broadcast.ApprovedBy };
        var names = await turn.Db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, turn.Cancellation);
        void Add(string name, string? value)
        {
            if (value is { Length: > 0 })
                facts.Add((name, value));
        }
        Add("Pembuat", broadcast.CreatedBy is { } by ? names.GetValueOrDefault(by) : null);
        Add("Disetujui oleh", broadcast.ApprovedBy is { } approver ? names.GetValueOrDefault(approver) : null);
        Add("Dibuat", office.Show(broadcast.CreatedAt));
        Add("Mulai dikirim", broadcast.StartedAt is { } started ? office.Show(started) : null);
        Add("Selesai", broadcast.EndedAt is { } ended ? office.Show(ended) : null);
        Add("Batas waktu kirim", broadcast.ExpiresAt is { } expires ? office.Show(expires) : null);
        Add("Jam kirim", broadcast.IsUrgent ? "mendesak: malam dan hari libur juga" : options.Value.KeepsQuiet ? "menunggu pagi bila malam atau hari libur" : null);
        Add("Jam setempat", broadcast.IsLocalTime ? "ya, menurut zona tiap penerima" : null);
        Add("Berulang", broadcast.RepeatsUntil is { } until ? $"{(broadcast.Repeats is Repetition.Weekly ? "setiap minggu" : "setiap bulan")} sampai {OfficeProfile.ShowDay(until)}" : null);
        Add("Pengingat", broadcast.Reminders > 0 ? $"{broadcast.Reminders} kali bagi yang belum menekan Sudah baca" : null);
        Add("Tautan", broadcast.Link);
        Add("Tombol layanan", broadcast.StartWord);
        Add("Lampiran", broadcast.MediaId is null ? null : "ada");
        return facts;
    }
}
