using Microsoft.AspNetCore.Mvc;
using PilarBot.Office;
using PilarBot.Office.Staff;

namespace PilarBot.Host.StaffConsole.Pages;

/// <summary>Who may sign in: links, and accounts out of use.</summary>
internal sealed class AkunModel(ConsoleUser me, OfficeProfile office) : ConsoleModel(me)
{
    [BindProperty(SupportsGet = true, Name = "cari")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "sesudah")]
    public string? After { get; set; }

    public IReadOnlyList<StaffAccounts.Line> Lines { get; private set; } = [];
    public bool HasMore { get; private set; }

    /// <summary>Shown once, in the answer to the request for it.</summary>
    public (Guid Person, string Address)? Link { get; private set; }

    public string? Show(DateTime? at) => at is { } time ? office.Show(time) : null;

    public async Task<IActionResult> OnGetAsync()
    {
        (Lines, HasMore) = await Me.SeeAsync(turn => StaffAccounts.ListAsync(Search?.Trim(), After, turn));
        return Page();
    }

    public async Task<IActionResult> OnPostTautanAsync(Guid id)
    {
        var outcome = await Me.DoAsync(turn => StaffAccounts.IssueLinkAsync(id, turn));
        Refused = outcome.Refusal;
        if (outcome.Result is { } link)
            Link = (id, $"{Request.Scheme}://{Request.Host}/konsol/tautan/{link.Code}");
        return await OnGetAsync();
    }

    public Task<IActionResult> OnPostMatiAsync(Guid id) => DoAsync(turn => StaffAccounts.SetDisabledAsync(id, true, turn), _ => "Akun dimatikan; sesinya berakhir sekarang juga.", OnGetAsync);

    public Task<IActionResult> OnPostHidupAsync(Guid id) => DoAsync(turn => StaffAccounts.SetDisabledAsync(id, false, turn), _ => "Akun bisa dipakai lagi.", OnGetAsync);
}
