using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PilarBot.Host.Jobs;
using PilarBot.Host.Workers;
using PilarBot.Office;
using PilarBot.Office.Conversations;
using PilarBot.Office.Deliveries;
using PilarBot.Office.Media;

namespace PilarBot.Host.StaffConsole.Pages;

/// <summary>Whether all is well: channels, queues, failed messages, jobs, database, files.</summary>
internal sealed class KesehatanModel(
    ConsoleUser me, HealthCheckService health, JobBoard board, ShowAccounts accounts, Inbox inbox, OfficeProfile office, IOptions<MediaFolderOptions> media, TimeProvider clock)
    : ConsoleModel(me)
{
    private static readonly Dictionary<string, string> Parts = new()
    {
        ["database"] = "Basis data",
        ["flows"] = "Alur percakapan",
        ["accounts"] = "Kanal",
        ["keys"] = "Kunci penyegelan",
        ["jobs"] = "Pekerjaan latar",
    };

    /// <summary>A part of the program, whether it is well, and what to do when it is not.</summary>
    public sealed record Part(string Name, bool IsWell, string State);

    /// <summary>The last failed message of the part before.</summary>
    [BindProperty(SupportsGet = true, Name = "sesudah")]
    public string? After { get; set; }

    public IReadOnlyList<Part> All { get; private set; } = [];
    public IReadOnlyList<ShowAccounts.Queue> Queues { get; private set; } = [];
    public IReadOnlyList<DeadLetters.Line> Dead { get; private set; } = [];
    public string? Onward { get; private set; }
    public IReadOnlyList<Quarantine.Line> SetAside { get; private set; } = [];
    public IReadOnlyList<JobBoard.Line> Jobs { get; private set; } = [];
    public int PendingFiles { get; private set; }
    private string Provider { get; set; } = "";

    public static string Version { get; } = typeof(KesehatanModel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public string At(DateTime utc) => office.Show(utc);

    /// <summary>A count that stops at <see cref="ShowAccounts.Counted"/>.</summary>
    public static string Count(int count) => count >= ShowAccounts.Counted ? "lebih dari 10.000" : count.ToString("N0", OfficeProfile.Numbers);

    public Task<IActionResult> OnGetAsync() => LoadAsync();

    public Task<IActionResult> OnPostUlangAsync(Guid percakapan, long urutan) =>
        DoAsync(turn => DeadLetters.RetryAsync(percakapan, urutan, turn), _ => "Pesan dikirim ulang.", LoadAsync);

    public Task<IActionResult> OnPostUlangSemuaAsync(string kanal) =>
        DoAsync(turn => DeadLetters.RetryAllAsync(kanal, turn), done => $"{done.Count} pesan dikirim ulang lewat {kanal}.", LoadAsync);

    public async Task<IActionResult> OnPostProsesAsync(Guid id)
    {
        if (await Me.SeeAsync(turn => Quarantine.OpenAsync(id, turn)) is { } message)
            switch (await inbox.ReceiveAsync(message))
            {
                case TurnResult.Outage:
                    Refused = new("outage", "Basis data sedang tidak terjangkau. Coba lagi sebentar lagi; pesannya masih tersimpan.");
                    return await LoadAsync();
                case TurnResult.Quarantined:
                    // It lies there again, as a new one with the new failure.
                    await Me.DoAsync(turn => Quarantine.SettleAsync(id, replayed: true, turn));
                    TempData["Tolak"] = "Pesan itu masih gagal diproses dan tetap di karantina. Lihat kesalahannya di bawah, dan laporkan kepada pengembang.";
                    return Redirect("/konsol/kesehatan");
            }
        return await DoAsync(turn => Quarantine.SettleAsync(id, replayed: true, turn), _ => "Pesan diproses. Jawabannya sampai kepada pengirim lewat bot.", LoadAsync);
    }

    public Task<IActionResult> OnPostSisihkanAsync(Guid id) =>
        DoAsync(turn => Quarantine.SettleAsync(id, replayed: false, turn), _ => "Pesan disisihkan.", LoadAsync);

    private async Task<IActionResult> LoadAsync()
    {
        var report = await health.CheckHealthAsync(HttpContext.RequestAborted);
        Provider = await Me.SeeAsync(turn => Task.FromResult(turn.Db.Database.IsNpgsql() ? "PostgreSQL" : "SQLite"));
        All = [.. report.Entries.Select(e => new Part(Parts.GetValueOrDefault(e.Key, e.Key), e.Value.Status is HealthStatus.Healthy, StateOf(e.Key, e.Value))), Files()];
        Jobs = await board.ReadAsync(HttpContext.RequestAborted);
        Queues = await Me.SeeAsync(accounts.QueuesAsync);
        (Dead, var more) = await Me.SeeAsync(turn => DeadLetters.ListAsync(ReadKey(), turn));
        Onward = more ? string.Create(CultureInfo.InvariantCulture, $"{Dead[^1].At.Ticks}.{Dead[^1].Conversation:N}.{Dead[^1].Ordinal}") : null;
        SetAside = await Me.SeeAsync(Quarantine.ListAsync);
        PendingFiles = await Me.SeeAsync(turn => turn.Db.Media.Where(m => m.State == MediaState.Pending).Take(ShowAccounts.Counted).CountAsync(turn.Cancellation));
        return Page();
    }

    private string StateOf(string name, HealthReportEntry entry) => (name, entry.Status) switch
    {
        ("database", HealthStatus.Healthy) => $"{Provider} terhubung",
        ("database", _) => "tidak terjangkau; periksa server basis data",
        ("flows", HealthStatus.Healthy) => $"revisi {entry.Data["revision"]}",
        ("flows", _) => "berkas alur di cakram keliru, revisi lama tetap dipakai; lihat halaman Alur",
        ("accounts", HealthStatus.Healthy) => "semua dapat mengirim",
        ("accounts", _) => "ada yang tidak dapat mengirim; lihat di bawah",
        ("keys", HealthStatus.Healthy) => $"kunci induk {entry.Data["newest"]}",
        ("keys", _) => "folder kunci perlu dilihat: jalankan pilarbot keys status",
        ("jobs", HealthStatus.Healthy) => "berjalan sesuai jadwal",
        ("jobs", _) => "ada yang gagal atau terlambat; lihat di bawah",
        _ => entry.Status is HealthStatus.Healthy ? "baik" : "perlu dilihat",
    };

    // A disk that is nearly full is what stops an office first.
    private Part Files()
    {
        const double Gigabyte = 1024 * 1024 * 1024;
        var folder = Path.GetFullPath(media.Value.Folder);
        if (!Directory.Exists(folder))
            return new("Berkas", true, "belum ada yang disimpan");
        var disk = new DriveInfo(folder);
        var free = disk.AvailableFreeSpace / Gigabyte;
        return new("Berkas", free >= 1, string.Create(OfficeProfile.Numbers, $"sisa tempat {free:N1} GB dari {disk.TotalSize / Gigabyte:N0} GB"));
    }

    private (DateTime, Guid, long)? ReadKey() =>
        After?.Split('.') is [var ticks, var chat, var ordinal] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
        && Guid.TryParse(chat, out var conversation) && long.TryParse(ordinal, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (new DateTime(at, DateTimeKind.Utc), conversation, number) : null;

    /// <summary>How long ago, in words.</summary>
    public string Since(DateTime utc) => (clock.GetUtcNow().UtcDateTime - utc) switch
    {
        { TotalMinutes: < 1 } => "baru saja",
        { TotalHours: < 1 } span => $"{span.TotalMinutes:0} menit",
        { TotalDays: < 1 } span => $"{span.TotalHours:0} jam",
        var span => $"{span.TotalDays:0} hari",
    };
}
