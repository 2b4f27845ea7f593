using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using PilarBot.Host.Setup;
using PilarBot.Office.Staff;

namespace PilarBot.Host.StaffConsole;

/// <summary>Who is signed in with this browser. Looked up at each request: whoever is disabled or has lost their role is out at the next.</summary>
internal sealed class ConsoleSession(StaffAccounts accounts, IOptions<DemoOptions> demo, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>The name of the scheme and the cookie.</summary>
    public const string Scheme = "konsol";

    /// <summary>Without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>At most, whatever is done.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    // Between password and code.
    private static readonly TimeSpan HalfWay = TimeSpan.FromMinutes(5);

    private const string PersonClaim = "person", StampClaim = "stamp", SinceClaim = "since", DemoClaim = "demo";
    private const string HalfWayCookie = "konsol-langkah", BrowserCookie = "konsol-dikenal";

    private readonly ITimeLimitedDataProtector halfWay = protection.CreateProtector("konsol-langkah").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector browsers = protection.CreateProtector("konsol-dikenal").ToTimeLimitedDataProtector();

    /// <summary>Signs somebody in whose password and code were right.</summary>
    public Task SignInAsync(HttpContext context, StaffAccounts.Identity identity)
    {
        var browser = Guid.CreateVersion7(clock.GetUtcNow());
        Set(context, BrowserCookie, browsers.Protect($"{identity.PersonId:N} {browser:N}", TimeSpan.FromDays(365)), TimeSpan.FromDays(365));
        context.Response.Cookies.Delete(HalfWayCookie);
        return SignInAsync(context, identity.PersonId, identity.Stamp.ToString("N"), isDemo: false);
    }

    /// <summary>Signs in somebody of the demo.</summary>
    public Task SignInDemoAsync(HttpContext context, Guid person) => SignInAsync(context, person, "", isDemo: true);

    /// <summary>Remembers that the password was right, until the code is.</summary>
    public void BeginHalfWay(HttpContext context, StaffAccounts.Identity identity) =>
        Set(context, HalfWayCookie, halfWay.Protect($"{identity.PersonId:N} {identity.Stamp:N}", HalfWay), HalfWay);

    /// <summary>Whose password was right; null when nobody's was lately.</summary>
    public StaffAccounts.Identity? FindHalfWay(HttpContext context) =>
        Open(halfWay, context.Request.Cookies[HalfWayCookie]) is [var person, var stamp] ? new(Guid.Parse(person), Guid.Parse(stamp)) : null;

    /// <summary>This browser, when somebody signed in with it before; null otherwise.</summary>
    public (Guid Person, string Browser)? FindBrowser(HttpContext context) =>
        Open(browsers, context.Request.Cookies[BrowserCookie]) is [var person, var browser] ? (Guid.Parse(person), browser) : null;

    /// <summary>Looks whether a session still holds, and who it is.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (await services.GetRequiredService<ConsoleSession>().FindAsync(context.Principal!, context.HttpContext.RequestAborted) is { } caller)
        {
            services.GetRequiredService<ConsoleUser>().Enter(caller);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    private async Task<PilarBot.Office.Conversations.Caller?> FindAsync(ClaimsPrincipal principal, CancellationToken cancellation)
    {
        if (!Guid.TryParse(principal.FindFirstValue(PersonClaim), out var person)
            || !long.TryParse(principal.FindFirstValue(SinceClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(since) > Longest)
            return null;
        if (principal.HasClaim(DemoClaim, "1"))
            return demo.Value.Enabled ? await accounts.FindDemoCallerAsync(person, cancellation) : null;
        return Guid.TryParse(principal.FindFirstValue(StampClaim), out var stamp) ? await accounts.FindCallerAsync(new(person, stamp), cancellation) : null;
    }

    private Task SignInAsync(HttpContext context, Guid person, string stamp, bool isDemo)
    {
        var claims = new ClaimsIdentity(
        [
            new(PersonClaim, person.ToString()), new(StampClaim, stamp), new(DemoClaim, isDemo ? "1" : "0"),
            new(SinceClaim, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ], Scheme);
        return context.SignInAsync(Scheme, new(claims));
    }

    private static string[]? Open(ITimeLimitedDataProtector protector, string? value)
    {
        try
        {
            return value is null ? null : protector.Unprotect(value).Split(' ');
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Too old, of another installation, or made up.
            return null;
        }
    }

    private static void Set(HttpContext context, string name, string value, TimeSpan life) => context.Response.Cookies.Append(
        name, value, new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/konsol", MaxAge = life, IsEssential = true });
}
