using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace PilarBot.Host.StaffConsole.Pages;

/// <summary>The way out.</summary>
internal sealed class KeluarModel(ConsoleUser me) : ConsoleModel(me)
{
    public IActionResult OnGet() => Redirect("/konsol");

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(ConsoleSession.Scheme);
        return Redirect("/konsol/masuk");
    }
}
