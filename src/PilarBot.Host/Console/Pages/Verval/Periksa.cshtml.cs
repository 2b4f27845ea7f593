using Microsoft.AspNetCore.Mvc;
using PilarBot.Channels;
using PilarBot.Office.Verval;

namespace PilarBot.Host.StaffConsole.Pages.Verval;

/// <summary>One form that waits for a second person: accepted, or sent back with a reason.</summary>
internal sealed class PeriksaModel(ConsoleUser me, CheckVerval check, IMediaSource media) : ConsoleModel(me)
{
    private const int LongestReason = 1000;

    [BindProperty(SupportsGet = true, Name = "keluarga")]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    public CheckVerval.Details Form { get; private set; } = null!;
    public IReadOnlyList<Guid> Photos { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnGetFotoAsync(Guid id)
    {
        if (!await Me.SeeAsync(turn => CheckVerval.OpensPhotoAsync(Id, id, turn)))
            return NotFound();
        var type = await Me.SeeAsync(async turn => (await turn.Db.Media.FindAsync([id], turn.Cancellation))?.Type);
        return await KeptFileAsync(media, id, type, $"verval-{id:N}");
    }

    public Task<IActionResult> OnPostTerimaAsync() => CheckAsync(accept: true);

    public Task<IActionResult> OnPostKembalikanAsync() => CheckAsync(accept: false);

    private async Task<IActionResult> CheckAsync(bool accept)
    {
        Reason = Reason?.Trim();
        if (Reason is { Length: > LongestReason })
        {
            Refused = new("long", "Belum disimpan: alasan lebih dari 1.000 huruf.");
            return await LoadAsync();
        }
        var outcome = await Me.DoAsync(turn => check.RunAsync(new(Id, accept, accept ? null : Reason), turn));
        if (outcome.Refusal is { } refusal)
        {
            Refused = refusal;
            return await LoadAsync();
        }
        TempData["Kabar"] = accept ? $"Nomor {outcome.Result!.No} diterima dan terverifikasi." : $"Nomor {outcome.Result!.No} dikembalikan; petugasnya diberi tahu lewat bot.";
        return Redirect("/konsol/verval/periksa");
    }

    private async Task<IActionResult> LoadAsync()
    {
        // In a transaction: the form is locked while it is read.
        var outcome = await Me.DoAsync(turn => check.ShowAsync(new(Id), turn));
        if (outcome.Result is not { } form)
        {
            TempData["Tolak"] = outcome.Refusal!.Text;
            return Redirect("/konsol/verval/periksa");
        }
        (Form, Photos) = (form, await Me.SeeAsync(turn => CheckVerval.PhotoIdsAsync(Id, turn)));
        return Page();
    }
}
