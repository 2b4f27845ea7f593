using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Host.Demo;
using PilarBot.Office;
using PilarBot.Office.Audit;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Calendar;
using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Deliveries;
using PilarBot.Office.Documents;
using PilarBot.Office.Help;
using PilarBot.Office.Media;
using PilarBot.Office.Neutrality;
using PilarBot.Office.Outbox;
using PilarBot.Office.People;
using PilarBot.Office.Privacy;
using PilarBot.Office.Reference;
using PilarBot.Office.Reminders;
using PilarBot.Office.Sealing;
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
        services.AddSingleton<KeyRotation>();
        services.AddSingleton(p => new Sealer(p.GetRequiredService<MasterKeys>(), p.GetRequiredService<IOptions<SealingOptions>>().Value));
        services.AddSingleton(p => OfficeProfile.Of(p.GetRequiredService<IOptions<OfficeOptions>>().Value));
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection("Retention")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PrivacyOptions>().Bind(configuration.GetSection("Privacy")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<EraseRecord>();
        services.AddSingleton<HoldRecord>();
        services.AddSingleton<EndOfRetention>();
        services.AddSingleton<ImportPeople>();
        services.AddSingleton<ImportHolidays>();
        services.AddSingleton<AddStaff>();
        services.AddSingleton<ImportElections>();
        services.AddSingleton<ImportRegulations>();
        services.AddOptions<AuditOptions>().Bind(configuration.GetSection("Audit"));
        services.AddSingleton(p => AuditAnchor.Of(p.GetRequiredService<IOptions<AuditOptions>>().Value, p.GetRequiredService<IOptions<SealingOptions>>().Value));
        services.AddSingleton<AuditChain>();
        services.AddSingleton<VerifyAudit>();
        services.AddSingleton<SearchAudit>();
        services.AddOptions<MediaFolderOptions>().Bind(configuration.GetSection("Media")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(p => new MediaFolder(p.GetRequiredService<IOptions<MediaFolderOptions>>().Value, p.GetRequiredService<Sealer>()));
        services.AddOptions<DocumentOptions>().Bind(configuration.GetSection("Documents")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(p => new DocumentTemplates(p.GetRequiredService<IOptions<DocumentOptions>>().Value.Folder, OfficeFields.Names, OfficeFields.Needed));
        return services;
    }

    /// <summary>What turns need on top.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services)
    {
        services.AddSingleton<Wakeups>();
        services.AddSingleton<ChatLanes>();
        services.AddSingleton<Register>();
        services.AddSingleton<FindCases>();
        services.AddSingleton<HelpDesk>();
        services.AddSingleton<OpenCase>();
        services.AddSingleton(p => new SummariseCase(
            p.GetRequiredService<OfficeProfile>(), p.GetRequiredService<DocumentTemplates>(), new(p.GetRequiredService<MediaFolder>)));
        services.AddSingleton<RemindOfCases>();
        services.AddSingleton<RemindOfVisits>();
        services.AddSingleton<WebConversations>();
        services.AddSingleton<DemoSeed>();
        services.AddSingleton<MessageBudget>();
        services.AddSingleton<ShowAccounts>();
        services.AddSingleton<ScheduleBroadcast>();
        services.AddSingleton<ShowBroadcasts>();
        services.AddSingleton<ControlBroadcast>();
        services.AddSingleton<ElectionCalendar>();
        services.AddSingleton<PoliticalWords>();
        services.AddSingleton<ShowRegulations>();
        services.AddSingleton<SignPledge>();
        services.AddSingleton<MissingPledges>();
        services.AddSingleton<TakeQuiz>();
        services.AddSingleton<SeasonReminder>();
        services.AddSingleton<RemindOfNeutrality>();
        services.AddSingleton<FileComplaint>();
        services.AddSingleton<FindComplaints>();
        services.AddSingleton<AskReporter>();
        services.AddSingleton<RevealReporter>();
        services.AddSingleton<WatchComplaints>();
        services.AddSingleton<AddToComplaint>();
        services.AddSingleton<HandleComplaints>();
        services.AddSingleton<MoveComplaint>();
        services.AddSingleton<HandOnComplaint>();
        services.AddSingleton<TrackReferral>();
        services.AddSingleton<OwnData>();
        services.AddSingleton<HandleDataRequests>();
        services.AddSingleton<WatchDataRequests>();
        services.AddSingleton(p => new ActionCatalog()
            .AddPeople(p.GetRequiredService<Register>())
            .AddCases(
                p.GetRequiredService<OfficeProfile>(), p.GetRequiredService<OpenCase>(), p.GetRequiredService<FindCases>(), p.GetRequiredService<SummariseCase>())
            .AddHelp(p.GetRequiredService<HelpDesk>())
            .AddBroadcasts(p.GetRequiredService<ScheduleBroadcast>(), p.GetRequiredService<ShowBroadcasts>(), p.GetRequiredService<ControlBroadcast>())
            .AddComplaints(
                p.GetRequiredService<FileComplaint>(), p.GetRequiredService<FindComplaints>(), p.GetRequiredService<AddToComplaint>(),
                p.GetRequiredService<HandleComplaints>(), p.GetRequiredService<AskReporter>(), p.GetRequiredService<RevealReporter>(),
                p.GetRequiredService<MoveComplaint>())
            .AddNeutrality(
                p.GetRequiredService<ShowRegulations>(), p.GetRequiredService<SignPledge>(), p.GetRequiredService<MissingPledges>(),
                p.GetRequiredService<TakeQuiz>(), p.GetRequiredService<SeasonReminder>())
            .AddReferrals(p.GetRequiredService<HandOnComplaint>(), p.GetRequiredService<TrackReferral>())
            .AddPrivacy(p.GetRequiredService<OwnData>(), p.GetRequiredService<HandleDataRequests>())
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
