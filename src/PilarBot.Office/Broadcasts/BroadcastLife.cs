using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Engine;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Broadcasts;

/// <summary>
/// Begins broadcasts at their time, gives up what is too late, and ends them when everybody has been tried. Any host may; the row's state
/// says who was first.
/// </summary>
internal static class BroadcastLife
{
    /// <summary>What staff read about whoever was not reached in time.</summary>
    public const string TooLate = "Batas waktu kirim sudah lewat.";

    private static readonly TimeSpan ReminderEvery = TimeSpan.FromDays(1);

    /// <summary>Chooses the recipients of every broadcast that is due, and makes the next of those that come again.</summary>
    public static async Task StartDueAsync(OfficeDatabase database, Zone office, DateTime now, CancellationToken cancellation)
    {
        // Whoever is ahead of the office's clock has the same hour earlier.
        var ahead = now.AddHours(Math.Max(0, Zone.Wit.Hours - office.Hours));
        List<Broadcast> due;
        await using (var db = database.Open())
            due = await db.Broadcasts.AsNoTracking().Where(b => b.State == BroadcastState.Scheduled && (b.At <= now || (b.IsLocalTime && b.At <= ahead)))
                .ToListAsync(cancellation);
        foreach (var broadcast in due)
            await database.WriteAsync(db => StartAsync(database, db, broadcast, office, now, cancellation), cancellation);
    }

    /// <summary>Passes over whoever was not reached before a broadcast's time was over.</summary>
    public static async Task ExpireAsync(OfficeDatabase database, DateTime now, CancellationToken cancellation)
    {
        List<Guid> late;
        await using (var db = database.Open())
            late = await db.Broadcasts.Where(b => b.ExpiresAt <= now
                && (b.State == BroadcastState.Running || b.State == BroadcastState.Paused || b.State == BroadcastState.Done)
                && db.BroadcastRecipients.Any(r => r.BroadcastId == b.Id && r.State == RecipientState.Queued)).Select(b => b.Id).ToListAsync(cancellation);
        foreach (var id in late)
            await database.WriteAsync(db => db.BroadcastRecipients.Where(r => r.BroadcastId == id && r.State == RecipientState.Queued)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RecipientState.Skipped).SetProperty(r => r.SettledAt, now)
                    .SetProperty(r => r.Fault, r => r.Fault == null ? TooLate : TooLate + " " + r.Fault), cancellation), cancellation);
    }

    /// <summary>Ends what is finished, tells its author how it went, and makes the reminder for those who have not said that they read it.</summary>
    /// <returns>The accounts whose outbox has something new.</returns>
    public static async Task<IReadOnlyCollection<string>> EndFinishedAsync(
        OfficeDatabase database, OfficeProfile office, Sealer sealer, DateTime now, CancellationToken cancellation)
    {
        List<Broadcast> finished;
        await using (var db = database.Open())
            finished = await db.Broadcasts.AsNoTracking().Where(b => b.State == BroadcastState.Running
                && !db.BroadcastRecipients.Any(r => r.BroadcastId == b.Id && r.State == RecipientState.Queued)).ToListAsync(cancellation);
        var accounts = new HashSet<string>();
        foreach (var broadcast in finished)
            if (await database.WriteAsync(db => EndAsync(database, db, broadcast, office, sealer, now, cancellation), cancellation) is { } account)
                accounts.Add(account);
        return accounts;
    }

    private static async Task<int> StartAsync(
        OfficeDatabase database, OfficeDbContext db, Broadcast broadcast, Zone office, DateTime now, CancellationToken cancellation)
    {
        var first = await db.Broadcasts.Where(b => b.Id == broadcast.Id && b.State == BroadcastState.Scheduled)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BroadcastState.Running).SetProperty(b => b.StartedAt, now), cancellation);
        if (first == 0)
            return 0;
        await Audience.ExpandAsync(db, broadcast, office, now, cancellation);
        // Never before its own time, else a start ahead of the office's clock would make the same one again.
        var after = broadcast.At > now ? broadcast.At : now;
        if (broadcast is { RepeatsSince: { } since, RepeatsUntil: { } until }
            && Repetitions.Next(broadcast.Repeats, since, until, after, office) is { } next)
            db.Broadcasts.Add(await AgainAsync(database, db, broadcast, next, office, now, cancellation));
        return 1;
    }

    private static async Task<Broadcast> AgainAsync(
        OfficeDatabase database, OfficeDbContext db, Broadcast last, DateTime at, Zone office, DateTime now, CancellationToken cancellation) => new()
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            Number = HumanNumber.Broadcast.Write(await database.NextNumberAsync(db, "broadcast", cancellation), now, office),
            Text = last.Text,
            MediaId = last.MediaId,
            Audience = last.Audience,
            PoliticalWords = last.PoliticalWords,
            IsPolitical = last.IsPolitical,
            IsLocalTime = last.IsLocalTime,
            IsUrgent = last.IsUrgent,
            ExpiresAt = last.ExpiresAt + (at - last.At),
            AsksReading = last.AsksReading,
            Reminders = last.Reminders,
            Link = last.Link,
            StartWord = last.StartWord,
            Repeats = last.Repeats,
            RepeatsSince = last.RepeatsSince,
            RepeatsUntil = last.RepeatsUntil,
            ApprovedBy = last.ApprovedBy,
            At = at,
            CreatedBy = last.CreatedBy,
            ConversationId = last.ConversationId,
            CreatedAt = now,
        };

    private static async Task<Broadcast> ReminderAsync(
        OfficeDatabase database, OfficeDbContext db, Broadcast read, OfficeProfile office, DateTime now, CancellationToken cancellation) => new()
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            Number = HumanNumber.Broadcast.Write(await database.NextNumberAsync(db, "broadcast", cancellation), now, office.Zone),
            Text = read.RemindsOf is null ? "Pengingat: siaran ini belum ditandai sudah dibaca.\n\n" + read.Text : read.Text,
            MediaId = read.MediaId,
            Audience = read.Audience with { UnreadOf = read.RemindsOf ?? read.Id },
            PoliticalWords = read.PoliticalWords,
            IsPolitical = read.IsPolitical,
            ExpiresAt = read.ExpiresAt,
            AsksReading = true,
            Reminders = read.Reminders - 1,
            RemindsOf = read.RemindsOf ?? read.Id,
            Link = read.Link,
            StartWord = read.StartWord,
            ApprovedBy = read.ApprovedBy,
            At = now + ReminderEvery,
            CreatedBy = read.CreatedBy,
            ConversationId = read.ConversationId,
            CreatedAt = now,
        };

    private static async Task<string?> EndAsync(
        OfficeDatabase database, OfficeDbContext db, Broadcast broadcast, OfficeProfile office, Sealer sealer, DateTime now, CancellationToken cancellation)
    {
        var first = await db.Broadcasts.Where(b => b.Id == broadcast.Id && b.State == BroadcastState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BroadcastState.Done).SetProperty(b => b.EndedAt, now), cancellation);
        if (first == 0)
            return null;
        var origin = broadcast.RemindsOf ?? broadcast.Id;
        if (broadcast is { AsksReading: true, Reminders: > 0 }
            && !(broadcast.ExpiresAt <= now + ReminderEvery) && await Audience.Unread(db, origin).AnyAsync(cancellation))
            db.Broadcasts.Add(await ReminderAsync(database, db, broadcast, office, now, cancellation));
        var counts = await RecipientCounts.OfAsync(db, broadcast.Id, cancellation);
        // A reminder that nobody needed any more is no news.
        if (broadcast.RemindsOf is not null && counts.Total == 0)
            return null;
        var skipped = counts.Skipped is 0 ? "" : $", {counts.Skipped} dilewati";
        var text = $"Siaran **{broadcast.Number}** selesai: {counts.Sent} terkirim, {counts.Unreachable} tidak dapat dihubungi, {counts.Failed} gagal{skipped}.";
        return await OweMessage.ToAsync(
            db, broadcast.ConversationId, new OutboundText(text) { Choices = [new("Lihat hasil", "!siaran saya")] }, MessagePurpose.CaseUpdate, sealer, now, cancellation);
    }
}
