using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;
using PilarBot.Office.People;

namespace PilarBot.Office.Broadcasts;

/// <summary>All broadcasts for those who look at the desk: the newest first, a page at a time.</summary>
internal sealed class ListBroadcasts(OfficeProfile office)
{
    /// <summary>How many are shown at once.</summary>
    public const int Most = 20;

    /// <param name="Number">Its number.</param>
    /// <param name="State">How far it has come.</param>
    /// <param name="At">When it goes or went out, in words.</param>
    /// <param name="Audience">Whom it is for, in words.</param>
    /// <param name="Begins">Its first words.</param>
    /// <param name="Counts">What became of its recipients; all zero before it begins.</param>
    public sealed record Row(string Number, BroadcastState State, string At, string Audience, string Begins, RecipientCounts Counts);

    /// <param name="Rows">The newest first.</param>
    /// <param name="Next">Where older ones begin; null when there are none.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, Guid? Next);

    private const int WordsLength = 90;

    /// <param name="state">Only these; null for all.</param>
    /// <param name="before">Only those older than this one: <see cref="Result.Next"/> of the page before.</param>
    /// <param name="turn">Who looks.</param>
    public async Task<ActionOutcome<Result>> RunAsync(BroadcastState? state, Guid? before, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return BroadcastActions.NotStaff;
        // Their ids are in the order of time.
        var rows = await turn.Db.Broadcasts.AsNoTracking()
            .Where(b => (state == null || b.State == state) && (before == null || b.Id < before))
            .OrderByDescending(b => b.Id).Take(Most + 1).ToListAsync(turn.Cancellation);
        var shown = rows.Take(Most).ToList();
        var counts = await RecipientCounts.OfAsync(turn.Db, [.. shown.Select(b => b.Id)], turn.Cancellation);
        return new Result(
            [.. shown.Select(b => new Row(b.Number, b.State, office.Show(b.At), AudienceWords.Of(b.Audience, office), Begin(b.Text), counts[b.Id]))],
            rows.Count > Most ? shown[^1].Id : null);
    }

    private static string Begin(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length > WordsLength ? line[..WordsLength].TrimEnd() + "…" : line;
    }
}
