using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PilarBot.Office.Audit;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Calendar;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Deliveries;
using PilarBot.Office.Documents;
using PilarBot.Office.Exports;
using PilarBot.Office.Help;
using PilarBot.Office.Indicators;
using PilarBot.Office.Knowledge;
using PilarBot.Office.Neutrality;
using PilarBot.Office.Outbox;
using PilarBot.Office.Partners;
using PilarBot.Office.People;
using PilarBot.Office.Privacy;
using PilarBot.Office.PublicReview;
using PilarBot.Office.Reminders;
using PilarBot.Office.Rtlh;
using PilarBot.Office.Sources;
using PilarBot.Office.Staff;
using PilarBot.Office.Templates;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Verval;
using PilarBot.Office.WebChat;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Privacy;

/// <summary>
/// A person's whole record is erased, and then all tables and files are searched for it. A table that is new is either filled by
/// <see cref="WholePerson"/> or stands here with the reason why it tells nothing of a resident.
/// </summary>
public sealed class NothingLeftTests
{
    // What a person is to an office is not in these.
    private static readonly Type[] NotAboutResidents =
    [
        // The office's own people, reference data, settings and counts.
        typeof(Person), typeof(RoleGrant), typeof(PersonTag), typeof(Holiday), typeof(ElectionPhase), typeof(Regulation), typeof(Pledge), typeof(PledgeText), typeof(QuizScore), typeof(Partner),
        typeof(AidSource), typeof(Setting), typeof(IndicatorValue), typeof(RtlhTarget), typeof(TemplateState), typeof(MessageCount), typeof(DocumentRegister), typeof(FlowRevision),
        typeof(Broadcast), typeof(BroadcastRecipient), typeof(Reminder), typeof(MutedReminder), typeof(Office.Jobs.JobRun), typeof(StartCode), typeof(ChannelAccount), typeof(AuditEntry),
        typeof(StaffAccount), typeof(StaffLink), typeof(CookieKey),
        // Chats: who writes, not whom it is about. Requests from them go by their own time, see ErasureTests and DataRequestTests.
        typeof(Conversation), typeof(ChatAlias), typeof(MergedChat), typeof(SeenMessage), typeof(QuarantinedMessage), typeof(HumanRequest), typeof(OutboxMessage),
        typeof(RegistrationRequest), typeof(DataRequest), typeof(WebConversation), typeof(WebActivity), typeof(WebUpload),
        // Complaints: see ErasureTests, HandOnTests and RegisterTests.
        typeof(Complaint), typeof(ComplaintEvent), typeof(RevealRequest), typeof(Office.Complaints.Referral), typeof(ReferralPackage), typeof(TableExport), typeof(SecretGuess),
        // What an erasure itself leaves.
        typeof(LegalHold), typeof(Erasure), typeof(ErasedFile), typeof(ErasedHouses),
    ];

    // Of these, rows stay: to be counted, or a number of the register.
    private static readonly Type[] Counted = [typeof(OfficeDocument), typeof(VervalRound), typeof(VervalHousehold), typeof(VervalEvent), typeof(Review), typeof(ReviewEntry)];

    [Theory, OnSqlite, OnPostgres]
    public async Task Erased_on_request_nothing_of_somebody_is_left_in_any_table_or_file(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var others = await WholePerson.FillAsync(desk);
        var before = await ProofsAsync(desk);
        var found = await new RecordsAbout(desk.Database.Office, desk.Hash).FindAsync(WholePerson.Nik, default);
        Assert.Equal(["RTLH-2026-000001", "KL-2026-000001"], await new RecordsAbout(desk.Database.Office, desk.Hash).FindAsync(WholePerson.Kk, default));

        foreach (var number in found.Concat(others))
            Assert.Equal((number, ErasureOutcome.Erased), (number, await Erase(desk).RunAsync(RecordNumber.Read(number)!.Value.Kind, number, ErasureReason.Request, "Kepala Uji", default)));

        await NothingIsLeftAsync(desk, before);
        await using var db = desk.Database.Office.Open();
        Assert.Equal(found.Concat(others).Order(), (await db.Erasures.Select(e => e.Number).ToListAsync()).Order());
        Assert.Equal(found.Concat(others).Order(), (await db.AuditEntries.Where(e => e.Act == AuditAct.RecordErased).Select(e => e.Record).ToListAsync()).Order());
        await CountsAreAsBeforeAsync(desk);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task At_the_end_of_its_time_everything_goes_by_itself_and_not_a_day_earlier(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await WholePerson.FillAsync(desk);
        var before = await ProofsAsync(desk);
        var retention = new EndOfRetention(
            desk.Database.Office, desk.Office, Erase(desk), Options.Create(new RetentionOptions { Case = 100, Field = 100, Rtlh = 100, Proposal = 100, Verval = 100, Document = 100 }),
            desk.Sealer, desk.Clock, NullLogger<EndOfRetention>.Instance);
        desk.Clock.Now = desk.Clock.Now.AddDays(99);
        Assert.Equal(0, await retention.RunAsync(default));
        await using (var db = desk.Database.Office.Open())
            Assert.Equal((1, 2), (await db.Households.CountAsync(), await db.Residents.CountAsync()));

        // The round ends a month after the rest.
        desk.Clock.Now = desk.Clock.Now.AddDays(60);
        await retention.RunAsync(default);

        await NothingIsLeftAsync(desk, before);
        await CountsAreAsBeforeAsync(desk);
        Assert.Equal(0, await retention.RunAsync(default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_hold_on_a_household_keeps_its_visits_and_its_people(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await WholePerson.FillAsync(desk);
        await using var db = desk.Database.Office.Open();
        var number = await db.Households.Select(h => h.Number).SingleAsync();
        var change = await db.ChangeReports.Where(r => r.ResidentId != null).Select(r => r.Number).SingleAsync();
        var holds = new HoldRecord(desk.Database.Office, desk.Office, desk.Sealer, desk.Clock);
        Assert.True(await holds.AddAsync(RecordKind.Household, number, "Perkara waris", "Kepala Uji", default));
        Assert.True(await holds.AddAsync(RecordKind.Change, change, "Perkara waris", "Kepala Uji", default));
        Assert.Equal([change, number], (await holds.ListAsync(default)).Select(h => h.Number).Order().Reverse());
        var retention = new EndOfRetention(
            desk.Database.Office, desk.Office, Erase(desk), Options.Create(new RetentionOptions()), desk.Sealer, desk.Clock, NullLogger<EndOfRetention>.Instance);

        Assert.Equal(ErasureOutcome.Held, await Erase(desk).RunAsync(RecordKind.Household, number, ErasureReason.Request, "Kepala Uji", default));
        desk.Clock.Now = desk.Clock.Now.AddDays(5000);
        await retention.RunAsync(default);

        Assert.Equal((1, 2, 1), (await db.Households.CountAsync(), await db.Residents.CountAsync(), await db.ChangeReports.CountAsync()));
        var visit = await db.VervalHouseholds.AsNoTracking().SingleAsync();
        Assert.Contains(WholePerson.Marker, visit.OpenFacts(desk.Sealer).Head, StringComparison.Ordinal);
        Assert.Equal(3, await db.Media.CountAsync(m => ForgetVisits.Photos.Contains(m.OwnerKind)));

        Assert.Equal(1, await holds.EndAsync(RecordKind.Household, number, "Kepala Uji", default));
        Assert.Equal(1, await holds.EndAsync(RecordKind.Change, change, "Kepala Uji", default));
        await retention.RunAsync(default);
        Assert.Equal((0, 0, 0, 0), (await db.Households.CountAsync(), await db.Residents.CountAsync(), await db.ChangeReports.CountAsync(), await db.Media.CountAsync()));
    }

    private static EraseRecord Erase(Desk desk) => new(desk.Database.Office, desk.Office, desk.Media, desk.Sealer, desk.Clock);

    // All that is sealed, hashed or a key, of every kind of record; and that there is some of each.
    private static async Task<List<(string Column, byte[] Value)>> ProofsAsync(Desk desk)
    {
        var proofs = new List<(string, byte[])>();
        var unfilled = new List<string>();
        await using var db = desk.Database.Office.Open();
        foreach (var kind in About(db))
        {
            var rows = await RowsAsync(db, kind);
            if (rows.Count == 0)
                unfilled.Add(kind.GetTableName()!);
            foreach (var (column, values) in rows.SelectMany(r => r).GroupBy(c => c.Column).Select(g => (g.Key, g.Select(c => c.Value).OfType<byte[]>().ToList())))
            {
                if (IsSealed(kind, column) && values.Count == 0)
                    unfilled.Add($"{kind.GetTableName()}.{column}");
                proofs.AddRange(values.Where(v => v.Length > 8).Select(v => ($"{kind.GetTableName()}.{column}", v)));
            }
        }
        // To be filled in WholePerson; a table that tells nothing of a resident stands above, with the reason.
        Assert.Empty(unfilled);
        // What is written stands nowhere as it is.
        Assert.Empty((await DatabaseDump.TakeAsync(desk.Database)).And(desk.MediaPath).Find(WholePerson.Marker));
        Assert.NotEmpty(Directory.EnumerateFiles(desk.MediaPath, "*", SearchOption.AllDirectories));
        return proofs;
    }

    private static async Task NothingIsLeftAsync(Desk desk, List<(string Column, byte[] Value)> before)
    {
        await using var db = desk.Database.Office.Open();
        foreach (var kind in About(db).Where(k => !Counted.Contains(k.ClrType)))
            Assert.True((await RowsAsync(db, kind)).Count == 0, $"{kind.ClrType.Name} has rows left.");
        Assert.Empty(Directory.EnumerateFiles(desk.MediaPath, "*", SearchOption.AllDirectories));
        if (db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal))
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        var dump = await DatabaseDump.TakeAsync(desk.Database);
        Assert.Empty(before.Where(b => dump.Has(b.Value)).Select(b => b.Column).Distinct());
        foreach (var chat in await db.Conversations.AsNoTracking().ToListAsync())
            foreach (var message in await db.Outbox.AsNoTracking().Where(m => m.ConversationId == chat.Id).ToListAsync())
                Assert.DoesNotContain(
                    WholePerson.Marker, Encoding.UTF8.GetString(OutboxBody.OpenJson(desk.Sealer, chat.Key, chat.Id, message.Ordinal, message.Body)), StringComparison.OrdinalIgnoreCase);
        Assert.All(await db.ReviewEntries.AsNoTracking().ToListAsync(), e => Assert.Equal(("-", "-", (Guid?)null), (e.Initials, e.Rt, e.ProposalId)));
    }

    private static async Task CountsAreAsBeforeAsync(Desk desk)
    {
        await using var db = desk.Database.Office.Open();
        var round = (await db.VervalRounds.SingleAsync()).Id.ToString("N");
        var progress = (await desk.ActAsync("3", turn => desk.VervalProgress.RunAsync(new(round), turn))).Result!;
        Assert.Equal((1, 1, 0), (progress.Total, progress.Verified, progress.Unverified));
        var houses = (await desk.ActAsync("3", turn => desk.RtlhFigures.ProgressAsync(new(2026, null), turn))).Result!;
        Assert.Equal((1, 1), (houses.Done, houses.Total));
        // A visit of nobody is nobody's work.
        Assert.Equal(0, (await desk.ActAsync("4", turn => RecordSiks.WaitingAsync(new(), turn))).Result!.Count);
    }

    private static IEnumerable<IEntityType> About(OfficeDbContext db) => db.Model.GetEntityTypes().Where(e => !NotAboutResidents.Contains(e.ClrType));

    private static bool IsSealed(IEntityType kind, string column) =>
        kind.GetProperties().Single(p => p.GetColumnName() == column) is { } property && (property.ClrType == typeof(byte[]) || property.ClrType == typeof(Office.Sealing.SealedKey));

    private static async Task<List<List<(string Column, object? Value)>>> RowsAsync(OfficeDbContext db, IEntityType kind)
    {
        var columns = kind.GetProperties().Select(p => p.GetColumnName()).ToList();
        await db.Database.OpenConnectionAsync();
        await using var command = OfficeDatabase.Command(db, $"SELECT {string.Join(", ", columns.Select(c => $"\"{c}\""))} FROM {kind.GetTableName()}");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<List<(string, object?)>>();
        while (await reader.ReadAsync())
            rows.Add([.. columns.Select((c, place) => (c, (object?)reader.GetValue(place)))]);
        return rows;
    }
}
