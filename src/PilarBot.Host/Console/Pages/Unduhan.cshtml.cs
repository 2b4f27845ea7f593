using Microsoft.AspNetCore.Mvc;
using PilarBot.Channels;
using PilarBot.Office;
using PilarBot.Office.Exports;

namespace PilarBot.Host.StaffConsole.Pages;

/// <summary>A table that somebody asked for: how far it is, and then the file.</summary>
internal sealed class UnduhanModel(ConsoleUser me, IMediaSource media) : ConsoleModel(me)
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public AskExport.Progress Seen { get; private set; } = null!;

    public bool IsRunning => Seen.State is ExportState.Waiting;

    /// <summary>Where it was asked for.</summary>
    public string Back => Seen.Table is ExportedTable.Cases ? "/konsol/kasus" : "/konsol/aduan";

    public string Name => Seen.Table is ExportedTable.Cases ? "Daftar kasus" : "Daftar aduan";

    public string Size => Seen.File is { Size: >= 1024 * 1024 and var size } ? $"{(size / 1048576.0).ToString("0.0", OfficeProfile.Numbers)} MB" : $"{Math.Max(1, (Seen.File?.Size ?? 0) / 1024)} KB";

    /// <summary>A count as it is written.</summary>
    public static string Count(int count) => count.ToString("N0", OfficeProfile.Numbers);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Me.SeeAsync(turn => AskExport.ShowAsync(Id, turn)) is not { } seen)
            return NotFound();
        Seen = seen;
        return Page();
    }

    public async Task<IActionResult> OnGetBerkasAsync() => await Me.SeeAsync(turn => AskExport.ShowAsync(Id, turn)) is { File: { } file }
        ? File(await media.OpenAsync(file.Id.ToString(), HttpContext.RequestAborted), "application/octet-stream", file.Name)
        : NotFound();
}
