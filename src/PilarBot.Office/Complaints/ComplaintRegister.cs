using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;
using PilarBot.Office.Exports;
using PilarBot.Office.Media;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Complaints;

/// <summary>
/// Complaints as lines of a register: what is needed to count them and to keep the deadlines. Never who complained, nor the account of
/// events, which is where people write who they are; one complaint is read in <c>aduan masuk</c>, where each look is entered.
/// </summary>
internal sealed class ComplaintRegister(OfficeProfile office, DocumentTemplates templates)
{
    public static readonly string[] Columns =
    [
        "Nomor", "Diterima", "Tentang", "Dugaan", "Tugas yang dilaporkan", "Yang dilaporkan", "Tempat kerja", "Kecamatan", "Tempat kejadian", "Tanggal kejadian",
        "Diketahui", "Status", "Harus", "Paling lambat", "Terlambat (hari)", "Jumlah bukti", "Identitas pelapor", "Izin penerusan", "Penerusan",
    ];

    /// <summary>The first day of a period; null when it has none.</summary>
    public static DateOnly? Since(ExportPeriod period, DateOnly today) => period switch
    {
        ExportPeriod.ThisMonth => new(today.Year, today.Month, 1),
        ExportPeriod.ThisYear => new(today.Year, 1, 1),
        ExportPeriod.All => null,
    };

    /// <summary>What of it the caller handles; null for whoever handles no complaints.</summary>
    public async Task<TableLines?> TableAsync(ExportPeriod period, TurnContext turn)
    {
        if (!turn.Caller.HandlesComplaints())
            return null;
        var since = Since(period, office.DayOf(turn.Now));
        var expected = await turn.Db.Complaints.CountAsync(c => since == null || c.FiledOn >= since, turn.Cancellation);
        return new("daftar-aduan", "Daftar aduan", Columns, AuditAct.ComplaintsExported, ComplaintWords.Code(period), expected, LinesAsync(since, turn));
    }

    // A line each; three queries for a batch, however long.
    private async IAsyncEnumerable<IReadOnlyList<IReadOnlyList<object>>> LinesAsync(DateOnly? since, TurnContext turn)
    {
        var db = turn.Db;
        await foreach (var complaints in turn.Caller.AllForAsync(db, turn.Sealer, since, turn.Cancellation))
        {
            var ids = complaints.Select(c => c.Id).ToList();
            var owners = ids.ConvertAll(id => (Guid?)id);
            var files = await db.Media.Where(m => m.OwnerKind == "complaint" && owners.Contains(m.OwnerId) && m.State == MediaState.Stored)
                .GroupBy(m => m.OwnerId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, turn.Cancellation);
            var referrals = (await db.Referrals.AsNoTracking().Where(r => ids.Contains(r.ComplaintId)).OrderBy(r => r.Number).ToListAsync(turn.Cancellation))
                .ToLookup(r => r.ComplaintId);
            yield return [.. complaints.Select(c => Line(c, files.GetValueOrDefault(c.Id), referrals[c.Id], turn))];
        }
    }

    private string[] Line(Complaint complaint, int files, IEnumerable<Referral> referrals, TurnContext turn)
    {
        var (sealer, today) = (turn.Sealer, office.DayOf(turn.Now));
        string Open(string field, byte[]? value) => value is null ? "" : sealer.OpenText(complaint.Key, complaint.Id, field, value);
        // What the reporter wrote freely may name them.
        string Told(string field, byte[]? value) => Open(field, value) is { Length: > 0 } text
            ? ReporterMask.Hide(text, NullIfEmpty(Open("reporter-name", complaint.ReporterName)), NullIfEmpty(Open("reporter-phone", complaint.ReporterPhone)))
            : "";
        return
        [
            complaint.Number,
            ExportedCsv.Day(complaint.FiledOn),
            complaint.Topic.Label(),
            ComplaintWords.Acts(office, complaint),
            OfficeRole.Find(complaint.ReportedRole)?.Label ?? "Lainnya",
            Told("reported", complaint.Reported),
            Told("reported-workplace", complaint.ReportedWorkplace),
            complaint.Kecamatan.Length == 0 ? "" : office.Label("kecamatan", complaint.Kecamatan),
            Told("place", complaint.Place),
            ExportedCsv.Day(BawasluDays.Read(Open("happened-on", complaint.HappenedOn))),
            ExportedCsv.Day(BawasluDays.Read(Open("known-on", complaint.KnownOn))),
            complaint.State.Label(),
            complaint.Due?.Label() ?? "",
            ExportedCsv.Day(complaint.DueOn),
            complaint.DueOn is { } due && due < today ? ExportedCsv.Count(today.DayNumber - due.DayNumber) : "",
            ExportedCsv.Count(files),
            complaint.Identity.Label(),
            complaint.Topic is ComplaintTopic.Neutrality ? complaint.Consent.Label() : "",
            string.Join("; ", referrals.Select(r => $"{r.Number} kepada {templates.Find(r.Form)?.Head.Recipient ?? r.Form}: {r.State.Label()}, {OfficeProfile.ShowDay(r.StateOn)}")),
        ];
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
