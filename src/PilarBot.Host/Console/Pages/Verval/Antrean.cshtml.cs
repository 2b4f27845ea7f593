using PilarBot.Office.Conversations;
using PilarBot.Office.Verval;

namespace PilarBot.Host.StaffConsole.Pages.Verval;

/// <summary>Forms that wait for a second person, longest waiting first.</summary>
internal sealed class AntreanModel(ConsoleUser me, CheckVerval check) : ConsoleModel(me)
{
    public IReadOnlyList<ListEntry> Waiting { get; private set; } = [];

    public async Task OnGetAsync() => Waiting = (await Me.SeeAsync(turn => check.WaitingAsync(new(), turn))).Result?.List ?? [];
}
