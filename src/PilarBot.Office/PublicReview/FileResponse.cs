using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Calendar;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.PublicReview;

/// <summary>A resident objects to a line of their own desa's review, or supports it.</summary>
internal sealed class FileResponse(OfficeProfile office, IOptions<ReviewOptions> options)
{
    /// <param name="Entry">The line.</param>
    /// <param name="Kind"><c>sanggah</c> or <c>dukung</c>.</param>
    /// <param name="Desa">Where the resident says to live.</param>
    public sealed record From([property: Kind(ValueKind.Choice)] string Entry, [property: Kind(ValueKind.Choice)] string Kind, [property: Kind(ValueKind.Wilayah)] string Desa);

    /// <param name="IsAddition">True when this person said the same of the line before: what follows is added to it.</param>
    /// <param name="Number">Of that.</param>
    public sealed record Terms(bool IsAddition, string Number);

    /// <param name="Entry">The line.</param>
    /// <param name="Kind"><c>sanggah</c> or <c>dukung</c>.</param>
    /// <param name="Desa">Where the resident says to live.</param>
    /// <param name="Rt">RT and RW there.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Photos">Ids of the files sent.</param>
    /// <param name="Location">Of the house concerned.</param>
    public sealed record Input(
        [property: Kind(ValueKind.Choice)] string Entry, [property: Kind(ValueKind.Choice)] string Kind, [property: Kind(ValueKind.Wilayah)] string Desa, string Rt,
        string Reason, IReadOnlyList<Guid>? Photos, GeoPoint? Location);

    /// <param name="Number">The response's.</param>
    /// <param name="IsAddition">True when it was added to an earlier one and does not count again.</param>
    /// <param name="Kind"><c>sanggah</c> or <c>dukung</c>.</param>
    /// <param name="DueOn">By when the local government verifies; null for support.</param>
    /// <param name="Source">Where that rule comes from.</param>
    public sealed record Result(string Number, bool IsAddition, [property: Kind(ValueKind.Choice)] string Kind, DateOnly? DueOn, string Source);

    /// <param name="Count">How many are listed.</param>
    /// <param name="Lines">A line each, with how it stands.</param>
    public sealed record Listing(int Count, string Lines);

    public async Task<ActionOutcome<Terms>> CheckAsync(From input, TurnContext turn)
    {
        var (refusal, _, _, earlier) = await JudgeAsync(input.Entry, input.Kind, input.Desa, turn);
        if (refusal is not null)
            return refusal;
        if (earlier is null && await ResponseMarks.NextAsync(turn) is null)
            return ReviewRefusal.TooMany;
        return new Terms(earlier is not null, earlier?.Number ?? "");
    }

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        var (refusal, review, entry, earlier) = await JudgeAsync(input.Entry, input.Kind, input.Desa, turn);
        if (refusal is not null)
            return refusal;
        if (earlier is not null)
        {
            await AddAsync(earlier, input, turn);
            return Done(earlier, isAddition: true);
        }
        if (await ResponseMarks.NextAsync(turn) is not { } ownMark)
            return ReviewRefusal.TooMany;
        var kind = Read(input.Kind);
        var id = HiddenId.New();
        var key = turn.Sealer.NewKey(id);
        byte[] Seal(string field, string value) => turn.Sealer.Seal(key, id, field, value);
        var today = office.DayOf(turn.Now);
        var dueOn = kind is ResponseKind.Support ? (DateOnly?)null : ReviewClock.DueOn(today, options.Value, await WorkingCalendar.LoadAsync(turn.Db, turn.Cancellation));
        var response = new ReviewResponse
        {
            Id = id,
            Number = HumanNumber.Response.Write(await turn.NextNumberAsync("review_response"), turn.Now, office.Zone),
            ReviewId = review!.Id,
            EntryId = entry!.Id,
            Kind = kind,
            Kecamatan = review.Kecamatan,
            Desa = review.Desa,
            Key = key,
            Reason = Seal("reason", input.Reason),
            Location = input.Location is { } at ? Seal("location", Write(at)) : null,
            Rt = Seal("rt", input.Rt),
            Chat = Seal("chat", turn.Conversation.Id.ToString("N")),
            Mark = (await ResponseMarks.ForAsync(entry.Id, kind, turn))[0],
            OwnMark = ownMark,
            FiledOn = today,
            DueOn = dueOn,
            NoticeOn = dueOn is null ? null : today,
        };
        turn.Db.ReviewResponses.Add(response);
        await AttachMedia.HiddenAsync(turn, ReviewResponse.MediaOwner, id, input.Photos);
        return Done(response, isAddition: false);
    }

    /// <summary>What this chat said to public reviews, and how it stands.</summary>
    public async Task<ActionOutcome<Listing>> OwnAsync(Nothing input, TurnContext turn)
    {
        var today = office.DayOf(turn.Now);
        var own = await (
            from response in await ResponseMarks.OwnOfAsync(turn)
            join entry in turn.Db.ReviewEntries on response.EntryId equals entry.Id
            orderby response.Number descending
            select new { response, entry }).AsNoTracking().Take(5).ToListAsync(turn.Cancellation);
        return new Listing(own.Count, string.Join("\n\n", own.Select(o =>
        {
            var finding = o.response.Finding is { } found ? turn.Sealer.OpenText(o.response.Key, o.response.Id, "finding", found) : "";
            return $"{o.response.Number}, {o.response.Kind.Label()} atas {ReviewWords.Line(o.entry)}: {ReviewWords.Status(o.response, today, finding, options.Value)}";
        })));
    }

    private async Task<(ActionRefusal? Refusal, Review? Review, ReviewEntry? Entry, ReviewResponse? Earlier)> JudgeAsync(string code, string kind, string desa, TurnContext turn)
    {
        if (await LookUpReview.FindAsync(code, turn) is not var (review, entry))
            return (ReviewRefusal.NotFound, null, null, null);
        var today = office.DayOf(turn.Now);
        if (!review.IsOpen(today))
            return (ReviewRefusal.Closed(review.LastDay), null, null, null);
        if (desa != review.Desa)
            return (ReviewRefusal.OtherDesa, null, null, null);
        var marks = await ResponseMarks.ForAsync(entry.Id, Read(kind), turn);
        var earlier = await turn.Db.ReviewResponses.Where(r => marks.Contains(r.Mark)).OrderBy(r => r.Number).FirstOrDefaultAsync(turn.Cancellation);
        return earlier is { Kind: ResponseKind.Objection } && !earlier.IsWaiting(today)
            ? (ReviewRefusal.Decided, null, null, null)
            : (null, review, entry, earlier);
    }

    private async Task AddAsync(ReviewResponse response, Input input, TurnContext turn)
    {
        var id = HiddenId.New();
        var last = await turn.Db.ReviewResponseNotes.Where(n => n.ResponseId == response.Id).MaxAsync(n => (int?)n.Ordinal, turn.Cancellation) ?? 0;
        turn.Db.ReviewResponseNotes.Add(new()
        {
            Id = id,
            ResponseId = response.Id,
            Text = turn.Sealer.Seal(response.Key, id, "text", input.Reason),
            On = office.DayOf(turn.Now),
            Ordinal = last + 1,
        });
        if (input.Location is { } at)
            response.Location ??= turn.Sealer.Seal(response.Key, response.Id, "location", Write(at));
        await AttachMedia.HiddenAsync(turn, ReviewResponse.MediaOwner, response.Id, input.Photos);
    }

    private Result Done(ReviewResponse response, bool isAddition) =>
        new(response.Number, isAddition, response.Kind is ResponseKind.Support ? "dukung" : "sanggah", response.DueOn, options.Value.VerificationSource);

    private static ResponseKind Read(string kind) => kind == "dukung" ? ResponseKind.Support : ResponseKind.Objection;

    private static string Write(GeoPoint at) => string.Create(CultureInfo.InvariantCulture, $"{at.Latitude},{at.Longitude},{at.Accuracy}");
}
