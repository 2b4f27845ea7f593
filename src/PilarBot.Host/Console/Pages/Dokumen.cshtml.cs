using Microsoft.AspNetCore.Mvc;
using PilarBot.Channels;
using PilarBot.Office.Documents;

namespace PilarBot.Host.StaffConsole.Pages;

/// <summary>The office's letters and berita acara, the newest first, each with its file.</summary>
internal sealed class DokumenModel(ConsoleUser me, ShowDocuments documents, IMediaSource media) : ConsoleModel(me)
{
    [BindProperty(SupportsGet = true, Name = "nomor")]
    public string? Number { get; set; }

    public IReadOnlyList<ShowDocuments.Line> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Lines = await Me.SeeAsync(turn => documents.LinesAsync(Clean(Number), turn));
        return Page();
    }

    public async Task<IActionResult> OnGetBerkasAsync(Guid id)
    {
        if (await Me.SeeAsync(turn => documents.OpenFileAsync(id, turn)) is not { } name)
            return NotFound();
        return File(await media.OpenAsync(id.ToString(), HttpContext.RequestAborted), "application/octet-stream", name);
    }

    public Task<IActionResult> OnPostUlangAsync(string dokumen) => DoAsync(
        turn => ShowDocuments.SendAsync(new(dokumen ?? ""), turn), done => $"{done.Number} {(done.IsSigned ? "sudah ditandatangani" : "sedang dibuat dengan data terbaru")}.", OnGetAsync);
}
