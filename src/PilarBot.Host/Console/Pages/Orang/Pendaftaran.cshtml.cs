using Microsoft.AspNetCore.Mvc;
using PilarBot.Office.People;

namespace PilarBot.Host.StaffConsole.Pages.Orang;

/// <summary>Somebody asks in a chat to be on the roster; staff decide. Every look is entered in the audit trail.</summary>
internal sealed class PendaftaranModel(ConsoleUser me, Register register) : ConsoleModel(me)
{
    [BindProperty(SupportsGet = true, Name = "permintaan")]
    public string Id { get; set; } = "";

    public Register.Applicant Applicant { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Me.SeeAsync(turn => register.ShowAsync(new(Id), turn));
        if (outcome.Result is not { } applicant)
            return NotFound();
        Applicant = applicant;
        return Page();
    }

    public async Task<IActionResult> OnPostPutusAsync(bool setuju)
    {
        var outcome = await Me.DoAsync(turn => Register.DecideAsync(new(Id, setuju), turn));
        TempData[outcome.Refusal is null ? "Kabar" : "Tolak"] = outcome.Refusal?.Text ?? (setuju ? "Pendaftaran disetujui; orangnya dikabari lewat bot." : "Pendaftaran ditolak; orangnya dikabari lewat bot.");
        return Redirect("/konsol/orang");
    }
}
