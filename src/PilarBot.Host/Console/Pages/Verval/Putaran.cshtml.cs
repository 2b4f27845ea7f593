using Microsoft.AspNetCore.Mvc;
using PilarBot.Office.Verval;

namespace PilarBot.Host.StaffConsole.Pages.Verval;

/// <summary>How far a round is, by kecamatan or by the desa of one.</summary>
internal sealed class PutaranModel(ConsoleUser me, VervalProgress progress, ExportVerval export) : ConsoleModel(me)
{
    [BindProperty(SupportsGet = true, Name = "putaran")]
    public string Round { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "kecamatan")]
    public string? Kecamatan { get; set; }

    public VervalProgress.Table Table { get; private set; } = null!;

    /// <summary>Lists are made for those who take minutes; others see counts alone.</summary>
    public bool MayDownload => Me.Caller.Has(VervalAccess.MinuteTakers);

    public Task<IActionResult> OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostUnduhAsync(string desa)
    {
        var outcome = await Me.DoAsync(turn => export.FileAsync(new("selisih", Round, desa), turn));
        if (outcome.Result is { } made)
            return File(made.Content, "text/csv", made.Name);
        Refused = outcome.Refusal;
        return await LoadAsync();
    }

    private async Task<IActionResult> LoadAsync()
    {
        var outcome = await Me.SeeAsync(turn => progress.PlacesAsync(new(Round), Kecamatan is "" ? null : Kecamatan, turn));
        if (outcome.Result is not { } table)
            return NotFound();
        Table = table;
        return Page();
    }
}
