using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Broadcasts;

/// <summary>Begins broadcasts at their time and ends them when everybody has been tried. Any host may; the row's state says who was first.</summary>
internal static class BroadcastLife
{
    /// <summary>Chooses the recipients of every broadcast that is due.</summary>
    public static async Task StartDueAsync(OfficeDatabase database, DateTime now, CancellationToken cancellation)
    {
        List<Broadcast> due;
        await using (var db = database.Open())
            due = await db.Broadcasts.AsNoTracking().Where(b => b.State == BroadcastState.Scheduled && b.At <= now).ToListAsync(cancellation);
        foreach (var broadcast in due)
            await database.WriteAsync(db => StartAsync(db, broadcast, now, cancellation), cancellation);
    }

    /// <summary>Ends what is finished, and tells its author how it went.</summary>
    /// <returns>The accounts whose outbox has something new.</returns>
    public static async Task<IReadOnlyCollection<string>> EndFinishedAsync(
        OfficeDatabase database, Sealer sealer, DateTime now, CancellationToken cancellation)
    {
        List<Broadcast> finished;
        await using (var db = database.Open())
            finished = await db.Broadcasts.AsNoTracking().Where(b => b.State == BroadcastState.Running
                && !db.BroadcastRecipients.Any(r => r.BroadcastId == b.Id && r.State == RecipientState.Queued)).ToListAsync(cancellation);
        var accounts = new HashSet<string>();
        foreach (var broadcast in finished)
            if (await database.WriteAsync(db => EndAsync(db, broadcast, sealer, now, cancellation), cancellation) is { } account)
                accounts.Add(account);
        return accounts;
    }

    private static async Task<int> StartAsync(OfficeDbContext db, Broadcast broadcast, DateTime now, CancellationToken cancellation)
    {
        var first = await db.Broadcasts.Where(b => b.Id == broadcast.Id && b.State == BroadcastState.Scheduled)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BroadcastState.Running).SetProperty(b => b.StartedAt, now), cancellation);
        if (first == 0)
            return 0;
        var chats = await Audience.Of(db, broadcast.Role, broadcast.Kecamatan, now).Select(c => new { c.Id, c.Account }).ToListAsync(cancellation);
        db.BroadcastRecipients.AddRange(chats.Select(c => new BroadcastRecipient
        {
            BroadcastId = broadcast.Id,
            ConversationId = c.Id,
            Account = c.Account,
            NotBefore = now,
        }));
        return chats.Count;
    }

    private static async Task<string?> EndAsync(
        OfficeDbContext db, Broadcast broadcast, Sealer sealer, DateTime now, CancellationToken cancellation)
    {
        var first = await db.Broadcasts.Where(b => b.Id == broadcast.Id && b.State == BroadcastState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BroadcastState.Done).SetProperty(b => b.EndedAt, now), cancellation);
        if (first == 0)
            return null;
        var counts = await db.BroadcastRecipients.Where(r => r.BroadcastId == broadcast.Id)
            .GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        int Of(RecipientState state) => counts.Find(c => c.Key == state)?.Count ?? 0;
        var text = $"Siaran **{broadcast.Number}** selesai: {Of(RecipientState.Sent) + Of(RecipientState.Delivered) + Of(RecipientState.Read)} terkirim, "
            + $"{Of(RecipientState.Unreachable)} tidak dapat dihubungi, {Of(RecipientState.Failed)} gagal.";
        return await OweMessage.ToAsync(
            db, broadcast.ConversationId, new OutboundText(text) { Choices = [new("Lihat hasil", "!siaran saya")] }, MessagePurpose.CaseUpdate, sealer, now, cancellation);
    }
}
