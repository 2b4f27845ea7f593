using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using PilarBot.Office;
using PilarBot.Office.Audit;
using PilarBot.Office.Sealing;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot keys …</c>: the master keys and what they wrap.</summary>
internal static class KeysCommand
{

    public static Command Create()
    {
        var status = new Command("status", "Menunjukkan kunci induk, dan berapa catatan yang dibungkus oleh masing-masing.");
        status.SetAction((_, cancellation) => StatusAsync(cancellation));
        var add = new Command("add", "Membuat kunci induk berikutnya; yang lama tetap ada.");
        add.SetAction((_, cancellation) => AddAsync(cancellation));
        var retire = new Option<bool>("--retire") { Description = "Menghapus kunci induk lama setelah dipastikan tidak dipakai lagi." };
        var rotate = new Command("rotate", "Membungkus semua kunci catatan dengan kunci induk terbaru; boleh dijalankan saat bot bekerja, dan diulang.") { retire };
        rotate.SetAction((parsed, cancellation) => RotateAsync(parsed.GetValue(retire), cancellation));
        return new("keys", "Kunci induk.") { status, add, rotate };
    }

    private static async Task<int> StatusAsync(CancellationToken cancellation)
    {
        var services = CommandServices.Build();
        var masters = services.GetRequiredService<MasterKeys>();
        await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
        var counts = await services.GetRequiredService<KeyRotation>().CountAsync(cancellation);
        foreach (var version in masters.Versions.Union(counts.Select(c => c.Version)).Order())
        {
            var role = version == masters.Newest ? "terbaru" : masters.Versions.Contains(version) ? "lama" : version == 0 ? "rusak" : "tidak ada di folder kunci";
            var wrapped = counts.Where(c => c.Version == version).ToList();
            Console.WriteLine($"Kunci induk {version} ({role}): {Number(wrapped.Sum(c => c.Records))} catatan.");
            foreach (var count in wrapped)
                Console.WriteLine($"  {count.Table}: {Number(count.Records)}");
        }
        return counts.All(c => masters.Versions.Contains(c.Version)) ? 0 : 1;
    }

    private static async Task<int> AddAsync(CancellationToken cancellation)
    {
        var services = CommandServices.Build();
        await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
        // Loaded first: a key beside unusable ones, or in the wrong folder, helps nobody.
        _ = services.GetRequiredService<MasterKeys>();
        var folder = services.GetRequiredService<IOptions<SealingOptions>>().Value.KeysFolder;
        var version = MasterKeys.Add(folder);
        await EnterAsync(services, AuditAct.KeyAdded, version.ToString(CultureInfo.InvariantCulture), cancellation);
        Console.WriteLine(
            $"""
            Kunci induk {version} dibuat di {Path.GetFullPath(folder)}.
            Salin folder itu ke cadangannya, dan ke setiap komputer lain yang menjalankan bot.
            Setelah itu jalankan: pilarbot keys rotate
            """);
        return 0;
    }

    private static async Task<int> RotateAsync(bool retire, CancellationToken cancellation)
    {
        var services = CommandServices.Build();
        var (masters, rotation) = (services.GetRequiredService<MasterKeys>(), services.GetRequiredService<KeyRotation>());
        await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
        var progress = new Printed();
        var summary = await rotation.RewrapAsync(progress, cancellation);
        foreach (var (table, count) in summary.Rewrapped)
            Console.WriteLine($"{table}: {Number(count)} kunci dibungkus ulang.");
        Console.WriteLine($"Semua kunci catatan yang dapat dibuka sekarang memakai kunci induk {masters.Newest}; {Number(summary.Total)} dibungkus ulang.");
        foreach (var record in summary.Broken)
            await Console.Error.WriteLineAsync($"Kunci catatan ini rusak, pulihkan barisnya dari cadangan: {record}");
        if (summary.Total > 0)
            await EnterAsync(services, AuditAct.KeysRewrapped, summary.Total.ToString(CultureInfo.InvariantCulture), cancellation);
        if (!retire)
            return summary.Broken is [] ? 0 : 1;
        var retirement = await rotation.RetireAsync(progress, cancellation);
        if (retirement.Removed is not [])
            await EnterAsync(services, AuditAct.KeysRetired, null, cancellation);
        Console.WriteLine(retirement.Removed is []
            ? "Tidak ada kunci induk yang dihapus."
            : $"Kunci induk {string.Join(", ", retirement.Removed)} dihapus dari folder kunci. Hapus juga dari komputer lain dan dari cadangan, bila cadangan basis data lama tidak lagi diperlukan.");
        if (Explain(retirement) is { } why)
            await Console.Error.WriteLineAsync(why);
        return retirement.Obstacle is KeyRotation.Obstacle.None ? 0 : 1;
    }

    private static Task<int> EnterAsync(IServiceProvider services, AuditAct act, string? detail, CancellationToken cancellation)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        return services.GetRequiredService<OfficeDatabase>().WriteAsync(db =>
        {
            db.AuditEntries.Add(AuditEntry.By(AuditActor.CommandLine, act, null, detail, now));
            return Task.FromResult(0);
        }, cancellation);
    }

    private static string? Explain(KeyRotation.Retirement retirement) => retirement.Obstacle switch
    {
        KeyRotation.Obstacle.None => null,
        KeyRotation.Obstacle.TooSoon =>
            $"Kunci induk terbaru baru saja dibuat. Jalankan lagi setelah {retirement.Until:yyyy-MM-dd HH:mm} UTC, agar pesan yang sedang diproses selesai dahulu.",
        KeyRotation.Obstacle.StillUsed =>
            "Masih ada komputer yang memakai kunci induk lama. Salin kunci terbaru ke folder kunci setiap komputer yang menjalankan bot, lalu ulangi.",
        KeyRotation.Obstacle.Broken => "Ada catatan yang kuncinya rusak. Pulihkan dari cadangan, lalu ulangi.",
    };

    private static string Number(long value) => value.ToString("N0", OfficeProfile.Numbers);

    // Written at once, not posted to another thread as Progress<T> does: what is printed is committed.
    private sealed class Printed : IProgress<KeyRotation.Progress>
    {
        public void Report(KeyRotation.Progress value) => Console.WriteLine($"  {value.Table}: {Number(value.Rewrapped)} …");
    }
}
