using Microsoft.AspNetCore.Mvc;
using PilarBot.Office.Broadcasts;

namespace PilarBot.Host.StaffConsole.Pages.Siaran;

/// <summary>One broadcast: what it says, how far it has come, and who got it.</summary>
internal sealed class DetailModel(ConsoleUser me, BroadcastFile file, ControlBroadcast control, TimeProvider clock) : ConsoleModel(me)
{
    [BindProperty(SupportsGet = true, Name = "siaran")]
    public string Number { get; set; } = "";

    /// <summary>Only recipients in this state.</summary>
    [BindProperty(SupportsGet = true, Name = "keadaan")]
    public RecipientState? State { get; set; }

    /// <summary>Only recipients behind this one.</summary>
    [BindProperty(SupportsGet = true, Name = "sesudah")]
    public Guid? After { get; set; }

    public BroadcastFile.Result Broadcast { get; private set; } = null!;
    public IReadOnlyList<BroadcastFile.Recipient> Recipients { get; private set; } = [];

    /// <summary>Where the next page of recipients begins; null on the last.</summary>
    public Guid? Next { get; private set; }

    public Task<IActionResult> OnGetAsync() => LoadAsync();

    /// <summary>Tells when the counts are others than those that are shown.</summary>
    public async Task<IActionResult> OnGetHidupAsync(string versi) =>
        await Me.SeeAsync(turn => BroadcastFile.StampAsync(Number, turn)) is null
            ? NotFound()
            : LiveEndpoint.Stream(versi, () => Me.SeeAsync(turn => BroadcastFile.StampAsync(Number, turn)), clock, HttpContext.RequestAborted);

    /// <summary>All recipients as a CSV file.</summary>
    public async Task<IActionResult> OnGetPenerimaAsync()
    {
        if (!await Me.SeeAsync(turn => BroadcastFile.TakeOutAsync(Number, turn)))
            return NotFound();
        return new ResultOfPage(TypedResults.Stream(
            to => Me.SeeAsync(async turn =>
            {
                await file.WriteAsync(Number, to, turn);
                return true;
            }), "text/csv; charset=utf-8", $"penerima-{Number}.csv"));
    }

    public Task<IActionResult> OnPostJedaAsync() => ActAsync("jeda", _ => "Siaran dijeda. Yang belum terkirim menunggu sampai dilanjutkan.");

    public Task<IActionResult> OnPostLanjutAsync() => ActAsync("lanjut", _ => "Siaran dilanjutkan.");

    public Task<IActionResult> OnPostSetujuAsync() => ActAsync("setuju", _ => "Siaran disetujui dan dikirim pada waktunya.");

    public Task<IActionResult> OnPostBatalAsync() => ActAsync("batal", done => $"Siaran dibatalkan; {done.Withdrawn} penerima tidak jadi dikirimi.");

    /// <summary>The class of a state's badge.</summary>
    public static string Colour(BroadcastState state) => state switch
    {
        BroadcastState.Done => "bg-green-lt text-dark",
        BroadcastState.Running => "bg-blue-lt text-dark",
        BroadcastState.AwaitingApproval or BroadcastState.Paused => "bg-yellow-lt text-dark",
        _ => "bg-secondary-lt text-dark",
    };

    private Task<IActionResult> ActAsync(string act, Func<ControlBroadcast.Result, string> done) =>
        DoAsync(turn => control.RunAsync(new(Number, act), turn), done, LoadAsync);

    private async Task<IActionResult> LoadAsync()
    {
        var (found, recipients) = await Me.SeeAsync(async turn => (await file.RunAsync(Number, turn), await file.RecipientsAsync(Number, State, After, turn)));
        if (found.Result is null)
            return NotFound();
        Broadcast = found.Result;
        Recipients = [.. recipients.Take(BroadcastFile.Most)];
        Next = recipients.Count > BroadcastFile.Most ? Recipients[^1].Id : null;
        return Page();
    }
}
