using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Field;
using PilarBot.Office.Media;

namespace PilarBot.Office.Activities;

/// <summary>Lists, counts and shows activities: one's own, and for those who coordinate those of their territory.</summary>
internal sealed class FindActivities(OfficeProfile office)
{
    private const int Listed = 30;

    /// <param name="Count">How many the caller may see.</param>
    /// <param name="ThisMonth">How many of these took place in this month.</param>
    /// <param name="Participants">How many took part in those of this month.</param>
    /// <param name="List">The latest 30.</param>
    public sealed record Listing(int Count, int ThisMonth, int Participants, IReadOnlyList<ListEntry> List);

    public sealed record ByNumber(string Number);

    /// <param name="Number">Its number.</param>
    /// <param name="Kind">What it was, with the programme.</param>
    /// <param name="Place">Where.</param>
    /// <param name="Day">When.</param>
    /// <param name="Participants">How many took part.</param>
    /// <param name="About">What it was about.</param>
    /// <param name="Problems">Problems with their counts, a line each; empty for none.</param>
    /// <param name="Photos">How many files there are.</param>
    /// <param name="By">Who recorded it.</param>
    public sealed record Details(string Number, string Kind, string Place, string Day, int Participants, string About, string Problems, int Photos, string By);

    public static readonly ActionRefusal NotFound = new("not-found", "Mohon maaf, kegiatan itu belum ditemukan. Ketik **kegiatan saya** untuk melihat daftarnya.");

    /// <summary>Lists the latest activities that the caller may see, and counts those of this month.</summary>
    public async Task<ActionOutcome<Listing>> ListAsync(Nothing input, TurnContext turn)
    {
        var visible = turn.Db.Activities.AsNoTracking().VisibleTo(turn.Caller);
        var today = office.DayOf(turn.Now);
        var (from, next) = (new DateOnly(today.Year, today.Month, 1), new DateOnly(today.Year, today.Month, 1).AddMonths(1));
        var counts = await visible.GroupBy(a => a.Day >= from && a.Day < next)
            .Select(g => new { IsThisMonth = g.Key, Count = g.Count(), Participants = g.Sum(a => a.Participants) }).ToListAsync(turn.Cancellation);
        var month = counts.Find(c => c.IsThisMonth);
        var latest = await visible.OrderByDescending(a => a.RecordedAt).ThenByDescending(a => a.Number).Take(Listed)
            .Select(a => new { a.Number, a.Kind }).ToListAsync(turn.Cancellation);
        return new Listing(
            counts.Sum(c => c.Count), month?.Count ?? 0, month?.Participants ?? 0,
            [.. latest.Select(a => new ListEntry(a.Number, $"{a.Number} {office.Label("kegiatan", a.Kind)}"))]);
    }

    /// <summary>Tells of an activity what was recorded.</summary>
    public async Task<ActionOutcome<Details>> ShowAsync(ByNumber input, TurnContext turn)
    {
        if (HumanNumber.Activity.Read(input.Number) is not { } number
            || await turn.Db.Activities.AsNoTracking().VisibleTo(turn.Caller).SingleOrDefaultAsync(a => a.Number == number, turn.Cancellation) is not { } activity)
            return NotFound;
        var photos = await turn.Db.Media.CountAsync(
            m => m.OwnerKind == RecordActivity.Owner && m.OwnerId == activity.Id && (m.State == MediaState.Stored || m.State == MediaState.Pending), turn.Cancellation);
        var by = await turn.Db.People.Where(p => p.Id == activity.RecordedBy).Select(p => p.Name).SingleOrDefaultAsync(turn.Cancellation);
        var programme = activity.Programme is { } key ? $", {office.Label("program", key)}" : "";
        return new Details(
            activity.Number, office.Label("kegiatan", activity.Kind) + programme, PlaceOf.Show(office, activity.Desa), OfficeProfile.ShowDay(activity.Day), activity.Participants,
            turn.Sealer.OpenText(activity.Key, activity.Id, "about", activity.About), Problems(activity, turn), photos, by ?? "");
    }

    private static string Problems(Activity activity, TurnContext turn) => string.Join('\n', new[]
    {
        activity.Cuts > 0 ? $"• pemotongan: {activity.Cuts}" : "",
        activity.CardTroubles > 0 ? $"• KKS bermasalah: {activity.CardTroubles}" : "",
        activity.Absent > 0 ? $"• tidak hadir: {activity.Absent}" : "",
        activity.Problems is { } more ? "• " + turn.Sealer.OpenText(activity.Key, activity.Id, "problems", more) : "",
    }.Where(line => line.Length > 0));
}
