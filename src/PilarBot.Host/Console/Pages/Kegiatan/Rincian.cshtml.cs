using Microsoft.AspNetCore.Mvc;
using PilarBot.Office;
using PilarBot.Office.Conversations;
using PilarBot.Office.Gatherings;

namespace PilarBot.Host.StaffConsole.Pages.Kegiatan;

/// <summary>One gathering: answers, attendance, minutes, and what is to be done.</summary>
internal sealed class RincianModel(ConsoleUser me, ShowGatherings show, PlanGathering plan, TakeAttendance attendance, KeepMinutes minutes, OfficeProfile office) : ConsoleModel(me)
{
    private const int LongestMinutes = 4000;
    private const int LongestText = 500;

    [BindProperty(SupportsGet = true, Name = "nomor")]
    public string Number { get; set; } = "";

    /// <summary>Where the office is.</summary>
    [BindProperty]
    public DateTime? At { get; set; }

    [BindProperty]
    public string? Building { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Guest { get; set; }

    [BindProperty]
    public string? Who { get; set; }

    [BindProperty]
    public DateOnly? Due { get; set; }

    public ShowGatherings.Details Gathering { get; private set; } = null!;
    public IReadOnlyList<AttendanceLine> People { get; private set; } = [];
    public IReadOnlyList<ListEntry> Absent { get; private set; } = [];
    public IReadOnlyList<ListEntry> Owners { get; private set; } = [];
    public string? Minutes { get; private set; }

    public string? Show(DateTime? at) => at is { } time ? office.Show(time) : null;

    public Task<IActionResult> OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnGetUnduhAsync()
    {
        var content = new MemoryStream();
        if (await Me.SeeAsync(turn => minutes.WriteAsync(Number, content, turn)) is not { } name)
            return NotFound();
        content.Position = 0;
        return File(content, ExportedXlsx.Type, name);
    }

    public Task<IActionResult> OnPostUbahAsync() => At is null && Clean(Building) is null
        ? Refuse("Belum disimpan: isi waktu atau tempat yang baru.")
        : Clean(Building) is { Length: > 200 } ? Refuse("Belum disimpan: tempat lebih dari 200 huruf.")
        : DoAsync(
            turn => plan.ChangeAsync(new(Number, At is { } at ? office.Zone.ToUtc(at) : null, null, Clean(Building), null), turn),
            told => $"Perubahan disimpan; {told.People} orang dikabari.", LoadAsync);

    public Task<IActionResult> OnPostBatalAsync() => Clean(Text) is not { Length: <= LongestText } reason
        ? Refuse("Belum dibatalkan: mohon tulis alasannya, paling panjang 500 huruf. Undangan dikabari dengan alasan itu.")
        : DoAsync(turn => plan.CancelAsync(new(Number, reason), turn), told => $"Acara dibatalkan; {told.People} orang dikabari.", LoadAsync);

    public Task<IActionResult> OnPostHadirAsync() => Clean(Who) is null && Clean(Guest) is not { Length: <= 120 }
        ? Refuse("Belum dicatat: pilih undangan, atau tulis nama tamu.")
        : DoAsync(turn => attendance.NoteAsync(new(Number, Clean(Who), Clean(Who) is null ? Clean(Guest) : null), turn), noted => $"{noted.Name} dicatat hadir; {noted.Present} orang hadir.", LoadAsync);

    public Task<IActionResult> OnPostNotulenAsync() => Clean(Text) is not { Length: <= LongestMinutes } text
        ? Refuse("Belum disimpan: mohon tulis notulen, paling panjang 4.000 huruf.")
        : DoAsync(turn => minutes.MinutesAsync(new(Number, text, null), turn), _ => "Notulen disimpan.", LoadAsync);

    public Task<IActionResult> OnPostTindakAsync() => Clean(Text) is not { Length: <= LongestText } text
        ? Refuse("Belum disimpan: mohon tulis kesepakatan atau tindak lanjutnya, paling panjang 500 huruf.")
        : DoAsync(turn => minutes.AddItemAsync(new(Number, text, Clean(Who), Due), turn), _ => Clean(Who) is null ? "Kesepakatan disimpan." : "Tindak lanjut disimpan; orangnya diingatkan bot.", LoadAsync);

    public async Task<IActionResult> OnPostDokumenAsync()
    {
        var outcome = await Me.DoAsync(turn => minutes.OrderAsync(new(Number), turn));
        if (outcome.Result is not { } made)
        {
            Refused = outcome.Refusal;
            return await LoadAsync();
        }
        TempData["Kabar"] = $"{made.Number} {(made.IsSigned ? "sudah ditandatangani" : "sedang dibuat; muat ulang halaman ini sebentar lagi")}.";
        return Redirect("/konsol/dokumen?nomor=" + Uri.EscapeDataString(made.Number));
    }

    private Task<IActionResult> Refuse(string why)
    {
        Refused = new("input", why);
        return LoadAsync();
    }

    private async Task<IActionResult> LoadAsync()
    {
        var found = await Me.SeeAsync(async turn => await show.ShowAsync(new(Number), turn) is not { Result: { } details } ? default : (
            Details: details, People: await ShowGatherings.PeopleAsync(Number, turn), Minutes: await ShowGatherings.MinutesAsync(Number, turn),
            Absent: (await TakeAttendance.AbsentAsync(new(Number), turn)).Result?.List ?? [], Owners: (await KeepMinutes.PeopleAsync(new(Number), turn)).Result?.List ?? []));
        if (found.Details is null)
            return NotFound();
        (Gathering, People, Minutes, Absent, Owners) = (found.Details, found.People, found.Minutes, found.Absent, found.Owners);
        return Page();
    }
}
