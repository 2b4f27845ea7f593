using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Privacy;
using PilarBot.Office.PublicReview;
using PilarBot.Office.Sealing;
using PilarBot.Office.Verval;

namespace PilarBot.Office.Staff;

/// <summary>Something that waits for somebody: told in the morning's digest and on the console's first page.</summary>
/// <param name="Count">More than <see cref="Most"/> are not counted.</param>
/// <param name="What">In words: <c>kasus yang Anda tangani</c>.</param>
/// <param name="Button">What the chat's button says.</param>
/// <param name="Says">What the button sends.</param>
/// <param name="Page">Where the console shows it; null where only the chat does.</param>
/// <param name="IsLate">True for what is due or overdue.</param>
internal sealed record WaitingWork(int Count, string What, string Button, string Says, string? Page, bool IsLate = false)
{
    /// <summary>Counting ends here, so that it costs the same however many records there are.</summary>
    public const int Most = 999;

    // More than so many complaints are told of as so many.
    private const int MostComplaints = 100;

    /// <summary>The count as people read it: <c>lebih dari 999</c>.</summary>
    public string Shown => Count > Most ? $"lebih dari {Most}" : Count.ToString(CultureInfo.InvariantCulture);

    /// <summary>All that waits for somebody by their roles and places; what is nothing is left out.</summary>
    public static async Task<IReadOnlyList<WaitingWork>> OfAsync(OfficeDbContext db, Caller caller, DateOnly today, Sealer sealer, CancellationToken cancellation)
    {
        var found = new List<WaitingWork>();
        var id = caller.PersonId;
        if (caller.IsHandler())
        {
            var open = db.Cases.Where(c => c.State == CaseState.Received || c.State == CaseState.InVerification || c.State == CaseState.InHandling).HandledBy(caller);
            Add(await CountAsync(open.Where(c => c.HandlerId == id)), "kasus yang Anda tangani", "Kasus", "!status", "/konsol/kasus?petugas=saya");
            Add(await CountAsync(open.Where(c => c.HandlerId == id && c.NextVisitOn <= today)), "di antaranya kunjungan hari ini atau lewat", "Kasus", "!status", "/konsol/kasus?petugas=saya", isLate: true);
            Add(await CountAsync(open.Where(c => c.State == CaseState.Received && c.HandlerId == null)), "kasus baru yang belum ada penanganannya", "Kasus", "!status", "/konsol/kasus?status=free");
        }
        if (caller.Has(VervalAccess.Visitors))
            Add(await CountAsync(db.VervalHouseholds.Where(h => h.VisitorId == id && (h.State == VervalState.Taken || h.State == VervalState.Returned)
                && db.VervalRounds.Any(r => r.Id == h.RoundId && r.ClosedAt == null))), "keluarga verval di tangan Anda", "Verval", "!verval", null);
        if (caller.Has(VervalAccess.Checkers))
            Add(await CountAsync(db.VervalHouseholds.Within(caller, VervalAccess.Checkers).Where(h => h.State == VervalState.Submitted && h.VisitorId != id)), "hasil verval menunggu pemeriksaan", "Periksa verval", "!verval cek", "/konsol/verval/periksa");
        if (caller.HandlesComplaints() && await caller.OpenForAsync(db, sealer, MostComplaints, cancellation) is { Count: > 0 } complaints)
        {
            Add(complaints.Count, "aduan terbuka", "Aduan masuk", "!aduan masuk", "/konsol/aduan");
            Add(complaints.Count(c => c.DueOn <= today.AddDays(1)), "di antaranya jatuh tempo paling lambat besok", "Aduan masuk", "!aduan masuk", "/konsol/aduan", isLate: true);
        }
        if (caller.Has(HandleDataRequests.Roles))
            Add(await CountAsync(db.DataRequests.Where(r => r.State == DataRequestState.Open)), "permintaan data pribadi", "Permintaan data", "!permintaan data", null);
        if (caller.Has(ReviewAccess.InCharge))
            Add(await CountAsync(db.ReviewResponses.Within(caller, ReviewAccess.InCharge).Where(r => r.State == ResponseState.Filed)), "sanggahan menunggu verifikasi", "Sanggahan", "!sanggah masuk", "/konsol/uji-publik");
        if (caller.Has("staf-dinsos"))
            Add(await CountAsync(db.HumanRequests.Where(r => r.AnsweredAt == null)) + await CountAsync(db.RegistrationRequests.Where(r => r.DecidedAt == null)),
                "orang menunggu di antrean", "Antrean", "!antrean", "/konsol/percakapan");
        return found;

        Task<int> CountAsync<T>(IQueryable<T> rows) => rows.Take(Most + 1).CountAsync(cancellation);

        void Add(int count, string what, string button, string says, string? page, bool isLate = false)
        {
            if (count > 0)
                found.Add(new(count, what, button, says, page, isLate));
        }
    }
}
