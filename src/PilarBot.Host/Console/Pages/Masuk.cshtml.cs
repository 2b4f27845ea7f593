using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using PilarBot.Host.Setup;
using PilarBot.Office.Staff;

namespace PilarBot.Host.StaffConsole.Pages;

/// <summary>The first half of signing in: name and password.</summary>
internal sealed class MasukModel(StaffAccounts accounts, ConsoleSession session, SignInBrakes brakes, IOptions<DemoOptions> demo) : PageModel
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public string? Fault { get; private set; }

    /// <summary>The demo's people, for whoever sits at the host itself.</summary>
    public IReadOnlyList<(string Role, Guid Person, string Name)> Demo { get; private set; } = [];

    /// <summary>Where to go on: never away from the console.</summary>
    public static string Onward(string? returnUrl) =>
        returnUrl is { Length: < 500 } && (returnUrl == "/konsol" || returnUrl.StartsWith("/konsol/", StringComparison.Ordinal)) && !returnUrl.Contains("//", StringComparison.Ordinal) && !returnUrl.Contains('\\', StringComparison.Ordinal)
            ? returnUrl : "/konsol";

    public async Task OnGetAsync() => await LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var (name, password) = (UserName?.Trim() ?? "", Password ?? "");
        if (name.Length is 0 or > 100 || password.Length == 0)
            return await AgainAsync("Tulis nama pengguna dan kata sandi Anda.");
        var address = HttpContext.Connection.RemoteIpAddress;
        var known = session.FindBrowser(HttpContext);
        // Known for one account, not for all.
        var browser = known is { } b && await accounts.IsOfAsync(b.Person, name, HttpContext.RequestAborted) ? b.Browser : null;
        var guess = SignInBrakes.Guess.Password(address, name, browser);
        if (brakes.Begin(guess) is { } wait)
        {
            await accounts.NoteHeldAsync(name, HttpContext.RequestAborted);
            Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return await AgainAsync($"Terlalu banyak percobaan. Coba lagi {Math.Ceiling(wait.TotalMinutes)} menit lagi, atau masuk dari peramban yang biasa Anda pakai.");
        }
        if (await accounts.CheckPasswordAsync(name, password, HttpContext.RequestAborted) is not { } identity)
            return await AgainAsync("Nama pengguna atau kata sandi belum cocok. Bila lupa, mintalah tautan baru kepada administrator.");
        brakes.Right(guess);
        session.BeginHalfWay(HttpContext, identity);
        return Redirect($"/konsol/masuk/kode?returnUrl={Uri.EscapeDataString(Onward(ReturnUrl))}");
    }

    public async Task<IActionResult> OnPostContohAsync(string peran)
    {
        await LoadAsync();
        if (Demo.FirstOrDefault(d => d.Role == peran) is not { Role: not null } one)
            return NotFound();
        await session.SignInDemoAsync(HttpContext, one.Person);
        return Redirect(Onward(ReturnUrl));
    }

    private async Task<IActionResult> AgainAsync(string fault)
    {
        Fault = fault;
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync()
    {
        if (demo.Value.Enabled && LoopbackOnly.IsAllowed(HttpContext))
            Demo = await accounts.FindDemoAsync(HttpContext.RequestAborted);
    }
}
