using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using PilarBot.Office.Staff;

namespace PilarBot.Host.StaffConsole.Pages;

/// <summary>One's own password.</summary>
internal sealed class SandiModel(ConsoleUser me) : ConsoleModel(me)
{
    [BindProperty]
    public string? Old { get; set; }

    [BindProperty]
    public string? New { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Me.DoAsync(turn => StaffAccounts.ChangePasswordAsync(new(Old ?? "", New ?? ""), turn));
        Refused = outcome.Refusal;
        if (Refused is not null)
            return Page();
        await HttpContext.SignOutAsync(ConsoleSession.Scheme);
        return Redirect("/konsol/masuk");
    }
}
