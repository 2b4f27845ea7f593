using Microsoft.AspNetCore.Mvc;
using PilarBot.Channels;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Rtlh;

namespace PilarBot.Host.StaffConsole.Pages.Rtlh;

/// <summary>One house: what is known, what lacks, and its next step. Whether it is eligible is said by people, with what it rests on.</summary>
internal sealed class RincianModel(ConsoleUser me, FindHouses find, IMediaSource media) : ConsoleModel(me)
{
    private const int LongestText = 1000;

    [BindProperty(SupportsGet = true, Name = "nomor")]
    public string Number { get; set; } = "";

    [BindProperty]
    public string? State { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public FindHouses.Details House { get; private set; } = null!;
    public IReadOnlyList<FindHouses.File> Files { get; private set; } = [];
    public IReadOnlyList<ListEntry> Next { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnGetBerkasAsync(Guid id) => await Me.SeeAsync(turn => FindHouses.OpenFileAsync(Number, id, turn)) is { } type
        ? await KeptFileAsync(media, id, type, $"rtlh-{id:N}{FileType.FromMime(type).Extension}")
        : NotFound();

    public Task<IActionResult> OnPostUbahAsync()
    {
        if (Text is { Length: > LongestText })
        {
            Refused = new("long", "Belum disimpan: dasarnya lebih dari 1.000 huruf.");
            return LoadAsync();
        }
        return DoAsync(
            turn => MoveHouse.RunAsync(new(Number, State ?? "", Clean(Text), null), turn),
            done => $"{done.Number} sekarang {done.State}.{(done.Lacks.Length > 0 ? $" Masih kurang: {done.Lacks}." : "")} Pengusul diberi tahu.", LoadAsync);
    }

    private async Task<IActionResult> LoadAsync()
    {
        var (details, files, next) = await Me.SeeAsync(async turn => (
            (await find.ShowAsync(new(Number), turn)).Result, await FindHouses.KeptFilesAsync(Number, turn), (await MoveHouse.ChoicesAsync(new(Number), turn)).Result?.List ?? []));
        if (details is null)
            return NotFound();
        (House, Files, Next) = (details, files, next);
        return Page();
    }
}
