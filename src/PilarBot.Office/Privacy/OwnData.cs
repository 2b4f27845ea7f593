using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.PublicReview;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Privacy;

/// <summary>What the office has on whoever writes, and what they want done with it. Each sees what is tied to their own chat.</summary>
internal sealed class OwnData(OfficeProfile office, IOptions<PrivacyOptions> options, IOptions<RetentionOptions> retention)
{
    private const int Listed = 10;

    /// <param name="IsRegistered">True when the chat belongs to somebody on the roster.</param>
    /// <param name="Name">As the roster has it; empty for others.</param>
    /// <param name="Roles">Those in force, in words.</param>
    /// <param name="TagCount">How many tags the office put on them.</param>
    /// <param name="Tags">Which.</param>
    /// <param name="Cases">Cases reported from here.</param>
    /// <param name="CaseNumbers">The numbers of the latest.</param>
    /// <param name="Complaints">Complaints from here.</param>
    /// <param name="ComplaintNumbers">Their numbers, and nothing else of them.</param>
    /// <param name="Responses">What was said to public reviews from here.</param>
    /// <param name="ResponseNumbers">The numbers of the latest.</param>
    /// <param name="Proposals">Residents whom the person proposed.</param>
    /// <param name="ProposalNumbers">The numbers of the latest.</param>
    /// <param name="Houses">Unfit houses that the person proposed.</param>
    /// <param name="HouseNumbers">The numbers of the latest.</param>
    /// <param name="Changes">Changes of families that the person reported.</param>
    /// <param name="ChangeNumbers">The numbers of the latest.</param>
    /// <param name="Visits">Families whom the person visited for verval, or has in hand. Which ones is nobody's to carry about.</param>
    /// <param name="Activities">Activities that the person recorded.</param>
    /// <param name="ActivityNumbers">The numbers of the latest.</param>
    /// <param name="Offers">Offers of help that the person recorded.</param>
    /// <param name="OfferNumbers">The numbers of the latest.</param>
    /// <param name="Invitations">Gatherings to which the person was invited, or was at.</param>
    /// <param name="Steps">What gatherings agreed that the person does.</param>
    /// <param name="Questions">Questions to the office.</param>
    /// <param name="Registrations">Requests to join.</param>
    /// <param name="Failed">Messages that could not be processed and wait for an administrator.</param>
    /// <param name="Broadcasts">Notices of the office that were meant for this chat.</param>
    /// <param name="Pledges">Neutrality pledges that were signed.</param>
    /// <param name="Quizzes">Days on which a quiz was taken, and quizzes after gatherings that the person answered.</param>
    /// <param name="Requests">Requests about one's own data.</param>
    /// <param name="OpenKinds">What was asked and is not answered yet; the same is not asked twice.</param>
    /// <param name="CaseDays">How many days cases are kept once they are closed.</param>
    /// <param name="NeutralityDays">The same for complaints about neutrality.</param>
    /// <param name="ServiceDays">About service.</param>
    /// <param name="AidDays">About aid.</param>
    /// <param name="OtherDays">About anything else.</param>
    /// <param name="ProposalDays">How many days proposals are kept since they last changed, and responses to public reviews.</param>
    /// <param name="RtlhDays">How many days unfit houses are kept once they are finished.</param>
    /// <param name="VervalDays">How many days visits of verval are kept since the last day of their round, and reports of changes.</param>
    /// <param name="FieldDays">How many days activities and offers are kept.</param>
    /// <param name="QuestionDays">How many days questions are kept once they are answered.</param>
    /// <param name="RegistrationDays">How many days requests to join are kept once they are decided.</param>
    /// <param name="FailedDays">How many days messages are kept that could not be processed.</param>
    /// <param name="RequestDays">How many days requests about one's own data are kept once they are answered.</param>
    public sealed record Summary(
        bool IsRegistered, string Name, string Roles, int TagCount, string Tags, int Cases, string CaseNumbers, int Complaints, string ComplaintNumbers,
        int Responses, string ResponseNumbers, int Proposals, string ProposalNumbers, int Houses, string HouseNumbers, int Changes, string ChangeNumbers, int Visits,
        int Activities, string ActivityNumbers, int Offers, string OfferNumbers, int Invitations, int Steps, int Questions, int Registrations,
        int Failed, int Broadcasts, int Pledges, int Quizzes, int Requests, IReadOnlyList<string> OpenKinds, string CaseDays, string NeutralityDays, string ServiceDays,
        string AidDays, string OtherDays, string ProposalDays, string RtlhDays, string VervalDays, string FieldDays, string QuestionDays, string RegistrationDays, string FailedDays, string RequestDays);

    /// <param name="Kind"><c>copy</c>, <c>correction</c>, <c>erasure</c>.</param>
    /// <param name="Text">What it is about, in the person's words.</param>
    public sealed record Question([property: Kind(ValueKind.Choice)] string Kind, string Text);

    /// <param name="Number">Its number.</param>
    /// <param name="DueAt">By when the office answers.</param>
    public sealed record Asked(string Number, DateTime DueAt);

    /// <param name="Count">How many are listed.</param>
    /// <param name="List">For choosing: their numbers, the latest first.</param>
    public sealed record Listing(int Count, IReadOnlyList<ListEntry> List);

    public sealed record ByNumber([property: Kind(ValueKind.Choice)] string Number);

    /// <param name="Number">Its number.</param>
    /// <param name="Kind"><c>copy</c>, <c>correction</c>, <c>erasure</c>.</param>
    /// <param name="State"><c>open</c>, <c>done</c>, <c>refused</c>.</param>
    /// <param name="Text">What was asked.</param>
    /// <param name="Answer">What the office answered; null while it has not.</param>
    /// <param name="AskedAt">When it came.</param>
    /// <param name="DueAt">By when the office answers.</param>
    /// <param name="IsLate">True when it should have been answered by now.</param>
    public sealed record Details(
        string Number, [property: Kind(ValueKind.Choice)] DataRequestKind Kind, [property: Kind(ValueKind.Choice)] DataRequestState State, string Text, string? Answer,
        DateTime AskedAt, DateTime DueAt, bool IsLate);

    public static readonly ActionRefusal IsOpen = new(
        "is-open", "Permintaan Anda yang sejenis masih kami kerjakan. Silakan ketik *data saya*, lalu pilih **Permintaan saya** untuk melihatnya.");

    public static readonly ActionRefusal NotFound = new("not-found", "Permintaan itu tidak ada dalam percakapan ini.");

    public async Task<ActionOutcome<Summary>> ShowAsync(Nothing input, TurnContext turn)
    {
        var (db, chat, person, keep, stop) = (turn.Db, turn.Conversation.Id, turn.Caller.PersonId, retention.Value, turn.Cancellation);
        var cases = CasesOf(db, chat, person);
        var complaints = await (await ReporterMarks.OwnOfAsync(turn)).OrderByDescending(c => c.Number).Select(c => c.Number).ToListAsync(stop);
        var responses = (await ResponseMarks.OwnOfAsync(turn)).Select(r => r.Number);
        var (proposals, houses, changes, activities, offers) = RecordedBy(db, chat, person);
        var open = await db.DataRequests.Where(r => r.ConversationId == chat && r.State == DataRequestState.Open).Select(r => r.Kind).Distinct().ToListAsync(stop);
        var tags = await db.PersonTags.Where(t => t.PersonId == person).OrderBy(t => t.Tag).Select(t => t.Tag).ToListAsync(stop);
        return new Summary(
            person is not null, turn.Caller.Name, string.Join(", ", turn.Caller.Roles.Select(r => OfficeRole.Find(r.Role)?.Label ?? r.Role).Distinct()),
            tags.Count, string.Join(", ", tags),
            await cases.CountAsync(stop), await NumbersAsync(cases.Select(c => c.Number), stop),
            complaints.Count, string.Join(", ", complaints),
            await responses.CountAsync(stop), await NumbersAsync(responses, stop), await proposals.CountAsync(stop), await NumbersAsync(proposals, stop),
            await houses.CountAsync(stop), await NumbersAsync(houses, stop), await changes.CountAsync(stop), await NumbersAsync(changes, stop),
            await db.VervalHouseholds.CountAsync(v => person != null && v.VisitorId == person, stop), await activities.CountAsync(stop), await NumbersAsync(activities, stop),
            await offers.CountAsync(stop), await NumbersAsync(offers, stop),
            await db.Invitees.CountAsync(i => person != null && i.PersonId == person, stop), await db.GatheringItems.CountAsync(i => person != null && i.OwnerId == person, stop),
            await db.HumanRequests.CountAsync(r => r.ConversationId == chat, stop), await db.RegistrationRequests.CountAsync(r => r.ConversationId == chat, stop),
            await db.Quarantine.CountAsync(m => m.ConversationId == chat, stop), await db.BroadcastRecipients.CountAsync(r => r.ConversationId == chat, stop),
            await db.Pledges.CountAsync(p => p.PersonId == person, stop), await db.QuizScores.CountAsync(q => q.PersonId == person, stop)
                + await db.GatheringQuizzes.CountAsync(q => db.GatheringQuestions.Any(s => s.GatheringId == q.GatheringId && db.GatheringAnswers.Any(a => a.QuestionId == s.Id && a.PersonId == person)), stop),
            await db.DataRequests.CountAsync(r => r.ConversationId == chat, stop), [.. open.Select(Code)],
            Days(keep.Case), Days(keep.Complaint.Neutrality), Days(keep.Complaint.Service), Days(keep.Complaint.Aid), Days(keep.Complaint.Other),
            Days(keep.Proposal), Days(keep.Rtlh), Days(keep.Verval), Days(keep.Field),
            Days(keep.Question), Days(keep.Registration), Days(keep.Quarantine), Days(keep.DataRequest));
    }

    public async Task<ActionOutcome<Asked>> AskAsync(Question input, TurnContext turn)
    {
        var kind = Enum.GetValues<DataRequestKind>().Single(k => Code(k) == input.Kind);
        // The turn holds its chat's row, so that two cannot come at once.
        if (await turn.Db.DataRequests.AnyAsync(
            r => r.ConversationId == turn.Conversation.Id && r.Kind == kind && r.State == DataRequestState.Open, turn.Cancellation))
            return IsOpen;
        var number = HumanNumber.DataRequest.Write(await turn.NextNumberAsync("data_request"), turn.Now, office.Zone);
        var request = DataRequest.New(turn.NewId(), number, kind, turn.Conversation.Id, input.Text, turn.Now, options.Value.AnswerWithin, turn.Sealer);
        turn.Db.DataRequests.Add(request);
        return new Asked(number, request.DueAt);
    }

    public static async Task<ActionOutcome<Listing>> ListAsync(Nothing input, TurnContext turn)
    {
        var numbers = await turn.Db.DataRequests.Where(r => r.ConversationId == turn.Conversation.Id)
            .OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Number).Take(Listed).Select(r => r.Number).ToListAsync(turn.Cancellation);
        return new Listing(numbers.Count, [.. numbers.Select(n => new ListEntry(n, n))]);
    }

    public static async Task<ActionOutcome<Details>> FindAsync(ByNumber input, TurnContext turn) =>
        await turn.Db.DataRequests.AsNoTracking()
            .SingleOrDefaultAsync(r => r.ConversationId == turn.Conversation.Id && r.Number == input.Number, turn.Cancellation) is { } request
            ? new Details(
                request.Number, request.Kind, request.State, request.OpenText(turn.Sealer), request.OpenAnswer(turn.Sealer), request.AskedAt, request.DueAt,
                request.State is DataRequestState.Open && request.DueAt <= turn.Now)
            : NotFound;

    /// <summary>The cases that were reported from a chat, or by its person from another, as the first or later.</summary>
    public static IQueryable<Cases.CaseFile> CasesOf(OfficeDbContext db, Guid chat, Guid? person) =>
        db.Cases.Where(c => c.ConversationId == chat || (person != null && c.ReportedBy == person)
            || db.CaseFollowers.Any(f => f.CaseId == c.Id && (f.ConversationId == chat || (person != null && f.PersonId == person))));

    /// <summary>The numbers of what somebody of the office recorded, or proposed from a chat: proposals, houses, changes, activities, offers of help.</summary>
    public static (IQueryable<string> Proposals, IQueryable<string> Houses, IQueryable<string> Changes, IQueryable<string> Activities, IQueryable<string> Offers) RecordedBy(
        OfficeDbContext db, Guid chat, Guid? person) => (
            db.Proposals.Where(p => p.ConversationId == chat || (person != null && p.ProposedBy == person)).Select(p => p.Number),
            db.RtlhApplications.Where(a => a.ConversationId == chat || (person != null && a.ProposedBy == person)).Select(a => a.Number),
            db.ChangeReports.Where(r => person != null && r.ReportedBy == person).Select(r => r.Number),
            db.Activities.Where(a => person != null && a.RecordedBy == person).Select(a => a.Number),
            db.AidOffers.Where(o => person != null && o.RecordedBy == person).Select(o => o.Number));

    /// <summary>The latest of some numbers.</summary>
    public static async Task<string> NumbersAsync(IQueryable<string> numbers, CancellationToken cancellation)
    {
        // They rise over all years, and the year in them rises too.
        var latest = await numbers.OrderByDescending(n => n).Take(Listed + 1).ToListAsync(cancellation);
        return string.Join(", ", latest.Take(Listed)) + (latest.Count > Listed ? ", …" : "");
    }

    // In digits alone: a flow groups a number's thousands by points, which in other languages is a fraction.
    private static string Days(int days) => days.ToString(CultureInfo.InvariantCulture);

    // As actions give it.
    private static string Code(DataRequestKind kind) => kind switch
    {
        DataRequestKind.Copy => "copy",
        DataRequestKind.Correction => "correction",
        DataRequestKind.Erasure => "erasure",
    };
}
