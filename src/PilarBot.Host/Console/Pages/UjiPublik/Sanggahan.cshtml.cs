using Microsoft.AspNetCore.Mvc;
using PilarBot.Channels;
using PilarBot.Office.PublicReview;

namespace PilarBot.Host.StaffConsole.Pages.UjiPublik;

/// <summary>One objection: what is said and never by whom, and what was found.</summary>
internal sealed class SanggahanModel(ConsoleUser me, VerifyResponse verify, IMediaSource media) : ConsoleModel(me)
{
    private const int LongestText = 1000;

    [BindProperty(SupportsGet = true, Name = "nomor")]
    public string Number { get; set; } = "";

    [BindProperty]
    public bool? Upheld { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public VerifyResponse.Details Objection { get; private set; } = null!;
    public IReadOnlyList<Guid> Photos { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnGetFotoAsync(Guid id) =>
        await Me.SeeAsync(turn => verify.OpenFileAsync(Number, id, turn)) is { } type ? await KeptFileAsync(media, id, type, $"sanggahan-{id:N}") : NotFound();

    public async Task<IActionResult> OnPostPutusAsync()
    {
        Refused = Upheld is null ? new("no-finding", "Belum disimpan: mohon pilih hasil verifikasi.")
            : Clean(Text) is not { Length: <= LongestText } ? new("no-text", "Belum disimpan: mohon tulis apa yang ditemukan, paling panjang 1.000 huruf. Penyanggah membacanya.") : null;
        if (Refused is not null)
            return await LoadAsync();
        var outcome = await Me.DoAsync(turn => verify.RunAsync(new(Number, Upheld!.Value, Clean(Text)!), turn));
        if (outcome.Refusal is { } refusal)
        {
            Refused = refusal;
            return await LoadAsync();
        }
        TempData["Kabar"] = $"Sanggahan {outcome.Result!.Number} sudah diverifikasi; penyanggah diberi tahu bahwa ada kabar.";
        return Redirect("/konsol/uji-publik");
    }

    private async Task<IActionResult> LoadAsync()
    {
        var (details, photos) = await Me.SeeAsync(async turn => ((await verify.ShowAsync(new(Number), turn)).Result, await verify.FileIdsAsync(Number, turn)));
        if (details is null)
            return NotFound();
        (Objection, Photos) = (details, photos);
        return Page();
    }
}
