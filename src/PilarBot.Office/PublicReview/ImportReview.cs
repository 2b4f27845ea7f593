using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Office.Audit;
using PilarBot.Office.Calendar;
using PilarBot.Office.Sealing;
using PilarBot.Office.Wilayah;

namespace PilarBot.Office.PublicReview;

/// <summary>
/// Opens the public review of a desa from a CSV file with the columns <c>desa,rt,perubahan</c>, one of <c>inisial</c> or <c>nama</c>, and
/// perhaps <c>program</c> and <c>usulan</c>. Of a name only the initials are kept. All or nothing; one desa in a file.
/// </summary>
internal sealed class ImportReview(OfficeDatabase database, OfficeProfile office, IOptions<ReviewOptions> options, TimeProvider clock)
{
    private const int Most = 2000;

    /// <param name="Number">The review's.</param>
    /// <param name="Lines">How many it has.</param>
    /// <param name="LastDay">Until when residents may object.</param>
    /// <param name="Problems">What is wrong, by line; when there is any, nothing was taken.</param>
    public sealed record Report(string Number, int Lines, DateOnly LastDay, IReadOnlyList<string> Problems);

    private sealed record Row(string Desa, string Rt, string Initials, ReviewChange Change, string Program, string Proposal);

    public async Task<Report> RunAsync(TextReader text, CancellationToken cancellation)
    {
        var places = new OfficeWilayah(WilayahTable.Indonesia, office.Regency);
        var file = new ImportedCsv(text, "desa", "rt", "perubahan");
        var rows = file.Read(() => Read(file, places));
        if (rows.Select(r => r.Desa).Distinct().Skip(1).Any())
            file.Complain("Satu berkas untuk satu desa atau kelurahan.");
        if (file.Problems is [] && rows is [])
            file.Complain("Berkas itu tidak berisi baris.");
        if (rows.Count > Most)
            file.Complain($"Paling banyak {Most} baris.");
        if (file.Problems is not [])
            return new("", 0, default, file.Problems);
        return await database.WriteAsync(db => AddAsync(db, rows, cancellation), cancellation);
    }

    private async Task<Report> AddAsync(OfficeDbContext db, List<Row> rows, CancellationToken cancellation)
    {
        var desa = rows[0].Desa;
        await Setting.LockAsync(db, "review-" + desa, cancellation);
        var now = clock.GetUtcNow().UtcDateTime;
        var today = office.DayOf(now);
        if (await db.Reviews.AnyAsync(r => r.Desa == desa && r.LastDay >= today, cancellation))
            return new("", 0, default, [ReviewRefusal.IsRunning.Text]);
        var numbers = rows.Select(r => r.Proposal).Where(n => n.Length > 0).ToList();
        var proposals = await db.Proposals.Where(p => numbers.Contains(p.Number) && p.Desa == desa).ToDictionaryAsync(p => p.Number, p => p.Id, cancellation);
        if (numbers.Find(n => !proposals.ContainsKey(n)) is { } unknown)
            return new("", 0, default, [$"Usulan {unknown} tidak ada di desa atau kelurahan itu."]);
        var lastDay = ReviewClock.LastDay(today, options.Value, await WorkingCalendar.LoadAsync(db, cancellation));
        var review = OpenReview.New(
            HiddenId.New(), await database.NextNumberAsync(db, "review", cancellation), desa, today, lastDay, null, now, office);
        db.Reviews.Add(review);
        db.ReviewEntries.AddRange(rows.Select((row, place) => new ReviewEntry
        {
            Id = HiddenId.New(),
            ReviewId = review.Id,
            Ordinal = place + 1,
            Initials = row.Initials,
            Rt = row.Rt,
            Change = row.Change,
            Program = row.Program,
            ProposalId = row.Proposal.Length > 0 ? proposals[row.Proposal] : null,
        }));
        db.AuditEntries.Add(AuditEntry.By(AuditActor.CommandLine, AuditAct.ReviewOpened, review.Number, null, now));
        return new(review.Number, rows.Count, lastDay, []);
    }

    private static Row? Read(ImportedCsv file, OfficeWilayah places)
    {
        var (initials, name, rt, program, proposal) = (file.Field("inisial"), file.Field("nama"), RtRw.Read(file.Field("rt")), file.Field("program"), file.Field("usulan"));
        var desa = WilayahCode.Normalise(file.Field("desa")) is { } code && places.Find(code) is { Code.Length: > 8 } place ? place.Code : null;
        var change = ReviewWords.Read(file.Field("perubahan"));
        var before = file.Problems.Count;
        if (file.Field("nik").Length > 0 || file.Field("kk").Length > 0)
            file.Problem("kolom nik dan kk tidak boleh ada: daftar ini dilihat semua orang.");
        if (desa is null)
            file.Problem("desa tidak dikenal; tulis kodenya, misalnya 74.06.01.2003.");
        if (rt is null)
            file.Problem("rt tidak terbaca; tulis seperti 003/001.");
        if (change is null)
            file.Problem("perubahan harus salah satu dari: usulan baru, perbaikan, penghapusan, tidak layak.");
        // What is longer is a name, or nearly one.
        if (initials.Length == 0 && name.Length == 0)
            file.Problem("isi inisial, atau nama (hanya inisialnya yang disimpan).");
        else if (initials.Length > 0 && initials.Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Any(part => part.Length > 2))
            file.Problem("inisial tidak boleh berupa nama; tulis seperti S.A.");
        if (program.Length > 20 || program.Any(char.IsDigit))
            file.Problem("program paling banyak 20 huruf, tanpa angka.");
        if (proposal.Length > 0 && HumanNumber.Proposal.Read(proposal) is null)
            file.Problem("nomor usulan tidak terbaca; tulis seperti US-2026-000001.");
        return file.Problems.Count > before
            ? null
            : new(desa!, rt!, initials.Length > 0 ? ReviewWords.InitialsOf(initials) : ReviewWords.InitialsOf(name), change!.Value, program,
                proposal.Length > 0 ? HumanNumber.Proposal.Read(proposal)! : "");
    }
}
