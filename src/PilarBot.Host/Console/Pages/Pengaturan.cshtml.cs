using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Office;
using PilarBot.Office.Audit;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Calendar;
using PilarBot.Office.Neutrality;
using PilarBot.Office.Proposals;
using PilarBot.Office.Reminders;
using PilarBot.Office.Templates;

namespace PilarBot.Host.StaffConsole.Pages;

/// <summary>What is set for this office: what lies in its configuration is shown, what lies in its tables can be loaded anew.</summary>
internal sealed class PengaturanModel(
    ConsoleUser me, OfficeProfile office, IOptions<OfficeOptions> own, IOptions<ReminderOptions> reminders, IOptions<BroadcastOptions> broadcasts, IOptions<ProposalOptions> proposals,
    ImportHolidays holidays, ImportRegulations regulations, ImportElections elections, TimeProvider clock) : ConsoleModel(me)
{
    private const int MostBytes = 1_000_000;

    /// <summary>A setting as people read it, and where it is changed.</summary>
    public sealed record Entry(string Name, string Value, string Key);

    public IReadOnlyList<Entry> Entries { get; } =
    [
        new("Nama kantor", own.Value.Name, "Office:Name"),
        new("Kabupaten/kota", own.Value.Regency, "Office:Regency"),
        new("Zona waktu", office.Zone.Name, "Office:Zone"),
        new("Jam tenang", reminders.Value.KeepsQuiet ? "bot tidak menulis lebih dulu antara pukul 20.00 dan 07.00 waktu penerima" : "dimatikan", "Reminders:KeepsQuiet"),
        new("Pengingat pagi", reminders.Value.Morning.ToString("HH.mm", System.Globalization.CultureInfo.InvariantCulture), "Reminders:Morning"),
        new("Siaran pada malam dan hari libur", broadcasts.Value.KeepsQuiet ? "yang tidak mendesak menunggu" : "tidak ditahan", "Broadcasts:KeepsQuiet"),
        new("Persetujuan orang kedua", broadcasts.Value.ApproveFrom == 0 ? "tidak diminta" : $"siaran mulai {broadcasts.Value.ApproveFrom} penerima", "Broadcasts:ApproveFrom"),
    ];

    public IReadOnlyList<CycleStepOptions> Cycle { get; } = proposals.Value.Steps;
    public string CycleSource { get; } = proposals.Value.CycleSource;
    public IReadOnlyList<(DateOnly Day, string Name)> Holidays { get; private set; } = [];
    public IReadOnlyList<Regulation> Regulations { get; private set; } = [];
    public IReadOnlyList<ElectionPhase> Elections { get; private set; } = [];
    public IReadOnlyList<TemplateState> Templates { get; private set; } = [];

    /// <summary>What is wrong with a file, by line.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>Whether somebody may load files, or only look.</summary>
    public bool MayLoad => Me.Caller.Has("admin");

    public Task<IActionResult> OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostLiburAsync(IFormFile? berkas) => ImportAsync(berkas, "libur", async text =>
    {
        var report = await holidays.RunAsync(text, HttpContext.RequestAborted);
        return (report.Problems, $"{report.Taken} hari libur dimuat.");
    });

    public Task<IActionResult> OnPostAturanAsync(IFormFile? berkas) => ImportAsync(berkas, "aturan", async text =>
    {
        var report = await regulations.RunAsync(text, HttpContext.RequestAborted);
        return (report.Problems, $"{report.Regulations} aturan dimuat.");
    });

    public Task<IActionResult> OnPostPemilihanAsync(IFormFile? berkas) => ImportAsync(berkas, "pemilihan", async text =>
    {
        var report = await elections.RunAsync(text, HttpContext.RequestAborted);
        return (report.Problems, $"{report.Elections} pemilihan dimuat.");
    });

    private async Task<IActionResult> ImportAsync(IFormFile? file, string what, Func<TextReader, Task<(IReadOnlyList<string> Problems, string Done)>> import)
    {
        if (!MayLoad)
        {
            Refused = new("not-admin", "Berkas pengaturan dimuat oleh administrator.");
            return await LoadAsync();
        }
        if (file is not { Length: > 0 and <= MostBytes })
        {
            Refused = new("no-file", file is { Length: > 0 } ? "Belum dimuat: berkas lebih dari 1 MB." : "Belum dimuat: mohon pilih berkas CSV.");
            return await LoadAsync();
        }
        using var text = new StreamReader(file.OpenReadStream());
        var (problems, done) = await import(text);
        if (problems.Count > 0)
        {
            Refused = new("problems", "Belum ada yang dimuat. Perbaiki baris berikut, lalu unggah berkasnya lagi.");
            Problems = problems;
            return await LoadAsync();
        }
        await Me.SeeAsync(turn =>
        {
            turn.Audit(AuditAct.SettingsLoaded, null, what);
            return Task.FromResult(0);
        });
        TempData["Kabar"] = done;
        return Redirect("/konsol/pengaturan");
    }

    private async Task<IActionResult> LoadAsync()
    {
        var today = office.DayOf(clock.GetUtcNow().UtcDateTime);
        await Me.SeeAsync(async turn =>
        {
            var listed = await turn.Db.Holidays.AsNoTracking().Where(h => h.Day >= today).ToDictionaryAsync(h => h.Day, turn.Cancellation);
            Holidays = [.. Holiday.National.Where(h => h.Day >= today && !listed.ContainsKey(h.Day))
                .Concat(listed.Values.Select(h => (h.Day, Name: h.IsWorkingDay ? $"{h.Name} (masuk kerja)" : h.Name))).OrderBy(h => h.Day)];
            Regulations = await Regulation.AllAsync(turn.Db, turn.Cancellation);
            var phases = await turn.Db.ElectionPhases.AsNoTracking().ToListAsync(turn.Cancellation);
            Elections = [.. phases.Concat(ElectionPhase.Known.Where(k => !phases.Exists(p => p.Code == k.Code))).OrderByDescending(p => p.Start)];
            Templates = await turn.Db.TemplateStates.AsNoTracking().OrderBy(t => t.Name).ThenBy(t => t.Language).ToListAsync(turn.Cancellation);
            return 0;
        });
        return Page();
    }
}
