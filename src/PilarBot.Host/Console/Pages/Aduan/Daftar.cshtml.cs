using Microsoft.AspNetCore.Mvc;
using PilarBot.Office.Complaints;

namespace PilarBot.Host.StaffConsole.Pages.Aduan;

/// <summary>The complaints that somebody handles; never one that is about them.</summary>
internal sealed class DaftarModel(ConsoleUser me, HandleComplaints handle) : ConsoleModel(me)
{
    [BindProperty(SupportsGet = true, Name = "semua")]
    public bool All { get; set; }

    /// <summary>The last number of the part before.</summary>
    [BindProperty(SupportsGet = true, Name = "sebelum")]
    public string? Before { get; set; }

    public IReadOnlyList<HandleComplaints.Line> Lines { get; private set; } = [];
    public bool HasMore { get; private set; }

    public async Task OnGetAsync() => (Lines, HasMore) = await Me.SeeAsync(turn => handle.ListAsync(All, Before, turn));
}
