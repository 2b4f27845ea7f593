using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using PilarBot.Office.Staff;

namespace PilarBot.Host.StaffConsole.Pages;

/// <summary>One's own password.</summary>
internal sealed class SandiModel(ConsoleUser me, SignInBrakes brakes) : ConsoleModel(me)
{
    [BindProperty]
    public string? Old { get; set; }

    [BindProperty]
    public string? New { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        var guess = SignInBrakes.Guess.Present(Me.Caller.PersonId!.Value);
        if (brakes.Begin(guess) is { } wait)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Refused = new("too-often", $"Terlalu banyak percobaan. Coba lagi {Math.Ceiling(wait.TotalMinutes)} menit lagi.");
            return Page();
        }
        var outcome = await Me.DoAsync(turn => StaffAccounts.ChangePasswordAsync(new(Old ?? "", New ?? ""), turn));
        Refused = outcome.Refusal;
        if (Refused is not null)
            return Page();
        brakes.Right(guess);
        await HttpContext.SignOutAsync(ConsoleSession.Scheme);
        return Redirect("/konsol/masuk");
    }
}
