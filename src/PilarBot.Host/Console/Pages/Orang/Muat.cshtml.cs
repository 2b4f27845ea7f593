using Microsoft.AspNetCore.Mvc;
using PilarBot.Office.People;

namespace PilarBot.Host.StaffConsole.Pages.Orang;

/// <summary>Takes the roster from a file: all of it, or nothing with every faulty line told.</summary>
internal sealed class MuatModel(ConsoleUser me, ImportPeople import) : ConsoleModel(me)
{
    private const int MostBytes = 5_000_000;

    /// <summary>What is wrong with the file, by line.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(IFormFile? berkas)
    {
        if (berkas is not { Length: > 0 and <= MostBytes })
        {
            Refused = new("no-file", berkas is { Length: > 0 } ? "Belum dimuat: berkas lebih dari 5 MB." : "Belum dimuat: mohon pilih berkas CSV.");
            return Page();
        }
        using var text = new StreamReader(berkas.OpenReadStream());
        var report = await import.RunAsync(text, isDemo: false, HttpContext.RequestAborted, Me.Caller.PersonId);
        if (report.Problems.Count > 0)
        {
            (Refused, Problems) = (new("problems", "Belum ada yang dimuat. Perbaiki baris berikut, lalu unggah berkasnya lagi."), report.Problems);
            return Page();
        }
        TempData["Kabar"] = $"{report.Added} orang ditambahkan, {report.Known} sudah ada dan diperbarui.";
        return Redirect("/konsol/orang");
    }
}
