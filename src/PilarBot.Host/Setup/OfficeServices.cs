using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Host.Demo;
using PilarBot.Host.Jobs;
using PilarBot.Office;
using PilarBot.Office.Activities;
using PilarBot.Office.Audit;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Calendar;
using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Deliveries;
using PilarBot.Office.Documents;
using PilarBot.Office.Gatherings;
using PilarBot.Office.Help;
using PilarBot.Office.Indicators;
using PilarBot.Office.Knowledge;
using PilarBot.Office.Media;
using PilarBot.Office.Neutrality;
using PilarBot.Office.Outbox;
using PilarBot.Office.Partners;
using PilarBot.Office.People;
using PilarBot.Office.Privacy;
using PilarBot.Office.Proposals;
using PilarBot.Office.PublicReview;
using PilarBot.Office.Reference;
using PilarBot.Office.Reminders;
using PilarBot.Office.Rtlh;
using PilarBot.Office.Sealing;
using PilarBot.Office.Sources;
using PilarBot.Office.Staff;
using PilarBot.Office.Verval;
using PilarBot.Office.WebChat;
using PilarBot.Persistence.Postgres;
using PilarBot.Persistence.Sqlite;

namespace PilarBot.Host.Setup;

/// <summary>What every command works with: the office, its database, its keys.</summary>
internal static class OfficeServices
{
    public static IServiceCollection AddOffice(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OfficeOptions>().Bind(configuration.GetSection("Office")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection("Database")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<OutboxOptions>().Bind(configuration.GetSection("Outbox")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ComplaintOptions>().Bind(configuration.GetSection("Complaints")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FlowOptions>().Bind(configuration.GetSection("Flows")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DemoOptions>().Bind(configuration.GetSection("Demo"));
        services.AddOptions<SealingOptions>().Bind(configuration.GetSection("Sealing")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<NeutralityOptions>().Bind(configuration.GetSection("Neutrality")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Database);
        services.AddSingleton(Keys);
        services.AddSingleton<KeyedHash>();
        services.AddSingleton<JobBoard>();
        services.AddSingleton<KeyRotation>();
        services.AddSingleton(p => new Sealer(p.GetRequiredService<MasterKeys>(), p.GetRequiredService<IOptions<SealingOptions>>().Value));
        services.AddOptions<KnowledgeOptions>().Bind(configuration.GetSection("Knowledge")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(p => KnowledgeTexts.Of(p.GetRequiredService<IOptions<KnowledgeOptions>>().Value.Folder));
        services.AddSingleton(p => OfficeProfile.Of(p.GetRequiredService<IOptions<OfficeOptions>>().Value, p.GetRequiredService<KnowledgeTexts>()));
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection("Retention")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PrivacyOptions>().Bind(configuration.GetSection("Privacy")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<EraseRecord>();
        services.AddSingleton<HoldRecord>();
        services.AddSingleton<RecordsAbout>();
        services.AddSingleton<EndOfRetention>();
        services.AddSingleton<ImportPeople>();
        services.AddSingleton<ImportHolidays>();
        services.AddSingleton<ImportPartners>();
        services.AddSingleton<ImportSources>();
        services.AddSingleton<AddStaff>();
        services.AddOptions<VervalOptions>().Bind(configuration.GetSection("Verval")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ImportRound>();
        services.AddSingleton<ImportElections>();
        services.AddSingleton<ImportRegulations>();
        services.AddSingleton<SetTargets>();
        services.AddSingleton<ImportTargets>();
        services.AddOptions<AuditOptions>().Bind(configuration.GetSection("Audit"));
        services.AddSingleton(p => AuditAnchor.Of(p.GetRequiredService<IOptions<AuditOptions>>().Value, p.GetRequiredService<IOptions<SealingOptions>>().Value));
        services.AddSingleton<AuditChain>();
        services.AddSingleton<VerifyAudit>();
        services.AddSingleton<SearchAudit>();
        services.AddOptions<MediaFolderOptions>().Bind(configuration.GetSection("Media")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(p => new MediaFolder(p.GetRequiredService<IOptions<MediaFolderOptions>>().Value, p.GetRequiredService<Sealer>()));
        services.AddOptions<DocumentOptions>().Bind(configuration.GetSection("Documents")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ProposalOptions>().Bind(configuration.GetSection("Proposals")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<BroadcastOptions>().Bind(configuration.GetSection("Broadcasts")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ReviewOptions>().Bind(configuration.GetSection("PublicReview")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ImportReview>();
        services.AddOptions<ReminderOptions>().Bind(configuration.GetSection("Reminders")).ValidateDataAnnotations()
            .Validate(o => o.Morning >= new TimeOnly(7, 0) && o.Morning < new TimeOnly(20, 0), "Reminders:Morning has to lie between 07:00 and 20:00, outside the quiet hours.").ValidateOnStart();
        services.AddOptions<GatheringOptions>().Bind(configuration.GetSection("Gatherings")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(p => new DocumentTemplates(p.GetRequiredService<IOptions<DocumentOptions>>().Value.Folder));
        return services;
    }

    // In the order in which they stand in a message.
    private static void AddReminders(this IServiceCollection services)
    {
        services.AddSingleton<ReminderHours>();
        services.AddSingleton<ReminderKind, DailyDigest>();
        services.AddSingleton<ReminderKind, GatheringReminder>();
        services.AddSingleton<ReminderKind, QuizReminder>();
        services.AddSingleton<ReminderKind, VisitReminder>();
        services.AddSingleton<ReminderKind, VervalReminder>();
        services.AddSingleton<ReminderKind, ActionItemReminder>();
        services.AddSingleton<ReminderKind, CycleReminder>();
        services.AddSingleton<ReminderKind, PledgeReminder>();
        services.AddSingleton<ReminderKind, PhaseReminder>();
        services.AddSingleton<ReminderKind, WeeklyCasesReminder>();
        services.AddSingleton<ReminderKind, WeeklyDigest>();
        services.AddSingleton<FindReminders>();
        services.AddSingleton<SendReminders>();
        services.AddSingleton<PutOffReminders>();
        services.AddSingleton<ChooseReminders>();
        services.AddSingleton<ShowReminders>();
    }

    /// <summary>What turns need on top.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services)
    {
        services.AddSingleton<Wakeups>();
        services.AddSingleton<ChatLanes>();
        services.AddSingleton<Register>();
        services.AddSingleton<FindCases>();
        services.AddSingleton<ReferCase>();
        services.AddSingleton<DeskWork>();
        services.AddSingleton<StaffAccounts>();
        services.AddSingleton(p => new DeskFiles(p.GetRequiredService<OfficeDatabase>(), p.GetRequiredService<OfficeProfile>(), new(p.GetRequiredService<MediaFolder>), p.GetRequiredService<Sealer>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ShowCase>();
        services.AddSingleton<ListCases>();
        services.AddSingleton<ShowFigures>();
        services.AddSingleton<KeepPeople>();
        services.AddSingleton<HelpDesk>();
        services.AddSingleton<OpenCase>();
        services.AddSingleton<SummariseCase>();
        services.AddReminders();
        services.AddSingleton<WebConversations>();
        services.AddSingleton<DemoSeed>();
        services.AddSingleton<MessageBudget>();
        services.AddSingleton<ShowAccounts>();
        services.AddSingleton(p => new ScheduleBroadcast(
            p.GetRequiredService<OfficeProfile>(), new(p.GetRequiredService<MediaFolder>), p.GetRequiredService<PoliticalWords>(), p.GetRequiredService<ElectionCalendar>(),
            p.GetRequiredService<IOptions<BroadcastOptions>>()));
        services.AddSingleton(p => new ShowBroadcasts(p.GetRequiredService<OfficeProfile>(), new(p.GetRequiredService<MediaFolder>), p.GetRequiredService<IOptions<BroadcastOptions>>()));
        services.AddSingleton<ControlBroadcast>();
        services.AddSingleton<ListBroadcasts>();
        services.AddSingleton<BroadcastFile>();
        services.AddSingleton<ElectionCalendar>();
        services.AddSingleton<PoliticalWords>();
        services.AddSingleton<ShowRegulations>();
        services.AddSingleton<SignPledge>();
        services.AddSingleton<MissingPledges>();
        services.AddSingleton<TakeQuiz>();
        services.AddSingleton<ShowKnowledge>();
        services.AddSingleton<FindPartners>();
        services.AddSingleton<FindSources>();
        services.AddSingleton<RecordOffer>();
        services.AddSingleton<RecordActivity>();
        services.AddSingleton<FindActivities>();
        services.AddSingleton<DoorLinks>();
        services.AddSingleton<PlanGathering>();
        services.AddSingleton<ShowGatherings>();
        services.AddSingleton<AnswerInvitation>();
        services.AddSingleton<WriteQuiz>();
        services.AddSingleton<SendQuizzes>();
        services.AddSingleton(p => new TakeAttendance(p.GetRequiredService<OfficeProfile>(), new(p.GetRequiredService<MediaFolder>), p.GetRequiredService<DoorLinks>(), p.GetRequiredService<IOptions<GatheringOptions>>()));
        services.AddSingleton(p => new KeepMinutes(p.GetRequiredService<OfficeProfile>(), p.GetRequiredService<MakeDocument>(), new(p.GetRequiredService<MediaFolder>)));
        services.AddSingleton(p => new TellInvitees(
            p.GetRequiredService<OfficeDatabase>(), p.GetRequiredService<OfficeProfile>(), new(p.GetRequiredService<MediaFolder>), p.GetRequiredService<Sealer>(), p.GetRequiredService<Wakeups>(),
            p.GetRequiredService<IOptions<GatheringOptions>>()));
        services.AddSingleton<SeasonReminder>();
        services.AddSingleton<FileComplaint>();
        services.AddSingleton<FindComplaints>();
        services.AddSingleton<AskReporter>();
        services.AddSingleton<RevealReporter>();
        services.AddSingleton<WatchComplaints>();
        services.AddSingleton<AddToComplaint>();
        services.AddSingleton<HandleComplaints>();
        services.AddSingleton<MoveComplaint>();
        services.AddSingleton<ExportComplaints>();
        services.AddSingleton<HandOnComplaint>();
        services.AddSingleton<MakeDocument>();
        services.AddSingleton<ShowDocuments>();
        services.AddSingleton<SignDocument>();
        services.AddSingleton<Signatories>();
        services.AddSingleton<ProposeHouse>();
        services.AddSingleton<FindHouses>();
        services.AddSingleton<HandOverGoods>();
        services.AddSingleton<RtlhFigures>();
        services.AddSingleton<TrackReferral>();
        services.AddSingleton<CountIndicators>();
        services.AddSingleton(p => new ShowRecap(p.GetRequiredService<OfficeProfile>(), new(p.GetRequiredService<MediaFolder>)));
        services.AddSingleton<OwnData>();
        services.AddSingleton<HandleDataRequests>();
        services.AddSingleton<WatchDataRequests>();
        services.AddSingleton<BeginProposal>();
        services.AddSingleton<OpenProposal>();
        services.AddSingleton<FindProposals>();
        services.AddSingleton<MoveProposal>();
        services.AddSingleton<ProposalCycle>();
        services.AddSingleton<OrderProposalDocument>();
        services.AddSingleton<OpenReview>();
        services.AddSingleton<LookUpReview>();
        services.AddSingleton<FileResponse>();
        services.AddSingleton<VerifyResponse>();
        services.AddSingleton<OrderReviewMinutes>();
        services.AddSingleton<WatchReviews>();
        services.AddSingleton<TakeVerval>();
        services.AddSingleton<ShowVerval>();
        services.AddSingleton<KeepAnswers>();
        services.AddSingleton<SubmitVerval>();
        services.AddSingleton<CheckVerval>();
        services.AddSingleton<VervalProgress>();
        services.AddSingleton<StaleData>();
        services.AddSingleton<ReportChange>();
        services.AddSingleton<OrderVervalMinutes>();
        services.AddSingleton(p => new ExportVerval(p.GetRequiredService<OfficeProfile>(), new(p.GetRequiredService<MediaFolder>)));
        services.AddSingleton<RecordSiks>();
        services.AddSingleton(p => new ActionCatalog()
            .AddPeople(p.GetRequiredService<Register>())
            .AddCases(
                p.GetRequiredService<OfficeProfile>(), p.GetRequiredService<OpenCase>(), p.GetRequiredService<FindCases>(), p.GetRequiredService<SummariseCase>())
            .AddHelp(p.GetRequiredService<HelpDesk>())
            .AddBroadcasts(p.GetRequiredService<ScheduleBroadcast>(), p.GetRequiredService<ShowBroadcasts>(), p.GetRequiredService<ControlBroadcast>())
            .AddComplaints(
                p.GetRequiredService<FileComplaint>(), p.GetRequiredService<FindComplaints>(), p.GetRequiredService<AddToComplaint>(),
                p.GetRequiredService<HandleComplaints>(), p.GetRequiredService<AskReporter>(), p.GetRequiredService<RevealReporter>(),
                p.GetRequiredService<MoveComplaint>(), p.GetRequiredService<ExportComplaints>())
            .AddNeutrality(
                p.GetRequiredService<ShowRegulations>(), p.GetRequiredService<SignPledge>(), p.GetRequiredService<MissingPledges>(),
                p.GetRequiredService<SeasonReminder>())
            .AddReminders(p.GetRequiredService<PutOffReminders>(), p.GetRequiredService<ChooseReminders>(), p.GetRequiredService<ShowReminders>())
            .AddKnowledge(p.GetRequiredService<ShowKnowledge>(), p.GetRequiredService<TakeQuiz>())
            .AddPartners(p.GetRequiredService<FindPartners>())
            .AddSources(p.GetRequiredService<FindSources>(), p.GetRequiredService<RecordOffer>())
            .AddActivities(p.GetRequiredService<RecordActivity>(), p.GetRequiredService<FindActivities>())
            .AddGatherings(
                p.GetRequiredService<PlanGathering>(), p.GetRequiredService<ShowGatherings>(), p.GetRequiredService<AnswerInvitation>(), p.GetRequiredService<TakeAttendance>(),
                p.GetRequiredService<KeepMinutes>(), p.GetRequiredService<WriteQuiz>())
            .AddDocuments(p.GetRequiredService<ShowDocuments>(), p.GetRequiredService<SignDocument>(), p.GetRequiredService<Signatories>())
            .AddRtlh(
                p.GetRequiredService<ProposeHouse>(), p.GetRequiredService<FindHouses>(), p.GetRequiredService<HandOverGoods>(), p.GetRequiredService<RtlhFigures>(),
                p.GetRequiredService<SetTargets>())
            .AddReferrals(p.GetRequiredService<HandOnComplaint>(), p.GetRequiredService<TrackReferral>())
            .AddIndicators(p.GetRequiredService<ShowRecap>())
            .AddPrivacy(p.GetRequiredService<OwnData>(), p.GetRequiredService<HandleDataRequests>())
            .AddProposals(
                p.GetRequiredService<BeginProposal>(), p.GetRequiredService<OpenProposal>(), p.GetRequiredService<FindProposals>(), p.GetRequiredService<MoveProposal>(),
                p.GetRequiredService<ProposalCycle>(), p.GetRequiredService<OrderProposalDocument>())
            .AddReviews(
                p.GetRequiredService<OpenReview>(), p.GetRequiredService<LookUpReview>(), p.GetRequiredService<FileResponse>(), p.GetRequiredService<VerifyResponse>(),
                p.GetRequiredService<OrderReviewMinutes>())
            .AddVerval(
                p.GetRequiredService<TakeVerval>(), p.GetRequiredService<ShowVerval>(), p.GetRequiredService<KeepAnswers>(), p.GetRequiredService<SubmitVerval>(),
                p.GetRequiredService<CheckVerval>(), p.GetRequiredService<VervalProgress>(), p.GetRequiredService<StaleData>(), p.GetRequiredService<ReportChange>(),
                p.GetRequiredService<OrderVervalMinutes>(), p.GetRequiredService<ExportVerval>(), p.GetRequiredService<RecordSiks>())
            .AddAccounts(p.GetRequiredService<ShowAccounts>()));
        services.AddSingleton(p => new Vocabulary
        {
            Actions = p.GetRequiredService<ActionCatalog>().Signatures,
            Lists = p.GetRequiredService<OfficeProfile>().Lists.Lists.Keys.ToHashSet(),
            Roles = OfficeRole.All.Select(r => r.Code).ToHashSet(),
        });
        services.AddSingleton(p =>
        {
            var office = p.GetRequiredService<OfficeProfile>();
            return new FlowLibrary(p.GetRequiredService<Vocabulary>(), office.Lists, office.Zone);
        });
        services.AddSingleton(new FlowEngine(new EngineLimits()));
        services.AddSingleton<TurnEvents>();
        services.AddSingleton(p => new TurnRunner(
            p.GetRequiredService<OfficeDatabase>(), p.GetRequiredService<FlowEngine>(), p.GetRequiredService<FlowLibrary>(),
            p.GetRequiredService<ActionCatalog>(), p.GetRequiredService<Sealer>(), p.GetRequiredService<KeyedHash>(), p.GetRequiredService<TurnEvents>(),
            p.GetRequiredService<Wakeups>(), p.GetRequiredService<IOptions<OutboxOptions>>(), p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<TurnRunner>>()));
        return services;
    }

    private static OfficeDatabase Database(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        return options.Postgres.Length > 0 ? new PostgresDatabase(options.Postgres) : new SqliteDatabase(options.Sqlite);
    }

    // New keys would open nothing that exists: outside demo and development they have to be made on purpose.
    private static MasterKeys Keys(IServiceProvider services)
    {
        var folder = services.GetRequiredService<IOptions<SealingOptions>>().Value.KeysFolder;
        return services.GetRequiredService<IOptions<DemoOptions>>().Value.Enabled || services.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? MasterKeys.LoadOrCreate(folder)
            : MasterKeys.Load(folder);
    }
}
