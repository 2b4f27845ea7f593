using System.Globalization;
using System.Text;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.People;

namespace PilarBot.Office.Reminders;

/// <summary>Shows staff what became of reminders, and why some were not sent.</summary>
internal sealed class ShowReminders(OfficeProfile office, IEnumerable<ReminderKind> kinds)
{
    private readonly List<ReminderKind> kinds = [.. kinds];

    /// <param name="Days">Of so many days, today among them: <c>1</c>, <c>7</c>, <c>30</c>.</param>
    public sealed record Input([property: Kind(ValueKind.Choice)] string Days);

    /// <param name="Found">All.</param>
    /// <param name="Sent">Of them sent.</param>
    /// <param name="Waiting">Of them still to come.</param>
    /// <param name="Skipped">Of them passed over. The three together are all.</param>
    /// <param name="Text">A line for each kind and reason.</param>
    public sealed record Result(int Found, int Sent, int Waiting, int Skipped, string Text);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return ReminderActions.NotStaff;
        var days = int.TryParse(input.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var some) ? Math.Clamp(some, 1, 90) : 7;
        var since = office.DayOf(turn.Now).AddDays(1 - days).ToDateTime(TimeOnly.MinValue).AddHours(-office.Zone.Hours);
        var figures = await ReminderFigures.SinceAsync(turn.Db, DateTime.SpecifyKind(since, DateTimeKind.Utc), turn.Cancellation);
        var lines = figures.Lines;
        return new Result(lines.Sum(l => l.Found), lines.Sum(l => l.Sent), lines.Sum(l => l.Waiting), lines.Sum(l => l.Skipped.Values.Sum()), Text(lines));
    }

    private string LabelOf(string code) => code is DraftReminder.Code ? DraftReminder.Label : kinds.Find(k => k.Code == code)?.Label ?? code;

    /// <summary>A line for each kind, and under it one for each reason.</summary>
    public string Text(IReadOnlyList<ReminderFigures.Line> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"• {LabelOf(line.Kind)}: {line.Found}, dikirim {line.Sent}");
            if (line.Waiting > 0)
                text.Append(CultureInfo.InvariantCulture, $", menunggu {line.Waiting}");
            foreach (var (skip, count) in line.Skipped.OrderByDescending(s => s.Value).ThenBy(s => s.Key))
                text.Append(CultureInfo.InvariantCulture, $"\n  – {count} tidak dikirim: {skip.Label()}");
            text.Append('\n');
        }
        return text.ToString().TrimEnd();
    }
}
