using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Outbox;
using PilarBot.Office.Reminders;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Indicators;

/// <summary>
/// Once a week, from Monday eight o'clock, gives the head of office and the coordinator the figures in a message. A host that was away
/// that morning gives them later in the week, never at night.
/// </summary>
internal sealed class WeeklyDigest(OfficeDatabase database, OfficeProfile office, ShowRecap recaps, Sealer sealer, Wakeups wakeups)
{
    private const string Kind = "weekly-digest";
    private static readonly string[] Readers = ["kepala-dinas", "koordinator-tksk"];

    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancellation)
    {
        var local = office.Zone.ToLocal(now);
        if (QuietHours.IsQuiet(office.Zone, now) || local is { DayOfWeek: DayOfWeek.Monday, Hour: < 8 })
            return 0;
        var period = string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(local)}-W{ISOWeek.GetWeekOfYear(local):00}");
        List<Guid> chats;
        OutboundText message;
        await using (var db = database.Open())
        {
            chats = await (
                from grant in db.RoleGrants
                where Readers.Contains(grant.Role) && grant.Wilayah == "" && grant.Since <= now && (grant.Until == null || grant.Until > now)
                join chat in db.Conversations on grant.PersonId equals chat.PersonId
                where chat.Unreachable == null && !db.Set<SentReminder>().Any(r => r.Kind == Kind && r.ConversationId == chat.Id && r.Period == period)
                select chat.Id).Distinct().ToListAsync(cancellation);
            if (chats is [] || await CountIndicators.LastAsync(db, cancellation) is not { } at)
                return 0;
            message = Text(recaps.Show(await Recap.ReadAsync(db, "", office.Regency, office.DayOf(now), cancellation), "", at, withSensitive: true));
        }
        foreach (var chat in chats)
            if (await database.WriteAsync(async db =>
            {
                db.Set<SentReminder>().Add(new() { Kind = Kind, ConversationId = chat, Period = period, At = now });
                return await OweMessage.ToAsync(db, chat, message, MessagePurpose.Reminder, sealer, now, cancellation);
            }, cancellation) is { } account)
                wakeups.Outbox(account);
        return chats.Count;
    }

    private static OutboundText Text(ShowRecap.Result figures)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"**Ringkasan mingguan**, per {figures.At}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Kasus terbuka: **{figures.Open}**, {figures.Old} di antaranya lebih dari 30 hari.\n");
        text.Append(CultureInfo.InvariantCulture, $"Bulan ini: {figures.Opened} masuk, {figures.Done} selesai, {figures.Rejected} ditutup tanpa penanganan.\n");
        if (figures.Earlier.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"Pembanding: {figures.Earlier}.\n");
        if (figures.Kinds.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"\nJenis terbanyak:\n{figures.Kinds}\n");
        if (figures.HasHouseholds)
            text.Append(CultureInfo.InvariantCulture,
                $"\nKeluarga terdata: {figures.Households}. Terverifikasi dalam setahun: {figures.Verified}.\nMiskin ekstrem menurut sumber data: {figures.Poor}{(figures.PoorTrend.Length > 0 ? $", {figures.PoorTrend}" : "")}.\n");
        foreach (var (what, words) in ((string, string)[])[("Verval berjalan", figures.Verval), ("RTLH tahun ini", figures.Rtlh), ("Mutu data", figures.Quality)])
            if (words.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"{what}: {words}.\n");
        return new(text.Append("\nKetik *rekap* untuk rincian menurut wilayah dan grafiknya.").ToString()) { Choices = [new("Buka rekap", "!rekap")] };
    }
}
