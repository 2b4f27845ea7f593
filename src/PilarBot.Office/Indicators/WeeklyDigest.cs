using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Reminders;

namespace PilarBot.Office.Indicators;

/// <summary>Once a week, on Monday morning, gives the head of office and the coordinator the figures.</summary>
internal sealed class WeeklyDigest(OfficeProfile office, ShowRecap recaps, ReminderHours hours)
    : ReminderKind("weekly-digest", "Ringkasan mingguan", "Anda memimpin atau mengoordinasi kantor")
{
    private static readonly string[] Readers = ["kepala-dinas", "koordinator-tksk"];

    public override async Task<IReadOnlyList<DueReminder>> DueAsync(OfficeDbContext db, ReminderWindow window, CancellationToken cancellation)
    {
        var (now, person) = (window.Now, window.Person);
        var (key, at, until) = hours.Week(window.Until);
        if (!window.Holds(at, until))
            return [];
        var people = await db.RoleGrants
            .Where(g => Readers.Contains(g.Role) && g.Wilayah == "" && (person == null || g.PersonId == person) && g.Since <= now && (g.Until == null || g.Until > now))
            .Select(g => g.PersonId).Distinct().ToListAsync(cancellation);
        return people.ConvertAll(p => new DueReminder(p, key, at, until));
    }

    public override async Task<OutboundText?> WriteAsync(ReminderContext context, IReadOnlyList<DueReminder> due) =>
        await CountIndicators.LastAsync(context.Db, context.Cancellation) is { } at
            ? Text(recaps.Show(await Recap.ReadAsync(context.Db, "", office.Regency, office.DayOf(context.Now), context.Cancellation), "", at, withSensitive: true))
            : null;

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
