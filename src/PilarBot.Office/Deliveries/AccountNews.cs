using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Channels.WhatsApp;
using PilarBot.Office.Audit;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Deliveries;

/// <summary>What a channel tells about an account beyond a single message: what has to stop, and what staff have to know.</summary>
internal sealed class AccountNews(OfficeDatabase database, TemplateRegistry templates, Sealer sealer, Wakeups wakeups, TimeProvider clock)
{
    /// <summary>Keeps what Meta tells about the business account, and says to administrators what they have to act on. Done when it is committed.</summary>
    public async Task TellAsync(IReadOnlyList<WhatsAppEvent> events, CancellationToken cancellation)
    {
        var woken = new HashSet<string>();
        foreach (var happened in events)
            await database.WriteAsync(async db =>
            {
                await TellAsync(db, happened, clock.GetUtcNow().UtcDateTime, woken);
                return 0;
            }, cancellation);
        foreach (var account in woken)
            wakeups.Outbox(account);
    }

    /// <summary>Does what an outcome demands beyond its own message: a broadcast that has to stop, an account that is down.</summary>
    /// <param name="db">Inside a writing transaction.</param>
    /// <param name="account">Where.</param>
    /// <param name="outcome">What the channel said; nothing happens for most.</param>
    /// <param name="broadcast">The broadcast it was said of; null for a reply.</param>
    /// <param name="conversation">The chat.</param>
    /// <param name="sealer">For the alerts.</param>
    /// <param name="now">UTC.</param>
    /// <param name="woken">Gets the accounts whose senders are to be woken after the commit.</param>
    public static async Task OfOutcomeAsync(
        OfficeDbContext db, string account, SendOutcome? outcome, Guid? broadcast, Guid conversation, Sealer sealer, DateTime now, HashSet<string> woken)
    {
        switch (outcome)
        {
            case ChannelDown down:
                woken.UnionWith(await AccountHealth.DownAsync(db, account, down.Why, sealer, now, CancellationToken.None));
                break;
            case BroadcastRefused { Stop: BroadcastStop.ForPerson }:
                await db.Conversations.Where(c => c.Id == conversation && c.NoBroadcastsSince == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.NoBroadcastsSince, now));
                break;
            case BroadcastRefused { Stop: BroadcastStop.ThisTemplate } when broadcast is { } id:
                if (await PauseAsync(db, id, outcome.ForStaff, now) is { } text)
                    woken.UnionWith(await StaffAlert.SendAsync(db, AccountHealth.Administrators, new(text), sealer, now, CancellationToken.None));
                break;
            case BroadcastRefused { Stop: BroadcastStop.AllBroadcasts, RetryAfter: var wait }:
                if (await HoldAsync(db, account, now + (wait ?? TimeSpan.FromHours(1)), now))
                    woken.UnionWith(await StaffAlert.SendAsync(
                        db, AccountHealth.Administrators, new($"Semua siaran lewat **{account}** dijeda: {outcome.ForStaff} Balasan kepada warga tetap berjalan."),
                        sealer, now, CancellationToken.None));
                break;
        }
    }

    private async Task TellAsync(OfficeDbContext db, WhatsAppEvent happened, DateTime now, HashSet<string> woken)
    {
        var words = happened switch
        {
            TemplateStatusChanged changed => await NoteAsync(db, changed.Name, changed.Language, now, t => t.Status = changed.Status)
                && templates.Has(changed.Name) && changed.Status is not "APPROVED"
                    ? $"Templat WhatsApp **{MarkdownEscape.Line(changed.Name)}** sekarang {changed.Status}{(changed.Reason is { } reason ? $" ({reason})" : "")}; pesan yang memakainya tidak dapat dikirim. Periksa di WhatsApp Manager."
                    : null,
            TemplateQualityChanged changed => await NoteAsync(db, changed.Name, changed.Language, now, t => t.Quality = changed.Now) && templates.Has(changed.Name) && changed.Now is "RED"
                ? $"Templat WhatsApp **{MarkdownEscape.Line(changed.Name)}** dinilai buruk oleh penerima; kalau terus begitu, WhatsApp menghentikannya. Kurangi siaran dan perbaiki isinya."
                : null,
            TemplateCategoryChanged changed => await NoteAsync(db, changed.Name, changed.Language, now, t => t.Category = changed.Now) && templates.Has(changed.Name)
                ? $"Templat WhatsApp **{MarkdownEscape.Line(changed.Name)}** dipindah ke kategori {changed.Now}; harganya ikut berubah."
                : null,
            NumberQualityChanged changed => $"Mutu nomor WhatsApp berubah: {changed.Event}{(changed.Limit is { } limit ? $", batas kirim {limit}" : "")}. Lihat WhatsApp Manager.",
            AccountNotice notice => $"Pemberitahuan Meta tentang akun WhatsApp: {MarkdownEscape.Line($"{notice.Field} {notice.Event}".TrimEnd())}. Lihat WhatsApp Manager.",
            _ => null,
        };
        if (words is not null)
            woken.UnionWith(await StaffAlert.SendAsync(db, AccountHealth.Administrators, new(words), sealer, now, CancellationToken.None));
        if (happened is AccountFault fault)
            await OfOutcomeAsync(db, fault.Account, fault.Outcome, null, Guid.Empty, sealer, now, woken);
        if (happened is BroadcastPreference wish)
            await NoteWishAsync(db, wish, now);
    }

    /// <summary>Tells administrators something of an account, once in a month; again when there was nobody to hear it.</summary>
    public static async Task TellOnceAsync(
        OfficeDbContext db, string account, string month, (string What, string Sentence) news, Sealer sealer, DateTime now, HashSet<string> woken)
    {
        var row = await db.Accounts.SingleOrDefaultAsync(a => a.Account == account);
        if (row is null)
            db.Accounts.Add(row = new() { Account = account });
        var told = row.Warned?.Split(' ') ?? [];
        if (told is [var known, ..] && known == month && told.Contains(news.What))
            return;
        var accounts = await StaffAlert.SendAsync(db, AccountHealth.Administrators, new(news.Sentence), sealer, now, CancellationToken.None);
        if (accounts.Count == 0)
            return;
        woken.UnionWith(accounts);
        row.Warned = string.Join(' ', told is [var same, ..] && same == month ? [.. told, news.What] : (string[])[month, news.What]);
        await db.SaveChangesAsync();
    }

    // One that was done has somebody again to whom it did not go.
    private static async Task<string?> PauseAsync(OfficeDbContext db, Guid broadcast, string why, DateTime now)
    {
        var paused = await db.Broadcasts.Where(b => b.Id == broadcast && (b.State == BroadcastState.Running || b.State == BroadcastState.Done)).ExecuteUpdateAsync(set => set
            .SetProperty(b => b.State, BroadcastState.Paused).SetProperty(b => b.PausedWhy, why).SetProperty(b => b.EndedAt, (DateTime?)null));
        if (paused == 0)
            return null;
        var number = await db.Broadcasts.Where(b => b.Id == broadcast).Select(b => b.Number).SingleAsync();
        db.AuditEntries.Add(AuditEntry.By(AuditActor.Job, AuditAct.BroadcastPaused, number, null, now));
        await db.SaveChangesAsync();
        return $"Siaran **{number}** dijeda: {why}";
    }

    private static async Task<bool> HoldAsync(OfficeDbContext db, string account, DateTime until, DateTime now)
    {
        await using var command = OfficeDatabase.Command(db, """
            INSERT INTO channel_accounts (account, broadcasts_held_until) VALUES (@account, @until)
            ON CONFLICT (account) DO UPDATE SET broadcasts_held_until = excluded.broadcasts_held_until
            WHERE channel_accounts.broadcasts_held_until IS NULL OR channel_accounts.broadcasts_held_until < @now;
            """, ("account", account), ("until", until), ("now", now));
        return await command.ExecuteNonQueryAsync() > 0;
    }

    private static async Task<bool> NoteAsync(OfficeDbContext db, string name, string language, DateTime now, Action<TemplateState> change)
    {
        if (await db.TemplateStates.FindAsync(name, language) is not { } state)
            db.TemplateStates.Add(state = new() { Name = name, Language = language, At = now });
        state.At = now;
        change(state);
        return await db.SaveChangesAsync() > 0;
    }

    private static Task<int> NoteWishAsync(OfficeDbContext db, BroadcastPreference wish, DateTime now)
    {
        DateTime? since = wish.Wanted ? null : wish.At ?? now;
        return db.Conversations.Where(c => c.Account == wish.Account && (c.Address == wish.Address || c.Address == wish.Phone))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.NoBroadcastsSince, since));
    }
}
