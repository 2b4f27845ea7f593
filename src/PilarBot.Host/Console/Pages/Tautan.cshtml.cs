using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PilarBot.Office;
using PilarBot.Office.Staff;
using QRCoder;

namespace PilarBot.Host.StaffConsole.Pages;

/// <summary>Where a one-time link leads: somebody chooses name and password, and sets up the authenticator.</summary>
internal sealed class TautanModel(StaffAccounts accounts, OfficeProfile office, IDataProtectionProvider protection) : PageModel
{
    private readonly ITimeLimitedDataProtector secrets = protection.CreateProtector("konsol-tautan").ToTimeLimitedDataProtector();

    [BindProperty(SupportsGet = true, Name = "code")]
    public string Link { get; set; } = "";

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Totp { get; set; }

    /// <summary>The authenticator's secret, protected: what is shown again after a slip is the same.</summary>
    [BindProperty]
    public string? Secret { get; set; }

    public StaffAccounts.Invitation? For { get; private set; }
    public string? Fault { get; private set; }
    public string Written { get; private set; } = "";
    public string Picture { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
            return Page();
        UserName = For!.UserName;
        Show(PilarBot.Office.Staff.Totp.NewSecret());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
            return Page();
        var secret = Open() ?? PilarBot.Office.Staff.Totp.NewSecret();
        Fault = await accounts.AcceptAsync(Link, UserName ?? "", Password ?? "", secret, Totp ?? "", HttpContext.RequestAborted);
        if (Fault is null)
            return Redirect("/konsol/masuk");
        Show(secret);
        return Page();
    }

    private async Task<bool> FindAsync()
    {
        For = await accounts.FindAsync(Link, HttpContext.RequestAborted);
        if (For is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return For is not null;
    }

    private void Show(byte[] secret)
    {
        ModelState.Remove(nameof(Secret));
        Secret = secrets.Protect(Convert.ToBase64String(secret), TimeSpan.FromHours(1));
        Written = PilarBot.Office.Staff.Totp.Written(secret);
        using var code = QRCodeGenerator.GenerateQrCode(PilarBot.Office.Staff.Totp.Address(secret, UserName ?? For!.UserName, office.Name), QRCodeGenerator.ECCLevel.M);
        Picture = "data:image/png;base64," + Convert.ToBase64String(new PngByteQRCode(code).GetGraphic(5));
    }

    private byte[]? Open()
    {
        try
        {
            return Secret is null ? null : Convert.FromBase64String(secrets.Unprotect(Secret));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // The page lay open for more than an hour: there is a new one to scan.
            return null;
        }
    }
}
