using Microsoft.AspNetCore.Mvc;
using PilarBot.Office.Staff;
using PilarBot.Office.Verval;

namespace PilarBot.Host.StaffConsole.Pages.Verval;

/// <summary>Takes a file of households into a round in two steps: first it is only checked, then taken as it was checked.</summary>
[RequestFormLimits(MultipartBodyLengthLimit = DeskFiles.MostBytes + 100_000)]
[RequestSizeLimit(DeskFiles.MostBytes + 200_000)]
internal sealed class MuatModel(ConsoleUser me, ImportRound import, DeskFiles files) : ConsoleModel(me)
{
    /// <summary>Lines that are shown; a file that is wrong in more is wrong in one way.</summary>
    public const int Shown = 200;

    [BindProperty]
    public string? Round { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public DateOnly? Due { get; set; }

    public ImportRound.Report? Report { get; private set; }

    /// <summary>The checked file, when something in it can be taken.</summary>
    public Guid? Kept { get; private set; }

    public bool MayImport => ImportRound.MayImport(Me.Caller);

    private Guid Person => Me.Caller.PersonId!.Value;

    private CancellationToken Cancellation => HttpContext.RequestAborted;

    public async Task<IActionResult> OnPostPeriksaAsync(IFormFile? berkas)
    {
        if (Due is not { } due || berkas is not { Length: > 0 and <= DeskFiles.MostBytes })
        {
            Refused = Due is null ? new("no-day", "Belum diperiksa: mohon isi batas kunjungan.")
                : new("no-file", berkas is { Length: > 0 } ? "Belum diperiksa: berkas lebih dari 10 MB. Bagi menurut kecamatan." : "Belum diperiksa: mohon pilih berkas CSV atau XLSX.");
            return Page();
        }
        using var content = new MemoryStream((int)berkas.Length);
        await berkas.CopyToAsync(content, Cancellation);
        var outcome = await import.AtDeskAsync(content.ToArray(), new(Round ?? "", Source ?? "", due, IsTrial: true), Me.Caller, Cancellation);
        (Report, Refused) = (outcome.Result, outcome.Refusal);
        if (Report is { Taken: > 0 })
            Kept = await files.KeepAsync(Person, content.ToArray(), Cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostMuatAsync(Guid id)
    {
        if (Due is not { } due || await files.FindAsync(Person, id, Cancellation) is not { } content)
        {
            Refused = new("gone", "Berkas yang diperiksa sudah dimuat atau sudah dihapus (disimpan paling lama sehari). Mohon unggah lagi; keluarga yang sudah dimuat tidak dimuat dua kali.");
            return Page();
        }
        var order = new ImportRound.Order(Round ?? "", Source ?? "", due, IsTrial: false);
        var outcome = await import.AtDeskAsync(content, order, Me.Caller, Cancellation);
        if (outcome.Result is not { Taken: > 0 } report)
        {
            (Report, Refused) = (outcome.Result, outcome.Refusal);
            return Page();
        }
        await files.ForgetAsync(Person, id, Cancellation);
        TempData["Kabar"] = $"{report.Taken} keluarga dimuat ke putaran {order.Round.Trim()}; {report.Known} sudah ada sebelumnya.";
        return Redirect("/konsol/verval");
    }
}
