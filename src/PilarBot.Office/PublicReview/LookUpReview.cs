using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.PublicReview;

/// <summary>Public reviews for everybody, by desa, and for those in charge, by their place.</summary>
internal sealed class LookUpReview(OfficeProfile office)
{
    private const int Listed = 100;
    private const int OnPage = 50;

    public sealed record InDesa([property: Kind(ValueKind.Wilayah)] string Desa);

    public sealed record InRt([property: Kind(ValueKind.Choice)] string Number, [property: Kind(ValueKind.Choice)] string Rt);

    /// <param name="Entry">A line, as <see cref="EntriesAsync"/> gives it: <c>UP-2026-000001/12</c>.</param>
    public sealed record ByEntry([property: Kind(ValueKind.Choice)] string Entry);

    public sealed record ByNumber([property: Kind(ValueKind.Choice)] string Number);

    /// <param name="Number">Of the review that runs there, else of the latest; empty when there was none.</param>
    /// <param name="IsOpen">True while residents may object.</param>
    /// <param name="LastDay">The last day to object.</param>
    /// <param name="Count">How many lines it has.</param>
    /// <param name="List">Its RTs, for choosing, each with its number of lines.</param>
    public sealed record Found(string Number, bool IsOpen, DateOnly? LastDay, int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Count">How many are listed.</param>
    /// <param name="List">For choosing.</param>
    public sealed record Listing(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Line">What everybody may read of it.</param>
    /// <param name="IsOpen">True while residents may object.</param>
    /// <param name="LastDay">The last day to object.</param>
    /// <param name="DaysLeft">How many days are left, today not counted.</param>
    /// <param name="Desa">Its desa, in words.</param>
    public sealed record Entry(string Line, bool IsOpen, DateOnly LastDay, int DaysLeft, string Desa);

    /// <param name="Number">Its number.</param>
    /// <param name="Place">Desa and kecamatan.</param>
    /// <param name="Opened">The day.</param>
    /// <param name="LastDay">The last day to object.</param>
    /// <param name="IsOpen">True while residents may object.</param>
    /// <param name="Lines">How many lines it has.</param>
    /// <param name="Objections">How many residents object.</param>
    /// <param name="Support">How many support.</param>
    /// <param name="Waiting">Objections that nobody has verified yet.</param>
    /// <param name="MayClose">True when the caller may have its minutes made.</param>
    public sealed record Standing(
        string Number, string Place, DateOnly Opened, DateOnly LastDay, bool IsOpen, int Lines, int Objections, int Support, int Waiting, bool MayClose);

    public async Task<ActionOutcome<Found>> FindAsync(InDesa input, TurnContext turn)
    {
        if (await turn.Db.Reviews.AsNoTracking().Where(r => r.Desa == input.Desa).OrderByDescending(r => r.LastDay).FirstOrDefaultAsync(turn.Cancellation) is not { } review)
            return new Found("", false, null, 0, []);
        var rts = await turn.Db.ReviewEntries.Where(e => e.ReviewId == review.Id).GroupBy(e => e.Rt).Select(g => new { Rt = g.Key, Count = g.Count() })
            .OrderBy(g => g.Rt).Take(Listed).ToListAsync(turn.Cancellation);
        return new Found(
            review.Number, review.IsOpen(office.DayOf(turn.Now)), review.LastDay, rts.Sum(r => r.Count),
            [.. rts.Select(r => new ListEntry(r.Rt, $"RT {r.Rt} ({r.Count.ToString(CultureInfo.InvariantCulture)})"))]);
    }

    public static async Task<ActionOutcome<Listing>> EntriesAsync(InRt input, TurnContext turn)
    {
        var entries = await (
            from review in turn.Db.Reviews
            where review.Number == input.Number
            join entry in turn.Db.ReviewEntries on review.Id equals entry.ReviewId
            where entry.Rt == input.Rt
            orderby entry.Ordinal
            select entry).AsNoTracking().Take(Listed).ToListAsync(turn.Cancellation);
        return new Listing(entries.Count, [.. entries.Select(e => new ListEntry(CodeOf(input.Number, e), $"{e.Ordinal}. {e.Initials} {e.Change.Label()} {e.Program}".TrimEnd()))]);
    }

    public async Task<ActionOutcome<Entry>> EntryAsync(ByEntry input, TurnContext turn)
    {
        if (await FindAsync(input.Entry, turn) is not var (review, entry))
            return ReviewRefusal.NotFound;
        var today = office.DayOf(turn.Now);
        return new Entry(ReviewWords.Line(entry), review.IsOpen(today), review.LastDay, Math.Max(0, review.LastDay.DayNumber - today.DayNumber), office.Label("desa", review.Desa));
    }

    /// <param name="Number">Its number.</param>
    /// <param name="Place">Desa and kecamatan.</param>
    /// <param name="Opened">The day.</param>
    /// <param name="LastDay">The last day to object.</param>
    /// <param name="IsOpen">True while residents may object.</param>
    public sealed record Line(string Number, string Place, string Opened, string LastDay, bool IsOpen);

    /// <summary>The reviews of the caller's place, the latest first, a page at a time.</summary>
    /// <param name="before">The last number of the page before; null for the first page.</param>
    /// <param name="turn">Somebody's at the desk.</param>
    public async Task<(IReadOnlyList<Line> Lines, bool HasMore)> PageAsync(string? before, TurnContext turn)
    {
        var today = office.DayOf(turn.Now);
        var reviews = turn.Db.Reviews.AsNoTracking().Within(turn.Caller, ReviewAccess.Overseers);
        if (before is { Length: > 0 })
            reviews = reviews.Where(r => r.Number.CompareTo(before) < 0);
        var rows = await reviews.OrderByDescending(r => r.Number).Take(OnPage + 1).ToListAsync(turn.Cancellation);
        return ([.. rows.Take(OnPage).Select(r => new Line(
            r.Number, $"{office.Label("desa", r.Desa)}, {office.Label("kecamatan", r.Kecamatan)}", OfficeProfile.ShowDay(r.OpenedOn), OfficeProfile.ShowDay(r.LastDay), r.IsOpen(today)))],
            rows.Count > OnPage);
    }

    /// <summary>What everybody may read in a review: its lines, in their order, with the number of the objections to each.</summary>
    public static async Task<IReadOnlyList<(string Text, int Objections)>> LinesAsync(string number, TurnContext turn)
    {
        if (await InChargeAsync(number, turn) is not { } review)
            return [];
        var entries = await turn.Db.ReviewEntries.AsNoTracking().Where(e => e.ReviewId == review.Id).OrderBy(e => e.Ordinal).ToListAsync(turn.Cancellation);
        var objections = await turn.Db.ReviewResponses.Where(r => r.ReviewId == review.Id && r.Kind == ResponseKind.Objection)
            .GroupBy(r => r.EntryId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, turn.Cancellation);
        return [.. entries.Select(e => (ReviewWords.Line(e), objections.GetValueOrDefault(e.Id)))];
    }

    /// <summary>The reviews of the caller's place, the latest first.</summary>
    public async Task<ActionOutcome<Listing>> ListAsync(Nothing input, TurnContext turn)
    {
        var today = office.DayOf(turn.Now);
        var reviews = await turn.Db.Reviews.AsNoTracking().Within(turn.Caller, ReviewAccess.Overseers).OrderByDescending(r => r.Id).Take(50).ToListAsync(turn.Cancellation);
        return new Listing(reviews.Count, [.. reviews.Select(r => new ListEntry(r.Number, $"{r.Number} {(r.IsOpen(today) ? "berjalan" : "selesai")}"))]);
    }

    public async Task<ActionOutcome<Standing>> StandingAsync(ByNumber input, TurnContext turn)
    {
        if (await InChargeAsync(input.Number, turn) is not { } review)
            return ReviewRefusal.NotFound;
        var today = office.DayOf(turn.Now);
        var lines = await turn.Db.ReviewEntries.CountAsync(e => e.ReviewId == review.Id, turn.Cancellation);
        var responses = turn.Db.ReviewResponses.Where(r => r.ReviewId == review.Id);
        var counts = await responses.GroupBy(r => r.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(turn.Cancellation);
        int Count(ResponseKind kind) => counts.Find(c => c.Key == kind)?.Count ?? 0;
        return new Standing(
            review.Number, $"{office.Label("desa", review.Desa)}, {office.Label("kecamatan", review.Kecamatan)}", review.OpenedOn, review.LastDay, review.IsOpen(today),
            lines, Count(ResponseKind.Objection), Count(ResponseKind.Support), await Undecided(turn.Db, review.Id, today).CountAsync(turn.Cancellation),
            turn.Caller.Holds(review, ReviewAccess.Openers));
    }

    /// <summary>Line and review of a code.</summary>
    public static async Task<(Review Review, ReviewEntry Entry)?> FindAsync(string code, TurnContext turn)
    {
        if (code.Split('/') is not [var number, var digits] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal))
            return null;
        var found = await (
            from review in turn.Db.Reviews
            where review.Number == number
            join entry in turn.Db.ReviewEntries on review.Id equals entry.ReviewId
            where entry.Ordinal == ordinal
            select new { review, entry }).AsNoTracking().SingleOrDefaultAsync(turn.Cancellation);
        return found is null ? null : (found.review, found.entry);
    }

    /// <summary>The review of a number, where the caller oversees it.</summary>
    public static async Task<Review?> InChargeAsync(string typed, TurnContext turn) => HumanNumber.Review.Read(typed) is not { } number
        ? null
        : await turn.Db.Reviews.AsNoTracking().Where(r => r.Number == number).Within(turn.Caller, ReviewAccess.Overseers).SingleOrDefaultAsync(turn.Cancellation);

    /// <summary>Objections of a review that may still be verified.</summary>
    public static IQueryable<ReviewResponse> Undecided(OfficeDbContext db, Guid review, DateOnly today) =>
        db.ReviewResponses.Where(r => r.ReviewId == review && r.State == ResponseState.Filed && r.DueOn >= today);

    private static string CodeOf(string number, ReviewEntry entry) => string.Create(CultureInfo.InvariantCulture, $"{number}/{entry.Ordinal}");
}
