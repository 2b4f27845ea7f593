using Microsoft.AspNetCore.Mvc;
using PilarBot.Office.Gatherings;

namespace PilarBot.Host.StaffConsole.Pages.Kegiatan;

/// <summary>The gatherings of the caller's place, the latest first.</summary>
internal sealed class DaftarModel(ConsoleUser me, ShowGatherings show) : ConsoleModel(me)
{
    /// <summary>The last number of the page before.</summary>
    [BindProperty(SupportsGet = true, Name = "sebelum")]
    public string? Before { get; set; }

    public IReadOnlyList<ShowGatherings.Line> Lines { get; private set; } = [];
    public bool HasMore { get; private set; }

    public async Task OnGetAsync() => (Lines, HasMore) = await Me.SeeAsync(turn => show.PageAsync(Before, turn));
}
