using PilarBot.Office;
using PilarBot.Office.Staff;

namespace PilarBot.Host.StaffConsole.Pages;

/// <summary>What waits for whoever is signed in, and how the office stands.</summary>
internal sealed class BerandaModel(ConsoleUser me, ShowFigures figures, OfficeProfile office) : ConsoleModel(me)
{
    public IReadOnlyList<WaitingWork> Waiting { get; private set; } = [];
    public ShowFigures.Result Figures { get; private set; } = null!;
    public string? CountedAt => Figures.CountedAt is { } at ? office.Show(at) : null;

    public async Task OnGetAsync() => (Waiting, Figures) = await Me.SeeAsync(async turn => (
        await WaitingWork.OfAsync(turn.Db, turn.Caller, office.DayOf(turn.Now), turn.Sealer, turn.Cancellation), await figures.RunAsync(turn)));
}
