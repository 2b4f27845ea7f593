using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PilarBot.Office.Activities;
using PilarBot.Office.Audit;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Calendar;
using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Deliveries;
using PilarBot.Office.Documents;
using PilarBot.Office.Exports;
using PilarBot.Office.Gatherings;
using PilarBot.Office.Help;
using PilarBot.Office.Indicators;
using PilarBot.Office.Jobs;
using PilarBot.Office.Knowledge;
using PilarBot.Office.Media;
using PilarBot.Office.Neutrality;
using PilarBot.Office.Outbox;
using PilarBot.Office.Partners;
using PilarBot.Office.People;
using PilarBot.Office.Privacy;
using PilarBot.Office.Proposals;
using PilarBot.Office.PublicReview;
using PilarBot.Office.Reminders;
using PilarBot.Office.Residents;
using PilarBot.Office.Rtlh;
using PilarBot.Office.Sealing;
using PilarBot.Office.Sources;
using PilarBot.Office.Staff;
using PilarBot.Office.Templates;
using PilarBot.Office.Verval;
using PilarBot.Office.WebChat;

namespace PilarBot.Office;

/// <summary>The office's data. One model for PostgreSQL and SQLite; instants are UTC.</summary>
public sealed class OfficeDbContext(DbContextOptions<OfficeDbContext> options) : DbContext(options)
{
    internal DbSet<ChannelAccount> Accounts => Set<ChannelAccount>();
    internal DbSet<Conversation> Conversations => Set<Conversation>();
    internal DbSet<ChatAlias> ChatAliases => Set<ChatAlias>();
    internal DbSet<MergedChat> MergedChats => Set<MergedChat>();
    internal DbSet<SeenMessage> SeenMessages => Set<SeenMessage>();
    internal DbSet<QuarantinedMessage> Quarantine => Set<QuarantinedMessage>();
    internal DbSet<FlowRevision> FlowRevisions => Set<FlowRevision>();
    internal DbSet<HumanRequest> HumanRequests => Set<HumanRequest>();
    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    internal DbSet<MediaItem> Media => Set<MediaItem>();
    internal DbSet<Person> People => Set<Person>();
    internal DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();
    internal DbSet<PersonTag> PersonTags => Set<PersonTag>();
    internal DbSet<RegistrationRequest> RegistrationRequests => Set<RegistrationRequest>();
    internal DbSet<StaffAccount> StaffAccounts => Set<StaffAccount>();
    internal DbSet<StaffLink> StaffLinks => Set<StaffLink>();
    internal DbSet<CookieKey> CookieKeys => Set<CookieKey>();
    internal DbSet<Resident> Residents => Set<Resident>();
    internal DbSet<ResidentWord> ResidentWords => Set<ResidentWord>();
    internal DbSet<Household> Households => Set<Household>();
    internal DbSet<CaseFile> Cases => Set<CaseFile>();
    internal DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();
    internal DbSet<CaseFollower> CaseFollowers => Set<CaseFollower>();
    internal DbSet<CaseReferral> CaseReferrals => Set<CaseReferral>();
    internal DbSet<Broadcast> Broadcasts => Set<Broadcast>();
    internal DbSet<BroadcastRecipient> BroadcastRecipients => Set<BroadcastRecipient>();
    internal DbSet<Reminder> Reminders => Set<Reminder>();
    internal DbSet<MutedReminder> MutedReminders => Set<MutedReminder>();
    internal DbSet<Complaint> Complaints => Set<Complaint>();
    internal DbSet<ComplaintEvent> ComplaintEvents => Set<ComplaintEvent>();
    internal DbSet<RevealRequest> RevealRequests => Set<RevealRequest>();
    internal DbSet<Referral> Referrals => Set<Referral>();
    internal DbSet<ReferralPackage> ReferralPackages => Set<ReferralPackage>();
    internal DbSet<TableExport> TableExports => Set<TableExport>();
    internal DbSet<SecretGuess> SecretGuesses => Set<SecretGuess>();
    internal DbSet<TemplateState> TemplateStates => Set<TemplateState>();
    internal DbSet<MessageCount> MessageCounts => Set<MessageCount>();
    internal DbSet<WebConversation> WebConversations => Set<WebConversation>();
    internal DbSet<WebActivity> WebActivities => Set<WebActivity>();
    internal DbSet<WebUpload> WebUploads => Set<WebUpload>();
    internal DbSet<Holiday> Holidays => Set<Holiday>();
    internal DbSet<ElectionPhase> ElectionPhases => Set<ElectionPhase>();
    internal DbSet<Regulation> Regulations => Set<Regulation>();
    internal DbSet<Pledge> Pledges => Set<Pledge>();
    internal DbSet<PledgeText> PledgeTexts => Set<PledgeText>();
    internal DbSet<QuizScore> QuizScores => Set<QuizScore>();
    internal DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    internal DbSet<LegalHold> LegalHolds => Set<LegalHold>();
    internal DbSet<Erasure> Erasures => Set<Erasure>();
    internal DbSet<ErasedFile> ErasedFiles => Set<ErasedFile>();
    internal DbSet<DataRequest> DataRequests => Set<DataRequest>();
    internal DbSet<IndicatorValue> Indicators => Set<IndicatorValue>();
    internal DbSet<Partner> Partners => Set<Partner>();
    internal DbSet<AidSource> AidSources => Set<AidSource>();
    internal DbSet<AidOffer> AidOffers => Set<AidOffer>();
    internal DbSet<Activity> Activities => Set<Activity>();
    internal DbSet<Gathering> Gatherings => Set<Gathering>();
    internal DbSet<Invitee> Invitees => Set<Invitee>();
    internal DbSet<GatheringItem> GatheringItems => Set<GatheringItem>();
    internal DbSet<GatheringQuiz> GatheringQuizzes => Set<GatheringQuiz>();
    internal DbSet<GatheringQuestion> GatheringQuestions => Set<GatheringQuestion>();
    internal DbSet<GatheringAnswer> GatheringAnswers => Set<GatheringAnswer>();
    internal DbSet<Proposal> Proposals => Set<Proposal>();
    internal DbSet<ProposalEvent> ProposalEvents => Set<ProposalEvent>();
    internal DbSet<Review> Reviews => Set<Review>();
    internal DbSet<ReviewEntry> ReviewEntries => Set<ReviewEntry>();
    internal DbSet<ReviewResponse> ReviewResponses => Set<ReviewResponse>();
    internal DbSet<ReviewResponseNote> ReviewResponseNotes => Set<ReviewResponseNote>();
    internal DbSet<OfficeDocument> Documents => Set<OfficeDocument>();
    internal DbSet<DocumentRegister> DocumentRegisters => Set<DocumentRegister>();
    internal DbSet<RtlhApplication> RtlhApplications => Set<RtlhApplication>();
    internal DbSet<RtlhFile> RtlhFiles => Set<RtlhFile>();
    internal DbSet<RtlhEvent> RtlhEvents => Set<RtlhEvent>();
    internal DbSet<HandOver> HandOvers => Set<HandOver>();
    internal DbSet<RtlhTarget> RtlhTargets => Set<RtlhTarget>();
    internal DbSet<ErasedHouses> ErasedHouses => Set<ErasedHouses>();
    internal DbSet<VervalRound> VervalRounds => Set<VervalRound>();
    internal DbSet<VervalHousehold> VervalHouseholds => Set<VervalHousehold>();
    internal DbSet<VervalAnswers> VervalAnswers => Set<VervalAnswers>();
    internal DbSet<VervalEvent> VervalEvents => Set<VervalEvent>();
    internal DbSet<ChangeReport> ChangeReports => Set<ChangeReport>();
    internal DbSet<JobRun> JobRuns => Set<JobRun>();
    internal DbSet<Setting> Settings => Set<Setting>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<SealedKey>().HaveConversion<SealedKeyConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(OfficeDbContext).Assembly);
        // SQLite has no sequences; its one writer counts in a row.
        if (Database.ProviderName?.EndsWith("PostgreSQL", StringComparison.Ordinal) is true)
            foreach (var series in (string[])
                ["case", "broadcast", "complaint", "referral", "data_request", "aid_offer", "activity", "proposal", "review",
                "review_response", "rtlh", "household", "change_report", "gathering"])
                modelBuilder.HasSequence<long>(series + "_numbers");
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(SnakeCase(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.Name));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName($"ix_{entity.GetTableName()}_{string.Join('_', index.Properties.Select(p => SnakeCase(p.Name)))}");
            foreach (var key in entity.GetKeys())
                key.SetName($"pk_{entity.GetTableName()}");
            foreach (var foreign in entity.GetForeignKeys())
                foreign.SetConstraintName($"fk_{entity.GetTableName()}_{string.Join('_', foreign.Properties.Select(p => SnakeCase(p.Name)))}");
        }
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    private sealed class SealedKeyConverter() : ValueConverter<SealedKey, byte[]>(v => v.ToBytes(), v => SealedKey.FromBytes(v));

    // SQLite gives instants back without a kind; PostgreSQL refuses any that is not UTC.
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}
