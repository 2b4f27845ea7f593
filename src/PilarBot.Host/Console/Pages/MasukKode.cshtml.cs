using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PilarBot.Office.Staff;

namespace PilarBot.Host.StaffConsole.Pages;

/// <summary>The second half of signing in: the code of the authenticator app.</summary>
internal sealed class MasukKodeModel(StaffAccounts accounts, ConsoleSession session, SignInBrakes brakes) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public string? Fault { get; private set; }

    public IActionResult OnGet() => session.FindHalfWay(HttpContext) is null ? Redirect("/konsol/masuk") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (session.FindHalfWay(HttpContext) is not { } identity)
            return Redirect("/konsol/masuk");
        // Whoever has the password is told apart from those who have not, and the owner's own browser from both.
        var guess = SignInBrakes.Guess.Code(identity.PersonId, session.FindBrowser(HttpContext) is { } known && known.Person == identity.PersonId ? known.Browser : null);
        if (brakes.Begin(guess) is { } wait)
        {
            Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Fault = $"Terlalu banyak kode yang belum cocok. Coba lagi {Math.Ceiling(wait.TotalMinutes)} menit lagi.";
            return Page();
        }
        if (!await accounts.CheckCodeAsync(identity, Code ?? "", HttpContext.RequestAborted))
        {
            Fault = "Kode belum cocok. Ketik kode yang sedang tampil; satu kode hanya dipakai sekali. Pastikan jam ponsel benar.";
            return Page();
        }
        brakes.Right(guess);
        await session.SignInAsync(HttpContext, identity);
        return Redirect(MasukModel.Onward(ReturnUrl));
    }
}
