using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Proposals;

/// <summary>The month's dates, as this office has set them.</summary>
internal sealed class ProposalCycle(OfficeProfile office, IOptions<ProposalOptions> options)
{
    /// <param name="Month">Which month.</param>
    /// <param name="Steps">A line for each step, with what is under way today.</param>
    /// <param name="Source">Where the dates come from.</param>
    public sealed record Calendar(string Month, string Steps, string Source);

    public static readonly ActionRefusal NotForYou = new("not-allowed", "Jadwal usulan ditampilkan kepada petugas yang terdaftar.");

    public Task<ActionOutcome<Calendar>> ShowAsync(Nothing input, TurnContext turn)
    {
        if (turn.Caller.PersonId is null)
            return Task.FromResult<ActionOutcome<Calendar>>(NotForYou);
        var today = office.DayOf(turn.Now);
        var text = new StringBuilder();
        foreach (var step in options.Value.Steps)
        {
            var (first, last) = (step.FirstIn(today), step.LastIn(today));
            text.Append(CultureInfo.InvariantCulture, $"• {step.Label}: {(first == last ? $"tanggal {last.Day}" : $"tanggal {first.Day} sampai {last.Day}")}, {When(today, first, last)}\n");
        }
        return Task.FromResult<ActionOutcome<Calendar>>(new Calendar(OfficeProfile.ShowMonth(today), text.ToString().TrimEnd(), options.Value.CycleSource));
    }

    private static string When(DateOnly today, DateOnly first, DateOnly last) =>
        today < first ? $"{first.DayNumber - today.DayNumber} hari lagi"
        : today > last ? "sudah lewat"
        : today == last ? "hari ini terakhir"
        : $"berjalan, sisa {last.DayNumber - today.DayNumber} hari";
}
