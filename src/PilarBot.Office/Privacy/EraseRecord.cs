using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Privacy;

/// <summary>What an erasure came to.</summary>
internal enum ErasureOutcome
{
    Erased,
    /// <summary>It was erased before; nothing was left to do.</summary>
    ErasedBefore,
    /// <summary>A <see cref="LegalHold"/> keeps it.</summary>
    Held,
    NotFound,
}

/// <summary>
/// Erases a record: its key and with it everything that was sealed, its events, files, and what dialogues and unsent messages repeat of
/// it; whom it was about goes with the last record about them. What stays is an <see cref="Erasure"/>, and what is counted without a
/// name: the visits of a round, the houses of a year. The same again does no harm.
/// </summary>
internal sealed class EraseRecord(OfficeDatabase database, OfficeProfile office, MediaFolder folder, Sealer sealer, TimeProvider clock)
{
    private const int Batch = 500;

    /// <param name="kind">What it is.</param>
    /// <param name="number">Its number, as <see cref="RecordNumber.Read"/> gives it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who has it erased; empty when its time was over.</param>
    /// <param name="cancellation">Stops in between.</param>
    public async Task<ErasureOutcome> RunAsync(RecordKind kind, string number, ErasureReason reason, string by, CancellationToken cancellation)
    {
        ErasedRecord? record;
        await using (var db = database.Open())
        {
            record = await ErasedRecord.FindAsync(db, kind, number, sealer, cancellation);
            if (record is null)
                return await db.Erasures.AnyAsync(e => e.Number == number, cancellation) ? ErasureOutcome.ErasedBefore : ErasureOutcome.NotFound;
        }
        var outcome = await TryAsync(db => EraseAsync(db, kind, number, record, reason, by, cancellation), cancellation);
        if (outcome is not ErasureOutcome.Erased)
            return outcome;
        // Once more: a turn that had just read the record may have put it into its dialogue meanwhile.
        await TryAsync(db => ForgetAsync(db, record, reason, cancellation), cancellation);
        await DeleteFilesAsync(cancellation);
        return ErasureOutcome.Erased;
    }

    /// <summary>Deletes what erased records left in the media folder, and looks a day later whether a fetch that was under way brought it back.</summary>
    public async Task DeleteFilesAsync(CancellationToken cancellation)
    {
        var today = office.DayOf(clock.GetUtcNow().UtcDateTime);
        await using (var db = database.Open())
            foreach (var file in await db.ErasedFiles.AsNoTracking().ToListAsync(cancellation))
                folder.Delete(file.Id);
        await database.WriteAsync(db => db.ErasedFiles.Where(f => f.On < today).ExecuteDeleteAsync(cancellation), cancellation);
    }

    private async Task<ErasureOutcome> EraseAsync(
        OfficeDbContext db, RecordKind kind, string number, ErasedRecord record, ErasureReason reason, string by, CancellationToken cancellation)
    {
        // In the order in which turns lock: chats, then what they talk about.
        await ForgetAsync(db, record, reason, cancellation);
        // Locked before their files are looked for: none is finished in between.
        var lists = await ErasedRecord.ListsOf(db, record.Id).Select(d => d.Id).ToListAsync(cancellation);
        await db.Documents.Where(d => lists.Contains(d.Id)).ExecuteUpdateAsync(set => set.SetProperty(d => d.AskedAt, d => d.AskedAt), cancellation);
        var files = await ErasedRecord.FilesOf(db, kind, record.Id).Select(m => m.Id).ToListAsync(cancellation);
        var (people, household) = await AboutAsync(db, kind, record.Id, cancellation);
        var now = clock.GetUtcNow().UtcDateTime;
        var today = office.DayOf(now);
        if (kind is RecordKind.Household)
            await ForgetVisits.RunAsync(db, await db.VervalHouseholds.Where(v => v.HouseholdId == record.Id).Select(v => v.Id).ToListAsync(cancellation), today, sealer, cancellation);
        if (kind is RecordKind.Rtlh)
            await CountHouseAsync(db, record.Id, cancellation);
        if (kind is RecordKind.Proposal)
            await db.ReviewEntries.Where(e => e.ProposalId == record.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Initials, "-").SetProperty(e => e.Rt, "-"), cancellation);
        // The key first: from here on nothing that was sealed by it can be read.
        var taken = kind switch
        {
            RecordKind.Case => await db.Cases.Where(c => c.Id == record.Id).ExecuteDeleteAsync(cancellation),
            RecordKind.Complaint => await db.Complaints.Where(c => c.Id == record.Id).ExecuteDeleteAsync(cancellation),
            RecordKind.Activity => await db.Activities.Where(a => a.Id == record.Id).ExecuteDeleteAsync(cancellation),
            RecordKind.AidOffer => await db.AidOffers.Where(o => o.Id == record.Id).ExecuteDeleteAsync(cancellation),
            RecordKind.Proposal => await db.Proposals.Where(p => p.Id == record.Id).ExecuteDeleteAsync(cancellation),
            RecordKind.ReviewResponse => await db.ReviewResponses.Where(r => r.Id == record.Id).ExecuteDeleteAsync(cancellation),
            RecordKind.Rtlh => await db.RtlhApplications.Where(a => a.Id == record.Id).ExecuteDeleteAsync(cancellation),
            RecordKind.Household => await db.Households.Where(h => h.Id == record.Id).ExecuteDeleteAsync(cancellation),
            RecordKind.Change => await db.ChangeReports.Where(r => r.Id == record.Id).ExecuteDeleteAsync(cancellation),
            RecordKind.Gathering => await db.Gatherings.Where(g => g.Id == record.Id).ExecuteDeleteAsync(cancellation),
        };
        if (taken == 0)
            return ErasureOutcome.ErasedBefore;
        // Setting a hold locks the record, so that none can come between this look and the commit.
        if (await db.LegalHolds.AnyAsync(h => h.Kind == kind && h.RecordId == record.Id && h.EndedOn == null, cancellation))
            return ErasureOutcome.Held;
        await db.LegalHolds.Where(h => h.Kind == kind && h.RecordId == record.Id).ExecuteDeleteAsync(cancellation);
        // Those of visits went with them.
        files = await db.Media.Where(m => files.Contains(m.Id)).Select(m => m.Id).ToListAsync(cancellation);
        db.ErasedFiles.AddRange(files.Select(id => new ErasedFile { Id = id, On = today }));
        await db.Media.Where(m => files.Contains(m.Id)).ExecuteDeleteAsync(cancellation);
        await ErasedRecord.DocumentsOf(db, record.Id).ExecuteDeleteAsync(cancellation);
        foreach (var list in await db.Documents.Where(d => lists.Contains(d.Id)).ToListAsync(cancellation))
            list.Forget(sealer.NewKey(list.Id), now);
        // Whom it was about goes with it, unless the office knows them from elsewhere.
        foreach (var person in people)
            await EraseResident.UnlessKnownAsync(db, person, cancellation);
        if (household is { } family)
            await EraseResident.HouseholdUnlessKnownAsync(db, family, cancellation);
        db.Erasures.Add(new() { Number = number, Kind = kind, Reason = reason, By = by, On = today });
        db.AuditEntries.Add(reason is ErasureReason.Request
            ? AuditEntry.By(AuditActor.CommandLine, AuditAct.RecordErased, number, null, now, await AuditEntry.PersonNamedAsync(db, by, cancellation))
            : AuditEntry.By(AuditActor.Job, AuditAct.RecordErased, number, null, now));
        return ErasureOutcome.Erased;
    }

    private static async Task<(IReadOnlyList<Guid> People, Guid? Household)> AboutAsync(OfficeDbContext db, RecordKind kind, Guid id, CancellationToken cancellation) => kind switch
    {
        RecordKind.Case => (await db.Cases.Where(c => c.Id == id).Select(c => c.ResidentId).ToListAsync(cancellation), null),
        RecordKind.Proposal => (await db.Proposals.Where(p => p.Id == id).Select(p => p.ResidentId).ToListAsync(cancellation), null),
        RecordKind.Rtlh => (
            await db.RtlhApplications.Where(a => a.Id == id).Select(a => a.ResidentId).ToListAsync(cancellation),
            await db.RtlhApplications.Where(a => a.Id == id).Select(a => a.HouseholdId).SingleOrDefaultAsync(cancellation)),
        RecordKind.Household => (await db.Residents.Where(r => r.HouseholdId == id).Select(r => r.Id).ToListAsync(cancellation), null),
        RecordKind.Change => (await db.ChangeReports.Where(r => r.Id == id && r.ResidentId != null).Select(r => r.ResidentId!.Value).ToListAsync(cancellation), null),
        RecordKind.Complaint or RecordKind.Activity or RecordKind.AidOffer or RecordKind.ReviewResponse or RecordKind.Gathering => ([], null),
    };

    // A house that was built stays in the figures of its year.
    private static async Task CountHouseAsync(OfficeDbContext db, Guid id, CancellationToken cancellation)
    {
        if (await db.RtlhApplications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { } house)
            return;
        if (await db.ErasedHouses.SingleOrDefaultAsync(e => e.Year == house.Year && e.Desa == house.Desa && e.State == house.State, cancellation) is not { } erased)
            db.ErasedHouses.Add(erased = new() { Year = house.Year, Kecamatan = house.Kecamatan, Desa = house.Desa, State = house.State });
        erased.Count++;
    }

    // What repeats something of the record: dialogues begin anew, messages are not sent, or not again.
    private async Task<int> ForgetAsync(OfficeDbContext db, ErasedRecord record, ErasureReason reason, CancellationToken cancellation)
    {
        // Dialogues with nothing under way repeat nothing, and stand on no revision.
        var open = await db.Conversations.AsNoTracking().Where(c => c.State != null && c.Revisions != "").OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellation);
        var count = 0;
        foreach (var chats in open.Chunk(Batch))
            foreach (var chat in await db.Conversations.AsNoTracking().Where(c => chats.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(cancellation))
                count += await ForgetDialogueAsync(db, chat, record, cancellation);
        await ForgetMessagesAsync(db, record, cancellation);
        await ForgetQuarantineAsync(db, record, cancellation);
        if (reason is ErasureReason.Request && record.ReporterChat is { } reporter)
            await ForgetTranscriptAsync(db, reporter, cancellation);
        return count;
    }

    private async Task<int> ForgetDialogueAsync(OfficeDbContext db, Conversation seen, ErasedRecord record, CancellationToken cancellation)
    {
        for (var chat = seen; chat is { State: { } state } && Repeats(chat, record); chat = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Id == seen.Id, cancellation))
            if (await db.Conversations.Where(c => c.Id == chat.Id && c.State == state).ExecuteUpdateAsync(set => set
                .SetProperty(c => c.State, (byte[]?)null).SetProperty(c => c.DueAt, (DateTime?)null).SetProperty(c => c.Revisions, ""), cancellation) == 1)
                return 1;
        return 0;
    }

    private bool Repeats(Conversation chat, ErasedRecord record)
    {
        try
        {
            return record.Mentions.Has(sealer.Open(chat.Key, chat.Id, Conversation.StateField, chat.State!));
        }
        catch (SealBrokenException)
        {
            // Nobody can read it, so it repeats nothing.
            return false;
        }
    }

    private async Task ForgetMessagesAsync(OfficeDbContext db, ErasedRecord record, CancellationToken cancellation)
    {
        var (after, last) = (Guid.Empty, -1L);
        while (true)
        {
            var owed = await (
                from message in db.Outbox.AsNoTracking()
                where message.ConversationId.CompareTo(after) > 0 || (message.ConversationId == after && message.Ordinal > last)
                orderby message.ConversationId, message.Ordinal
                join chat in db.Conversations on message.ConversationId equals chat.Id
                select new { message.ConversationId, message.Ordinal, message.Body, chat.Key }).Take(Batch).ToListAsync(cancellation);
            foreach (var message in owed)
            {
                if (Opened(() => OutboxBody.OpenJson(sealer, message.Key, message.ConversationId, message.Ordinal, message.Body)) is { } json && record.Mentions.Has(json))
                    await db.Outbox.Where(m => m.ConversationId == message.ConversationId && m.Ordinal == message.Ordinal).ExecuteDeleteAsync(cancellation);
                (after, last) = (message.ConversationId, message.Ordinal);
            }
            if (owed.Count < Batch)
                return;
        }
    }

    private async Task ForgetQuarantineAsync(OfficeDbContext db, ErasedRecord record, CancellationToken cancellation)
    {
        foreach (var message in await db.Quarantine.AsNoTracking().ToListAsync(cancellation))
            if (Opened(() => sealer.Open(message.Key, message.Id, "body", message.Body)) is { } json && record.Mentions.Has(json))
                await db.Quarantine.Where(m => m.Id == message.Id).ExecuteDeleteAsync(cancellation);
    }

    // In a web chat the office keeps what both sides said; elsewhere the channel does.
    private static async Task ForgetTranscriptAsync(OfficeDbContext db, Guid reporter, CancellationToken cancellation)
    {
        var chat = await MergedChat.FollowAsync(db, reporter, cancellation) ?? reporter;
        await db.WebActivities.Where(a => db.WebConversations.Any(w => w.Id == a.ConversationId
            && db.Conversations.Any(c => c.Id == chat && c.Account == w.Account && c.Address == w.Address))).ExecuteDeleteAsync(cancellation);
    }

    private static byte[]? Opened(Func<byte[]> open)
    {
        try
        {
            return open();
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }

    private async Task<T> TryAsync<T>(Func<OfficeDbContext, Task<T>> work, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await RunAsync(work, cancellation);
            }
            catch (Exception exception) when (database.IsConflict(exception))
            {
                // Two that waited for each other: the same again will do.
            }
        }
    }

    // Only what was erased is committed: a hold undoes all of it.
    private async Task<T> RunAsync<T>(Func<OfficeDbContext, Task<T>> work, CancellationToken cancellation)
    {
        await using var db = database.Open();
        await using var transaction = await database.BeginWriteAsync(db, cancellation);
        var result = await work(db);
        if (result is ErasureOutcome and not ErasureOutcome.Erased)
            return result;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return result;
    }
}
