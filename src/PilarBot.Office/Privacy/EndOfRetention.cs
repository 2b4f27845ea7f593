using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PilarBot.Office.Audit;
using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;
using PilarBot.Office.Documents;
using PilarBot.Office.PublicReview;
using PilarBot.Office.Rtlh;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Privacy;

/// <summary>Once a day, erases what the office has kept for as long as it decided to.</summary>
internal sealed partial class EndOfRetention(
    OfficeDatabase database, OfficeProfile office, EraseRecord erase, IOptions<RetentionOptions> options, Sealer sealer, TimeProvider clock, ILogger<EndOfRetention> logger)
{
    private static readonly List<CaseState> ClosedCases = [.. Enum.GetValues<CaseState>().Where(s => CaseFile.Next(s).Count == 0)];
    private static readonly List<ComplaintState> ClosedComplaints = [.. Enum.GetValues<ComplaintState>().Where(s => Complaint.Next(s).Count == 0)];

    private const int Batch = 500;

    /// <returns>How many records were erased by their number.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // What an earlier run could not delete comes first.
        await erase.DeleteFilesAsync(cancellation);
        var (erased, held) = (0, 0);
        foreach (var (kind, number) in await DueAsync(now, cancellation))
            switch (await erase.RunAsync(kind, number, ErasureReason.Retention, "", cancellation))
            {
                case ErasureOutcome.Erased:
                    erased++;
                    break;
                case ErasureOutcome.Held:
                    held++;
                    break;
            }
        await ForgetVisitsAsync(now, cancellation);
        await EraseHouseholdsAsync(now, cancellation);
        await DeleteSmallAsync(now, cancellation);
        // Those of visits and documents too.
        await erase.DeleteFilesAsync(cancellation);
        if (erased + held > 0)
            Log.Ran(logger, erased, held);
        return erased;
    }

    private async Task<List<(RecordKind, string)>> DueAsync(DateTime now, CancellationToken cancellation)
    {
        var (cases, field, houses) = (now.AddDays(-options.Value.Case), now.AddDays(-options.Value.Field), now.AddDays(-options.Value.Rtlh));
        var proposals = now.AddDays(-options.Value.Proposal);
        var responses = office.DayOf(proposals);
        var changes = now.AddDays(-options.Value.Verval);
        await using var db = database.Open();
        var complaints = new List<string>();
        foreach (var topic in Enum.GetValues<ComplaintTopic>())
        {
            var before = office.DayOf(now).AddDays(-options.Value.Complaint.Of(topic));
            complaints.AddRange(await db.Complaints.Where(c => ClosedComplaints.Contains(c.State) && c.Topic == topic && c.ChangedOn < before)
                .Select(c => c.Number).ToListAsync(cancellation));
        }
        return
        [
            .. (await db.Cases.Where(c => ClosedCases.Contains(c.State) && c.ChangedAt < cases).Select(c => c.Number).ToListAsync(cancellation))
                .Select(n => (RecordKind.Case, n)),
            .. complaints.Select(n => (RecordKind.Complaint, n)),
            .. (await db.Activities.Where(a => a.RecordedAt < field).Select(a => a.Number).ToListAsync(cancellation)).Select(n => (RecordKind.Activity, n)),
            .. (await db.Gatherings.Where(g => g.StartsAt < field && g.CreatedAt < field).Select(g => g.Number).ToListAsync(cancellation)).Select(n => (RecordKind.Gathering, n)),
            .. (await db.AidOffers.Where(o => o.RecordedAt < field).Select(o => o.Number).ToListAsync(cancellation)).Select(n => (RecordKind.AidOffer, n)),
            .. (await db.Proposals.Where(p => p.ProposedAt < proposals && p.ChangedAt < proposals).Select(p => p.Number).ToListAsync(cancellation))
                .Select(n => (RecordKind.Proposal, n)),
            .. (await db.ReviewResponses.Where(r => r.FiledOn < responses && (r.State != ResponseState.Filed || r.DueOn == null)).Select(r => r.Number).ToListAsync(cancellation))
                .Select(n => (RecordKind.ReviewResponse, n)),
            .. (await db.RtlhApplications.Where(a => (a.State == RtlhState.Ineligible || a.State == RtlhState.Done) && a.ChangedAt < houses).Select(a => a.Number)
                .ToListAsync(cancellation)).Select(n => (RecordKind.Rtlh, n)),
            .. (await db.ChangeReports.Where(r => r.At < changes).Select(r => r.Number).ToListAsync(cancellation)).Select(n => (RecordKind.Change, n)),
        ];
    }

    // A round may have twenty thousand, so some at a time. No dialogue lasts as long as a round is kept, so none repeats them.
    private async Task ForgetVisitsAsync(DateTime now, CancellationToken cancellation)
    {
        var (before, today) = (office.DayOf(now.AddDays(-options.Value.Verval)), office.DayOf(now));
        while (await database.WriteAsync(async db =>
        {
            var some = await db.VervalHouseholds.Where(v => v.HouseholdId != null && db.VervalRounds.Any(r => r.Id == v.RoundId && r.DueOn < before)
                    && !db.LegalHolds.Any(h => h.Kind == RecordKind.Household && h.RecordId == v.HouseholdId && h.EndedOn == null))
                .OrderBy(v => v.Id).Take(Batch).Select(v => v.Id).ToListAsync(cancellation);
            if (some.Count == 0)
                return false;
            await ForgetVisits.RunAsync(db, some, today, sealer, cancellation);
            db.AuditEntries.Add(AuditEntry.By(AuditActor.Job, AuditAct.RecordErased, "verval", some.Count.ToString(CultureInfo.InvariantCulture), now));
            return true;
        }, cancellation))
        {
        }
    }

    // Families that no visit and no house tells of any more, and those in them whom the office does not know from elsewhere.
    private async Task EraseHouseholdsAsync(DateTime now, CancellationToken cancellation)
    {
        var (before, today) = (now.AddDays(-options.Value.Verval), office.DayOf(now));
        var after = Guid.Empty;
        while (await database.WriteAsync(async db =>
        {
            var some = await db.Households.Where(h => h.Id.CompareTo(after) > 0 && h.CreatedAt < before && !db.VervalHouseholds.Any(v => v.HouseholdId == h.Id) && !db.RtlhApplications.Any(a => a.HouseholdId == h.Id)
                    && !db.LegalHolds.Any(l => l.Kind == RecordKind.Household && l.RecordId == h.Id && l.EndedOn == null))
                .OrderBy(h => h.Id).Take(Batch).Select(h => new { h.Id, h.Number }).ToListAsync(cancellation);
            foreach (var household in some)
            {
                after = household.Id;
                if (!await EraseResident.HouseholdUnlessKnownAsync(db, household.Id, cancellation))
                    continue;
                await db.LegalHolds.Where(l => l.Kind == RecordKind.Household && l.RecordId == household.Id).ExecuteDeleteAsync(cancellation);
                db.Erasures.Add(new() { Number = household.Number, Kind = RecordKind.Household, Reason = ErasureReason.Retention, By = "", On = today });
                db.AuditEntries.Add(AuditEntry.By(AuditActor.Job, AuditAct.RecordErased, household.Number, null, now));
            }
            return some.Count > 0;
        }, cancellation))
        {
        }
    }

    // A row each, with its own key in it: nothing else repeats them.
    private async Task DeleteSmallAsync(DateTime now, CancellationToken cancellation)
    {
        var (decided, answered, failed) = (now.AddDays(-options.Value.Registration), now.AddDays(-options.Value.Question), now.AddDays(-options.Value.Quarantine));
        await database.WriteAsync(db => db.RegistrationRequests.Where(r => r.DecidedAt < decided).ExecuteDeleteAsync(cancellation), cancellation);
        await database.WriteAsync(db => db.HumanRequests.Where(r => r.AnsweredAt < answered).ExecuteDeleteAsync(cancellation), cancellation);
        var settled = now.AddDays(-options.Value.DataRequest);
        await database.WriteAsync(db => db.DataRequests.Where(r => r.DecidedAt < settled).ExecuteDeleteAsync(cancellation), cancellation);
        var listed = office.DayOf(now.AddDays(-options.Value.Proposal));
        await database.WriteAsync(db => db.Reviews.Where(r => r.LastDay < listed && !db.ReviewResponses.Any(s => s.ReviewId == r.Id)).ExecuteDeleteAsync(cancellation), cancellation);
        await DeleteDocumentsAsync(now, cancellation);
        await database.WriteAsync(db => db.Quarantine.Where(m => m.At < failed).ExecuteDeleteAsync(cancellation), cancellation);
    }

    // What can be made anew goes after a month, the number stays. Documents of no record that is erased by itself go after their time.
    // With their files: a file that cannot be deleted now is in the list of those to delete.
    private async Task DeleteDocumentsAsync(DateTime now, CancellationToken cancellation)
    {
        var (made, listed, visited, today) = (
            now.AddDays(-options.Value.Document), now.AddDays(-options.Value.Proposal), now.AddDays(-options.Value.Verval), office.DayOf(now));
        await database.WriteAsync(async db =>
        {
            var old = db.Documents.Where(d => d.About == DocumentRecords.Verval ? d.AskedAt < visited : d.AskedAt < listed
                && (d.OwnerId == null || (d.About == DocumentRecords.Review && !db.Reviews.Any(r => r.Id == d.OwnerId))));
            var stale = db.Documents.Where(d => d.AskedAt < made && (d.State == DocumentState.Ready || d.State == DocumentState.Failed));
            var files = await db.Media.Where(m => (m.OwnerKind == OfficeDocument.SignedFiles && old.Any(d => d.Id == m.OwnerId))
                || (m.OwnerKind == OfficeDocument.Files && (old.Any(d => d.Id == m.OwnerId) || stale.Any(d => d.Id == m.OwnerId)))).Select(m => m.Id).ToListAsync(cancellation);
            db.ErasedFiles.AddRange(files.Select(id => new ErasedFile { Id = id, On = today }));
            await db.Media.Where(m => files.Contains(m.Id)).ExecuteDeleteAsync(cancellation);
            await stale.ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DocumentState.Gone), cancellation);
            return await old.ExecuteDeleteAsync(cancellation);
        }, cancellation);
    }

    private static partial class Log
    {
        [LoggerMessage(2711, LogLevel.Information, "{Erased} records were erased at the end of their time; {Held} stay for a legal hold")]
        public static partial void Ran(ILogger logger, int erased, int held);
    }
}
