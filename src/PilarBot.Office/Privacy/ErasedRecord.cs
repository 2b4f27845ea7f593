using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Privacy;

/// <summary>A case or a complaint as its erasure sees it.</summary>
/// <param name="Id">The record's.</param>
/// <param name="Key">Opens what is sealed in it; not given once the record cannot be opened.</param>
/// <param name="ReporterChat">Where it came from; null when it cannot be told any more.</param>
/// <param name="Mentions">What to look for elsewhere.</param>
internal sealed record ErasedRecord(Guid Id, SealedKey Key, Guid? ReporterChat, Mentions Mentions)
{
    /// <summary>Reads a record by its number; null when there is none.</summary>
    public static Task<ErasedRecord?> FindAsync(OfficeDbContext db, RecordKind kind, string number, Sealer sealer, CancellationToken cancellation) => kind switch
    {
        RecordKind.Case => CaseAsync(db, number, sealer, cancellation),
        RecordKind.Complaint => ComplaintAsync(db, number, sealer, cancellation),
    };

    private static async Task<ErasedRecord?> CaseAsync(OfficeDbContext db, string number, Sealer sealer, CancellationToken cancellation)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancellation) is not { } file)
            return null;
        var told = new Told(sealer, file.Key);
        told.Add(file.Id, "description", file.Description);
        told.Add(file.Id, "goal", file.Goal);
        foreach (var happened in await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == file.Id).ToListAsync(cancellation))
            told.Add(happened.Id, "text", happened.Text);
        foreach (var referral in await db.CaseReferrals.AsNoTracking().Where(r => r.CaseId == file.Id).ToListAsync(cancellation))
        {
            told.Add(referral.Id, "to", referral.To);
            told.Add(referral.Id, "reason", referral.Reason);
            told.Add(referral.Id, "answer", referral.Answer);
        }
        var resident = await db.Residents.AsNoTracking().SingleAsync(r => r.Id == file.ResidentId, cancellation);
        var person = new Told(sealer, resident.Key);
        person.Add(resident.Id, "name", resident.Name);
        person.Add(resident.Id, "nik", resident.Nik);
        return new(file.Id, file.Key, file.ConversationId, new([number, .. told.Texts, .. person.Texts, .. await FilesAsync(db, RecordKind.Case, file.Id, cancellation)]));
    }

    private static async Task<ErasedRecord?> ComplaintAsync(OfficeDbContext db, string number, Sealer sealer, CancellationToken cancellation)
    {
        if (await db.Complaints.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancellation) is not { } complaint)
            return null;
        var told = new Told(sealer, complaint.Key);
        foreach (var (field, value) in new[]
        {
            ("reported", complaint.Reported), ("reported-nip", complaint.ReportedNip), ("reported-workplace", complaint.ReportedWorkplace),
            ("description", complaint.Description), ("place", complaint.Place), ("wish", complaint.Wish),
            ("reporter-name", complaint.ReporterName), ("reporter-phone", complaint.ReporterPhone), ("reporter-address", complaint.ReporterAddress),
        })
            told.Add(complaint.Id, field, value);
        foreach (var happened in await db.ComplaintEvents.AsNoTracking().Where(e => e.ComplaintId == complaint.Id).ToListAsync(cancellation))
        {
            told.Add(happened.Id, "text", happened.Text);
            told.Add(happened.Id, "answer", happened.Answer);
            told.Add(happened.Id, "basis", happened.Basis);
        }
        foreach (var request in await db.RevealRequests.AsNoTracking().Where(r => r.ComplaintId == complaint.Id).ToListAsync(cancellation))
            told.Add(request.Id, "reason", request.Reason);
        var referrals = await db.Referrals.Where(r => r.ComplaintId == complaint.Id).Select(r => r.Number).ToListAsync(cancellation);
        return new(complaint.Id, complaint.Key, Guid.TryParse(told.Open(complaint.Id, "reporter-chat", complaint.ReporterChat), out var chat) ? chat : null,
            new([number, .. referrals, .. told.Texts, .. await FilesAsync(db, RecordKind.Complaint, complaint.Id, cancellation)]));
    }

    /// <summary>A record's files, and those of the packages that were made of it.</summary>
    public static IQueryable<MediaItem> FilesOf(OfficeDbContext db, RecordKind kind, Guid id)
    {
        var owner = kind.MediaOwner();
        return db.Media.Where(m => (m.OwnerKind == owner && m.OwnerId == id)
            || (kind == RecordKind.Case && m.OwnerKind == SummariseCase.Owner && m.OwnerId == id)
            || (m.OwnerKind == HandOnComplaint.Owner && db.ReferralPackages.Any(p => p.Id == m.OwnerId && db.Referrals.Any(r => r.Id == p.ReferralId && r.ComplaintId == id))));
    }

    private static async Task<IEnumerable<string>> FilesAsync(OfficeDbContext db, RecordKind kind, Guid id, CancellationToken cancellation)
    {
        return (await FilesOf(db, kind, id).Select(m => m.Id).ToListAsync(cancellation)).Select(file => file.ToString());
    }

    /// <summary>The texts of a record. One that was damaged is left out: it must not keep the rest from being erased.</summary>
    private sealed class Told(Sealer sealer, SealedKey key)
    {
        public List<string> Texts { get; } = [];

        public void Add(Guid row, string field, byte[]? value)
        {
            if (Open(row, field, value) is { } text)
                Texts.Add(text);
        }

        public string? Open(Guid row, string field, byte[]? value)
        {
            if (value is null)
                return null;
            try
            {
                return sealer.OpenText(key, row, field, value);
            }
            catch (SealBrokenException)
            {
                return null;
            }
        }
    }
}
