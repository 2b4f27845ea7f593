using Microsoft.AspNetCore.Mvc;
using PilarBot.Office.Broadcasts;

namespace PilarBot.Host.StaffConsole.Pages.Siaran;

/// <summary>All broadcasts, the newest first.</summary>
internal sealed class DaftarModel(ConsoleUser me, ListBroadcasts list) : ConsoleModel(me)
{
    /// <summary>Only those in this state.</summary>
    [BindProperty(SupportsGet = true, Name = "keadaan")]
    public BroadcastState? State { get; set; }

    /// <summary>Only those older than this one.</summary>
    [BindProperty(SupportsGet = true, Name = "sebelum")]
    public Guid? Before { get; set; }

    public ListBroadcasts.Result List { get; private set; } = new([], null);

    public async Task OnGetAsync()
    {
        var outcome = await Me.SeeAsync(turn => list.RunAsync(State, Before, turn));
        (List, Refused) = (outcome.Result ?? List, outcome.Refusal);
    }
}
