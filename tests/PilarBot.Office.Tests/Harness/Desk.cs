using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Office.Activities;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Deliveries;
using PilarBot.Office.Documents;
using PilarBot.Office.Exports;
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
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Harness;

/// <summary>An office without channels: turns run on a real database with the real flows, and what they owe stays in the outbox.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private int messages;

    private Desk(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }
    public TestClock Clock { get; } = new();
    public Sealer Sealer { get; private set; } = null!;
    public KeyedHash Hash { get; private set; } = null!;
    public MasterKeys Masters { get; private set; } = null!;
    public string KeysFolder => folder["keys"];
    public string MediaPath => folder["media"];
    public OfficeProfile Office { get; } = OfficeProfile.Of(new() { Regency = "74.06" });
    public MediaFolder Media { get; private set; } = null!;
    public ChatLanes Lanes { get; } = new();
    public ActionCatalog Actions { get; private set; } = null!;
    public TurnRunner Turns { get; private set; } = null!;
    public FetchMedia Fetch { get; private set; } = null!;
    public MediaFaults MediaFaults { get; private set; } = null!;
    public FileComplaint FileComplaint { get; private set; } = null!;
    public FindComplaints FindComplaints { get; private set; } = null!;
    public AskReporter AskReporter { get; private set; } = null!;
    public RevealReporter RevealReporter { get; private set; } = null!;
    public WatchComplaints WatchComplaints { get; private set; } = null!;
    public AddToComplaint AddToComplaint { get; private set; } = null!;
    public HandleComplaints HandleComplaints { get; private set; } = null!;
    public MoveComplaint MoveComplaint { get; private set; } = null!;
    public ExportComplaints ExportComplaints { get; private set; } = null!;
    public MakeExports Exports { get; private set; } = null!;
    public NeutralityOptions Neutrality { get; } = new();
    public ElectionCalendar Calendar { get; private set; } = null!;
    public SignPledge SignPledge { get; private set; } = null!;

    public OwnData OwnData { get; private set; } = null!;
    public HandleDataRequests HandleDataRequests { get; private set; } = null!;
    public WatchDataRequests WatchDataRequests { get; private set; } = null!;

    public BroadcastOptions BroadcastOptions { get; } = new();
    public ProposalOptions ProposalOptions { get; } = new();
    public ReviewOptions ReviewOptions { get; } = new();
    public BeginProposal BeginProposal { get; private set; } = null!;
    public OpenProposal OpenProposal { get; private set; } = null!;
    public FindProposals FindProposals { get; private set; } = null!;
    public MoveProposal MoveProposal { get; private set; } = null!;
    public OrderProposalDocument OrderProposalDocument { get; private set; } = null!;
    public OpenReview OpenReview { get; private set; } = null!;
    public LookUpReview LookUpReview { get; private set; } = null!;
    public FileResponse FileResponse { get; private set; } = null!;
    public VerifyResponse VerifyResponse { get; private set; } = null!;
    public OrderReviewMinutes OrderReviewMinutes { get; private set; } = null!;
    public ImportReview ImportReview { get; private set; } = null!;
    public WatchReviews WatchReviews { get; private set; } = null!;

    public VervalOptions VervalOptions { get; } = new();
    public TakeVerval TakeVerval { get; private set; } = null!;
    public CheckVerval CheckVerval { get; private set; } = null!;
    public ShowVerval ShowVerval { get; private set; } = null!;
    public VervalProgress VervalProgress { get; private set; } = null!;
    public ReportChange ReportChange { get; private set; } = null!;
    public OrderVervalMinutes OrderVervalMinutes { get; private set; } = null!;
    public ExportVerval ExportVerval { get; private set; } = null!;

    public GatheringOptions GatheringOptions { get; } = new();
    public PlanGathering PlanGathering { get; private set; } = null!;
    public ShowGatherings ShowGatherings { get; private set; } = null!;
    public AnswerInvitation AnswerInvitation { get; private set; } = null!;
    public TakeAttendance TakeAttendance { get; private set; } = null!;
    public KeepMinutes KeepMinutes { get; private set; } = null!;
    public TellInvitees TellInvitees { get; private set; } = null!;
    public WriteQuiz WriteQuiz { get; private set; } = null!;
    public SendQuizzes SendQuizzes { get; private set; } = null!;

    public HandOnComplaint HandOn { get; private set; } = null!;
    public TrackReferral TrackReferral { get; private set; } = null!;
    public MakePackages Packages { get; private set; } = null!;
    public DocumentOptions DocumentOptions { get; } = new();
    public MakeDocument MakeDocument { get; private set; } = null!;
    public ShowDocuments ShowDocuments { get; private set; } = null!;
    public SignDocument SignDocument { get; private set; } = null!;
    public WriteDocuments WriteDocuments { get; private set; } = null!;
    public ProposeHouse ProposeHouse { get; private set; } = null!;
    public FindHouses FindHouses { get; private set; } = null!;
    public HandOverGoods HandOverGoods { get; private set; } = null!;
    public RtlhFigures RtlhFigures { get; private set; } = null!;
    public SetTargets SetTargets { get; private set; } = null!;
    public ImportTargets ImportTargets { get; private set; } = null!;

    public static async Task<Desk> OpenAsync(string provider)
    {
        var desk = new Desk(await TestDatabase.CreateAsync(provider));
        MasterKeys.Add(desk.KeysFolder);
        desk.Masters = MasterKeys.Load(desk.KeysFolder);
        (desk.Sealer, desk.Hash) = (new(desk.Masters, new()), new(desk.Masters));
        desk.Media = new(new() { Folder = desk.folder["media"] }, desk.Sealer);
        await desk.BuildAsync();
        return desk;
    }

    /// <summary>What the console does its work with.</summary>
    public DeskWork AtDesk() => new(Database.Office, Sealer, Hash, new(), Options.Create(new OutboxOptions()), Clock);

    public DeskChat Chat(string address) => new(this, new("telegram", address));

    /// <summary>Puts a person on the roster, tied to the chat of that address.</summary>
    public Task<DeskChat> PersonAsync(string address, string name, params (string Role, string Wilayah)[] roles) => PersonAsync(address, name, null, roles);

    /// <summary>As above, in a team.</summary>
    public async Task<DeskChat> PersonAsync(string address, string name, string? team, params (string Role, string Wilayah)[] roles)
    {
        await ActAsync(address, turn =>
        {
            var person = turn.NewId();
            turn.Db.People.Add(new() { Id = person, Name = name, Team = team, CreatedAt = turn.Now });
            foreach (var (role, wilayah) in roles)
                turn.Db.RoleGrants.Add(new() { Id = turn.NewId(), PersonId = person, Role = role, Wilayah = wilayah, Since = turn.Now });
            turn.Conversation.PersonId = person;
            return Task.FromResult(0);
        });
        return Chat(address);
    }

    /// <summary>Does something as a turn of a chat does it: in its transaction, with its caller.</summary>
    public Task<T> ActAsync<T>(string address, Func<TurnContext, Task<T>> act) => ActAsync(address, act, isKept: true);

    /// <summary>As above, and nothing of it stays.</summary>
    public Task<T> ActAndUndoAsync<T>(string address, Func<TurnContext, Task<T>> act) => ActAsync(address, act, isKept: false);

    private async Task<T> ActAsync<T>(string address, Func<TurnContext, Task<T>> act, bool isKept)
    {
        await using var db = Database.Office.Open();
        await using var transaction = await Database.Office.BeginWriteAsync(db, default);
        var id = Guid.CreateVersion7(new DateTimeOffset(Clock.Now));
        var entry = await TurnEntry.EnterAsync(
            db, new() { From = new("telegram", address), Key = "", Content = new TextContent("") }, Hash, SeenMessage.HashOf(Hash, $"a:{++messages}"), id, Sealer.NewKey(id), Clock.Now, default);
        var result = await act(new(Database.Office, db, entry, Sealer, Hash, new(), Clock.Now, default));
        await db.SaveChangesAsync();
        if (isKept)
            await transaction.CommitAsync(default);
        return result;
    }

    public Task<TurnResult> ReceiveAsync(ChannelAddress from, InboundContent content, string? phone = null)
    {
        Clock.Now += TimeSpan.FromSeconds(2);
        return Turns.ReceiveAsync(
            new() { From = from, Key = $"m:{from.Address}:{++messages}", Content = content, DisplayName = "Nama Tampilan", Phone = phone }, default);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return Database.DisposeAsync();
    }

    /// <summary>Every kind of reminder, in the order in which they stand in a message.</summary>
    public IReadOnlyList<ReminderKind> Reminders { get; private set; } = [];

    public ReminderOptions ReminderOptions { get; } = new();

    /// <summary>Finds and sends the reminders of one kind that are due at a time.</summary>
    /// <returns>How many messages were sent.</returns>
    public Task<int> RemindAsync<T>(DateTime at) where T : ReminderKind => RemindAsync(at, [Reminders.OfType<T>().Single()]);

    /// <summary>Finds and sends the reminders that are due at a time.</summary>
    /// <param name="at">UTC.</param>
    /// <param name="kinds">Null for all.</param>
    /// <returns>How many messages were sent.</returns>
    public async Task<int> RemindAsync(DateTime at, IReadOnlyList<ReminderKind>? kinds = null)
    {
        kinds ??= Reminders;
        var options = Options.Create(ReminderOptions);
        await new FindReminders(Database.Office, kinds, options, NullLogger<FindReminders>.Instance).RunAsync(at, default);
        return await new SendReminders(Database.Office, Office, kinds, Sealer, new(), options, NullLogger<SendReminders>.Instance).RunAsync(at, default);
    }

    private async Task BuildAsync()
    {
        var complaints = Options.Create(new ComplaintOptions());
        var wakeups = new Wakeups();
        RevealReporter = new(Office, complaints);
        FileComplaint = new(Office, complaints);
        FindComplaints = new(Office);
        AddToComplaint = new(Office, complaints);
        HandleComplaints = new(Office, RevealReporter, complaints);
        AskReporter = new(Office);
        MoveComplaint = new(Office, complaints);
        ExportComplaints = new(Office);
        WatchComplaints = new(Database.Office, Office, Sealer, wakeups, NullLogger<WatchComplaints>.Instance);
        var neutrality = Microsoft.Extensions.Options.Options.Create(Neutrality);
        var calendar = Calendar = new(Office, neutrality);
        SignPledge = new(Office, calendar, neutrality);
        var templates = new DocumentTemplates(Path.Combine(AppContext.BaseDirectory, "document-templates"));
        HandOn = new(Office, templates);
        TrackReferral = new(Office, templates);
        Packages = new(Database.Office, Media, templates, Office, Sealer, wakeups, Clock, NullLogger<MakePackages>.Instance);
        Exports = new(Database.Office, AtDesk(), new(Office), new(Office, templates), Media, Office, Sealer, wakeups, Clock, NullLogger<MakeExports>.Instance);
        var documents = Options.Create(DocumentOptions);
        var signatories = new Signatories(Office, documents);
        MakeDocument = new(Office, templates, documents);
        ShowDocuments = new(Office, templates);
        SignDocument = new(templates);
        WriteDocuments = new(Database.Office, Media, templates, Office, Sealer, wakeups, Clock, NullLogger<WriteDocuments>.Instance);
        ProposeHouse = new(Office);
        FindHouses = new(Office);
        HandOverGoods = new(Office, signatories, MakeDocument);
        RtlhFigures = new(Office);
        SetTargets = new(Office);
        ImportTargets = new(Database.Office, Office, Clock);
        OrderVervalMinutes = new(MakeDocument);
        ExportVerval = new(Office, new(Media));
        OwnData = new(Office, Options.Create(new PrivacyOptions()), Options.Create(new RetentionOptions()));
        HandleDataRequests = new(Office);
        WatchDataRequests = new(Database.Office, Sealer, wakeups, NullLogger<WatchDataRequests>.Instance);
        var proposals = Options.Create(ProposalOptions);
        var reviews = Options.Create(ReviewOptions);
        BeginProposal = new(Office, proposals);
        OpenProposal = new(Office, proposals);
        FindProposals = new(Office, proposals);
        MoveProposal = new(proposals);
        OrderProposalDocument = new(Office, MakeDocument);
        OpenReview = new(Office, reviews);
        LookUpReview = new(Office);
        FileResponse = new(Office, reviews);
        VerifyResponse = new(Office);
        OrderReviewMinutes = new(Office, MakeDocument);
        ImportReview = new(Database.Office, Office, reviews, Clock);
        WatchReviews = new(Database.Office, Office, Sealer, wakeups, reviews, NullLogger<WatchReviews>.Instance);
        var verval = Options.Create(VervalOptions);
        TakeVerval = new(Office, verval);
        ShowVerval = new(Office, verval);
        CheckVerval = new(Office, ShowVerval);
        VervalProgress = new(Office);
        ReportChange = new(Office);
        var gatherings = Options.Create(GatheringOptions);
        PlanGathering = new(Office);
        ShowGatherings = new(Office);
        AnswerInvitation = new(Office);
        TakeAttendance = new(Office, new(Media), new(gatherings), gatherings);
        KeepMinutes = new(Office, MakeDocument, new(Media));
        TellInvitees = new(Database.Office, Office, new(Media), Sealer, wakeups, gatherings);
        WriteQuiz = new(Office, gatherings);
        SendQuizzes = new(Database.Office, Office, Sealer, wakeups, gatherings);
        var hours = new ReminderHours(Office, Options.Create(ReminderOptions));
        Reminders =
        [
            new DailyDigest(Office, hours), new GatheringReminder(Office, gatherings), new QuizReminder(Office), new VisitReminder(hours), new VervalReminder(Office, hours, verval),
            new ActionItemReminder(Office, hours), new CycleReminder(Office, hours, proposals), new PledgeReminder(Office, hours, calendar, neutrality),
            new PhaseReminder(hours, calendar, neutrality), new WeeklyCasesReminder(Office, hours), new WeeklyDigest(Office, new(Office, new(Media)), hours),
        ];
        var actions = Actions = new ActionCatalog()
            .AddReminders(new(Office, Reminders, hours), new(Reminders), new(Office, Reminders))
            .AddPeople(new Register(Office))
            .AddCases(Office, new OpenCase(Office), new FindCases(Office), new SummariseCase(MakeDocument))
            .AddHelp(new HelpDesk(Office))
            .AddComplaints(FileComplaint, FindComplaints, AddToComplaint, HandleComplaints, AskReporter, RevealReporter, MoveComplaint, ExportComplaints)
            .AddBroadcasts(new ScheduleBroadcast(Office, new(Media), new(neutrality), calendar, Options.Create(BroadcastOptions)), new ShowBroadcasts(Office, new(Media), Options.Create(BroadcastOptions)), new ControlBroadcast(calendar, new(neutrality)))
            .AddNeutrality(
                new ShowRegulations(Office), SignPledge, new MissingPledges(Office, calendar, neutrality), new SeasonReminder(calendar, neutrality))
            .AddKnowledge(new ShowKnowledge(Office, KnowledgeTexts.Known), new TakeQuiz(Office, KnowledgeTexts.Known, neutrality))
            .AddPartners(new FindPartners(Office))
            .AddSources(new FindSources(Office), new RecordOffer(Office))
            .AddActivities(new RecordActivity(Office), new FindActivities(Office))
            .AddGatherings(PlanGathering, ShowGatherings, AnswerInvitation, TakeAttendance, KeepMinutes, WriteQuiz)
            .AddDocuments(ShowDocuments, SignDocument, signatories)
            .AddRtlh(ProposeHouse, FindHouses, HandOverGoods, RtlhFigures, SetTargets)
            .AddReferrals(HandOn, TrackReferral)
            .AddIndicators(new ShowRecap(Office, new(Media)))
            .AddPrivacy(OwnData, HandleDataRequests)
            .AddProposals(BeginProposal, OpenProposal, FindProposals, MoveProposal, new(Office, proposals), OrderProposalDocument)
            .AddReviews(OpenReview, LookUpReview, FileResponse, VerifyResponse, OrderReviewMinutes)
            .AddVerval(
                TakeVerval, ShowVerval, new KeepAnswers(Office), new SubmitVerval(ShowVerval, verval), CheckVerval, VervalProgress, new StaleData(Office, verval), ReportChange,
                OrderVervalMinutes, ExportVerval, new RecordSiks(Office))
            .AddAccounts(new ShowAccounts(Office, new(Microsoft.Extensions.Options.Options.Create(new BudgetOptions()), Office)));
        var vocabulary = new Vocabulary
        {
            Actions = actions.Signatures,
            Lists = Office.Lists.Lists.Keys.ToHashSet(),
            Roles = OfficeRole.All.Select(r => r.Code).ToHashSet(),
        };
        var flowFolder = Path.Combine(AppContext.BaseDirectory, "conversation-flows");
        var reading = FlowSet.Read(
            Directory.EnumerateFiles(flowFolder, "*.yaml", SearchOption.AllDirectories)
                .Select(f => new FlowFile(Path.GetRelativePath(flowFolder, f).Replace('\\', '/'), File.ReadAllText(f))),
            vocabulary);
        Assert.Empty(reading.Problems.Select(p => p.ToString()));
        var flows = new FlowLibrary(vocabulary, Office.Lists, Office.Zone);
        await flows.UseAsync(reading.Flows!, Database.Office, Clock.Now, default);
        Turns = new(
            Database.Office, new(new EngineLimits()), flows, actions, Sealer, Hash, new(NullLogger<TurnEvents>.Instance), wakeups,
            Options.Create(new OutboxOptions()), Clock, NullLogger<TurnRunner>.Instance);
        MediaFaults = new(flows);
        Fetch = new(Database.Office, Media, Turns, Lanes, MediaFaults, Clock, NullLogger<FetchMedia>.Instance);
    }
}
