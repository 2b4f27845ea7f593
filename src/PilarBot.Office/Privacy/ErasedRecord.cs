using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Complaints;
using PilarBot.Office.Documents;
using PilarBot.Office.Exports;
using PilarBot.Office.Gatherings;
using PilarBot.Office.Media;
using PilarBot.Office.Proposals;
using PilarBot.Office.Sealing;
using PilarBot.Office.Verval;

namespace PilarBot.Office.Privacy;

/// <summary>A record as its erasure sees it.</summary>
/// <param name="Id">The record's.</param>
/// <param name="Key">Opens what is sealed in it; not given once the record cannot be opened.</param>
/// <param name="ReporterChat">Where it came from; null when it cannot be told any more.</param>
/// <param name="Mentions">What to look for elsewhere.</param>
internal sealed record ErasedRecord(Guid Id, SealedKey Key, Guid? ReporterChat, Mentions Mentions)
{
    private static readonly string?[] DocumentFiles = [OfficeDocument.Files, OfficeDocument.OldFiles, OfficeDocument.SignedFiles];

    /// <summary>Reads a record by its number; null when there is none.</summary>
    public static Task<ErasedRecord?> FindAsync(OfficeDbContext db, RecordKind kind, string number, Sealer sealer, CancellationToken cancellation) => kind switch
    {
        RecordKind.Case => CaseAsync(db, number, sealer, cancellation),
        RecordKind.Complaint => ComplaintAsync(db, number, sealer, cancellation),
        RecordKind.Activity => ActivityAsync(db, number, sealer, cancellation),
        RecordKind.AidOffer => OfferAsync(db, number, sealer, cancellation),
        RecordKind.Proposal => ProposalAsync(db, number, sealer, cancellation),
        RecordKind.ReviewResponse => ResponseAsync(db, number, sealer, cancellation),
        RecordKind.Rtlh => RtlhAsync(db, number, sealer, cancellation),
        RecordKind.Household => HouseholdAsync(db, number, sealer, cancellation),
        RecordKind.Change => ChangeAsync(db, number, sealer, cancellation),
        RecordKind.Gathering => GatheringAsync(db, number, sealer, cancellation),
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
        return new(file.Id, file.Key, file.ConversationId,
            new([number, .. told.Texts, .. await PersonAsync(db, file.ResidentId, sealer, cancellation), .. await FilesAsync(db, RecordKind.Case, file.Id, cancellation)]));
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

    private static async Task<ErasedRecord?> ActivityAsync(OfficeDbContext db, string number, Sealer sealer, CancellationToken cancellation)
    {
        if (await db.Activities.AsNoTracking().SingleOrDefaultAsync(a => a.Number == number, cancellation) is not { } activity)
            return null;
        var told = new Told(sealer, activity.Key);
        told.Add(activity.Id, "about", activity.About);
        told.Add(activity.Id, "problems", activity.Problems);
        return new(activity.Id, activity.Key, null, new([number, .. told.Texts, .. await FilesAsync(db, RecordKind.Activity, activity.Id, cancellation)]));
    }

    private static async Task<ErasedRecord?> OfferAsync(OfficeDbContext db, string number, Sealer sealer, CancellationToken cancellation)
    {
        if (await db.AidOffers.AsNoTracking().SingleOrDefaultAsync(o => o.Number == number, cancellation) is not { } offer)
            return null;
        var told = new Told(sealer, offer.Key);
        told.Add(offer.Id, "giver", offer.Giver);
        told.Add(offer.Id, "goods", offer.Goods);
        told.Add(offer.Id, "result", offer.Result);
        return new(offer.Id, offer.Key, null, new([number, .. told.Texts]));
    }

    private static async Task<ErasedRecord?> ProposalAsync(OfficeDbContext db, string number, Sealer sealer, CancellationToken cancellation)
    {
        if (await db.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.Number == number, cancellation) is not { } proposal)
            return null;
        var told = new Told(sealer, proposal.Key);
        foreach (var (field, value) in new[] { ("reason", proposal.Reason), ("basis-number", proposal.BasisNumber), ("siks", proposal.Siks) })
            told.Add(proposal.Id, field, value);
        foreach (var happened in await db.ProposalEvents.AsNoTracking().Where(e => e.ProposalId == proposal.Id).ToListAsync(cancellation))
            told.Add(happened.Id, "text", happened.Text);
        return new(proposal.Id, proposal.Key, proposal.ConversationId,
            new([number, .. told.Texts, .. await PersonAsync(db, proposal.ResidentId, sealer, cancellation), .. await FilesAsync(db, RecordKind.Proposal, proposal.Id, cancellation)]));
    }

    private static async Task<ErasedRecord?> ResponseAsync(OfficeDbContext db, string number, Sealer sealer, CancellationToken cancellation)
    {
        if (await db.ReviewResponses.AsNoTracking().SingleOrDefaultAsync(r => r.Number == number, cancellation) is not { } response)
            return null;
        var told = new Told(sealer, response.Key);
        told.Add(response.Id, "reason", response.Reason);
        told.Add(response.Id, "finding", response.Finding);
        foreach (var note in await db.ReviewResponseNotes.AsNoTracking().Where(n => n.ResponseId == response.Id).ToListAsync(cancellation))
            told.Add(note.Id, "text", note.Text);
        return new(response.Id, response.Key, Guid.TryParse(told.Open(response.Id, "chat", response.Chat), out var chat) ? chat : null,
            new([number, .. told.Texts, .. await FilesAsync(db, RecordKind.ReviewResponse, response.Id, cancellation)]));
    }

    private static async Task<ErasedRecord?> RtlhAsync(OfficeDbContext db, string number, Sealer sealer, CancellationToken cancellation)
    {
        if (await db.RtlhApplications.AsNoTracking().SingleOrDefaultAsync(a => a.Number == number, cancellation) is not { } house)
            return null;
        var told = new Told(sealer, house.Key);
        if (told.Open(house.Id, "facts", house.Facts) is { } facts)
            told.AddParts(facts);
        foreach (var happened in await db.RtlhEvents.AsNoTracking().Where(e => e.ApplicationId == house.Id).ToListAsync(cancellation))
            told.Add(happened.Id, "text", happened.Text);
        foreach (var handOver in await db.HandOvers.AsNoTracking().Where(h => h.ApplicationId == house.Id).ToListAsync(cancellation))
            if (told.Open(handOver.Id, "facts", handOver.Facts) is { } given)
                told.AddParts(given);
        var documents = await DocumentsOf(db, house.Id).Select(d => d.Number).ToListAsync(cancellation);
        return new(house.Id, house.Key, house.ConversationId,
            new([number, .. documents, .. told.Texts, .. await PersonAsync(db, house.ResidentId, sealer, cancellation),
                .. await FilesAsync(db, RecordKind.Rtlh, house.Id, cancellation)]));
    }

    private static async Task<ErasedRecord?> HouseholdAsync(OfficeDbContext db, string number, Sealer sealer, CancellationToken cancellation)
    {
        if (await db.Households.AsNoTracking().SingleOrDefaultAsync(h => h.Number == number, cancellation) is not { } household)
            return null;
        var told = new Told(sealer, household.Key);
        foreach (var (field, value) in new[] { ("kk", household.Kk), ("head", household.Head), ("address", household.Address), ("source-id", household.SourceId) })
            told.Add(household.Id, field, value);
        var texts = new List<string>(told.Texts);
        foreach (var member in await db.Residents.Where(r => r.HouseholdId == household.Id).Select(r => r.Id).ToListAsync(cancellation))
            texts.AddRange(await PersonAsync(db, member, sealer, cancellation));
        foreach (var visit in await db.VervalHouseholds.AsNoTracking().Where(v => v.HouseholdId == household.Id).ToListAsync(cancellation))
        {
            var seen = new Told(sealer, visit.Key);
            seen.Add(visit.Id, "siks-number", visit.SiksNumber);
            // What is chosen from lists stands in everybody's forms; what was written is this family's.
            if (seen.Open(visit.Id, "facts", visit.Facts) is { } json && JsonSerializer.Deserialize<SourceFacts>(json) is { } facts)
                texts.AddRange([facts.Head, facts.Address, facts.Nik ?? "", .. facts.Members.SelectMany(m => (string[])[m.Name, m.Nik ?? ""])]);
            foreach (var answers in await db.VervalAnswers.AsNoTracking().Where(a => a.VervalHouseholdId == visit.Id && a.Section == VervalForm.Evidence).ToListAsync(cancellation))
                if (seen.Open(answers.Id, "answers", answers.Answers) is { } kept)
                    texts.Add(JsonSerializer.Deserialize<Dictionary<string, string>>(kept)!.GetValueOrDefault("responden", ""));
            foreach (var happened in await db.VervalEvents.AsNoTracking().Where(e => e.VervalHouseholdId == visit.Id
                && (e.Kind == VervalEventKind.Submitted || e.Kind == VervalEventKind.Returned || e.Kind == VervalEventKind.Accepted)).ToListAsync(cancellation))
                seen.Add(happened.Id, "text", happened.Text);
            texts.AddRange(seen.Texts);
        }
        return new(household.Id, household.Key, null, new([number, .. texts, .. await FilesAsync(db, RecordKind.Household, household.Id, cancellation)]));
    }

    private static async Task<ErasedRecord?> ChangeAsync(OfficeDbContext db, string number, Sealer sealer, CancellationToken cancellation)
    {
        if (await db.ChangeReports.AsNoTracking().SingleOrDefaultAsync(r => r.Number == number, cancellation) is not { } report)
            return null;
        var told = new Told(sealer, report.Key);
        told.Add(report.Id, "name", report.Name);
        told.Add(report.Id, "text", report.Text);
        return new(report.Id, report.Key, null,
            new([number, .. told.Texts, .. report.ResidentId is { } resident ? await PersonAsync(db, resident, sealer, cancellation) : []]));
    }

    private static async Task<ErasedRecord?> GatheringAsync(OfficeDbContext db, string number, Sealer sealer, CancellationToken cancellation)
    {
        if (await db.Gatherings.AsNoTracking().SingleOrDefaultAsync(g => g.Number == number, cancellation) is not { } gathering)
            return null;
        var told = new Told(sealer, gathering.Key);
        if (told.Open(gathering.Id, "facts", gathering.Facts) is { } facts)
            told.AddParts(facts);
        foreach (var invitee in await db.Invitees.AsNoTracking().Where(i => i.GatheringId == gathering.Id).ToListAsync(cancellation))
        {
            told.Add(invitee.Id, "name", invitee.Name);
            told.Add(invitee.Id, "words", invitee.Words);
        }
        foreach (var item in await db.GatheringItems.AsNoTracking().Where(i => i.GatheringId == gathering.Id).ToListAsync(cancellation))
        {
            told.Add(item.Id, "text", item.Text);
            told.Add(item.Id, "proof", item.Proof);
        }
        foreach (var question in await db.GatheringQuestions.AsNoTracking().Where(q => q.GatheringId == gathering.Id).ToListAsync(cancellation))
            if (told.Open(question.Id, "question", question.Text) is { } text)
                told.AddParts(text);
        return new(gathering.Id, gathering.Key, null, new([number, .. told.Texts, .. await FilesAsync(db, RecordKind.Gathering, gathering.Id, cancellation)]));
    }

    // Whom a record is about, by which dialogues repeat it.
    private static async Task<IReadOnlyList<string>> PersonAsync(OfficeDbContext db, Guid id, Sealer sealer, CancellationToken cancellation)
    {
        var resident = await db.Residents.AsNoTracking().SingleAsync(r => r.Id == id, cancellation);
        var person = new Told(sealer, resident.Key);
        person.Add(resident.Id, "name", resident.Name);
        person.Add(resident.Id, "nik", resident.Nik);
        return person.Texts;
    }

    /// <summary>A record's files, those of the packages and documents that were made of it, and of a case or complaint all tables, which it may stand in.</summary>
    public static IQueryable<MediaItem> FilesOf(OfficeDbContext db, RecordKind kind, Guid id)
    {
        var owner = kind.MediaOwner();
        var isListed = kind is RecordKind.Complaint or RecordKind.Case;
        var isGathering = kind is RecordKind.Gathering;
        var isHousehold = kind is RecordKind.Household;
        var documents = DocumentsOf(db, id).Select(d => d.Id).Concat(ListsOf(db, id).Select(d => d.Id));
        return db.Media.Where(m => (m.OwnerKind == owner && m.OwnerId == id) || (isListed && m.OwnerKind == TableExport.Files)
            || (isHousehold && ForgetVisits.Photos.Contains(m.OwnerKind) && db.VervalHouseholds.Any(v => v.Id == m.OwnerId && v.HouseholdId == id))
            || (isGathering && (((m.OwnerKind == Gathering.Materials || m.OwnerKind == Gathering.CalendarFiles) && m.OwnerId == id)
                || (m.OwnerKind == GatheringItem.Proofs && db.GatheringItems.Any(i => i.Id == m.OwnerId && i.GatheringId == id))))
            || (m.OwnerKind == HandOnComplaint.Owner && db.ReferralPackages.Any(p => p.Id == m.OwnerId && db.Referrals.Any(r => r.Id == p.ReferralId && r.ComplaintId == id)))
            || (DocumentFiles.Contains(m.OwnerKind) && documents.Contains(m.OwnerId!.Value)));
    }

    /// <summary>The documents that go with a record.</summary>
    public static IQueryable<OfficeDocument> DocumentsOf(OfficeDbContext db, Guid id) => db.Documents.Where(d => d.OwnerId == id);

    /// <summary>The documents that list it among others: they stay without their files, and are made anew without it.</summary>
    public static IQueryable<OfficeDocument> ListsOf(OfficeDbContext db, Guid id) => db.Documents.Where(d =>
        (d.About == DocumentRecords.Proposals && db.Proposals.Any(p => p.Id == id && p.State != ProposalState.Draft && d.Subject == p.Desa + "/" + p.Cycle))
        || (d.About == DocumentRecords.Review && (db.ReviewResponses.Any(s => s.Id == id && s.ReviewId == d.OwnerId) || db.ReviewEntries.Any(e => e.ProposalId == id && e.ReviewId == d.OwnerId)))
        || (d.About == DocumentRecords.Verval && db.VervalHouseholds.Any(v => v.HouseholdId == id && v.RoundId == d.OwnerId && v.Desa == d.Desa)));

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

        /// <summary>The words in a record that is kept as JSON.</summary>
        public void AddParts(string json)
        {
            using var parsed = JsonDocument.Parse(json);
            AddParts(parsed.RootElement);
        }

        private void AddParts(JsonElement part)
        {
            if (part.ValueKind is JsonValueKind.String)
                Texts.Add(part.GetString()!);
            else if (part.ValueKind is JsonValueKind.Array)
                foreach (var entry in part.EnumerateArray())
                    AddParts(entry);
            else if (part.ValueKind is JsonValueKind.Object)
                foreach (var field in part.EnumerateObject())
                    AddParts(field.Value);
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
