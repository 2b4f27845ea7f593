using Microsoft.AspNetCore.Mvc;
using PilarBot.Office.Gatherings;

namespace PilarBot.Host.StaffConsole.Pages.Kegiatan;

/// <summary>The QR code of the moment, large, for a screen at the door. It comes anew by itself, with or without script.</summary>
internal sealed class PintuModel(ConsoleUser me, TakeAttendance attendance) : ConsoleModel(me)
{
    [BindProperty(SupportsGet = true, Name = "nomor")]
    public string Number { get; set; } = "";

    public TakeAttendance.Door? Door { get; private set; }

    /// <summary>The code as a picture within the page, so that it is of the same moment as its digits.</summary>
    public string? Picture { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Me.DoAsync(turn => attendance.ShowDoorAsync(new(Number), turn));
        if (outcome.Refusal is { } refusal && refusal.Code == GatheringAccess.NotFound.Code)
            return NotFound();
        Refused = outcome.Refusal;
        if (outcome.Result is var (door, picture))
            (Door, Picture) = (door, "data:image/png;base64," + Convert.ToBase64String(picture));
        return Page();
    }
}
