using Microsoft.AspNetCore.Mvc;
using PilarBot.Office.Complaints;
using PilarBot.Office.Exports;

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

    public async Task<IActionResult> OnGetAsync()
    {
        (Lines, HasMore) = await Me.SeeAsync(turn => handle.ListAsync(All, Before, turn));
        return Page();
    }

    /// <summary>The register of a period, as a file.</summary>
    public Task<IActionResult> OnPostUnduhAsync(string? format, ExportPeriod masa) => ExportAsync(turn => AskExport.ComplaintsAsync(masa, format == "xlsx", turn), OnGetAsync);
}
