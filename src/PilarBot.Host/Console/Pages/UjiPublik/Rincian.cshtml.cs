using Microsoft.AspNetCore.Mvc;
using PilarBot.Office.PublicReview;

namespace PilarBot.Host.StaffConsole.Pages.UjiPublik;

/// <summary>One review as everybody sees it, with what came of it, and its minutes.</summary>
internal sealed class RincianModel(ConsoleUser me, LookUpReview look, OrderReviewMinutes order) : ConsoleModel(me)
{
    [BindProperty(SupportsGet = true, Name = "nomor")]
    public string Number { get; set; } = "";

    public LookUpReview.Standing Review { get; private set; } = null!;
    public IReadOnlyList<(string Text, int Objections)> Lines { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostTutupAsync()
    {
        var outcome = await Me.DoAsync(turn => order.RunAsync(new(Number), turn));
        if (outcome.Result is not { } made)
        {
            Refused = outcome.Refusal;
            return await LoadAsync();
        }
        TempData["Kabar"] = $"{made.Number} {(made.IsSigned ? "sudah ditandatangani" : "sedang dibuat; muat ulang halaman ini sebentar lagi")}.";
        return Redirect("/konsol/dokumen?nomor=" + Uri.EscapeDataString(made.Number));
    }

    private async Task<IActionResult> LoadAsync()
    {
        var (standing, lines) = await Me.SeeAsync(async turn => ((await look.StandingAsync(new(Number), turn)).Result, await LookUpReview.LinesAsync(Number, turn)));
        if (standing is null)
            return NotFound();
        (Review, Lines) = (standing, lines);
        return Page();
    }
}
