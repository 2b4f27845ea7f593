using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office;
using PilarBot.Office.Privacy;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot records …</c>: which records are about somebody, what keeps them from being erased, and erasing them on request.</summary>
internal static class RecordsCommand
{
    private const int LongestName = 120;

    public static Command Create()
    {
        var number = new Argument<string>("nomor") { Description = "Nomor catatan, misalnya KS-2026-000123, AD-2026-000123, atau KL-2026-000123." };
        var by = new Option<string>("--oleh") { Description = "Nama petugas yang memutuskan.", Required = true };
        by.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { Length: <= LongestName } name || name.Trim().Length == 0)
                result.AddError($"Tulis nama petugas, paling panjang {LongestName} huruf.");
        });
        var why = new Option<string>("--alasan") { Description = "Alasannya; disimpan tersegel.", Required = true };
        var hold = new Command("hold", "Menahan catatan agar tidak dihapus, misalnya karena perkara hukum.") { number, why, by };
        hold.SetAction((parsed, cancellation) => WithAsync(parsed.GetValue(number)!, (services, kind, read) =>
            HoldAsync(services, kind, read, parsed.GetValue(why)!, parsed.GetValue(by)!, cancellation), cancellation));
        var release = new Command("release", "Mengakhiri semua penahanan sebuah catatan.") { number, by };
        release.SetAction((parsed, cancellation) => WithAsync(parsed.GetValue(number)!, (services, kind, read) =>
            ReleaseAsync(services, kind, read, parsed.GetValue(by)!, cancellation), cancellation));
        var holds = new Command("holds", "Menampilkan catatan yang sedang ditahan.");
        holds.SetAction((_, cancellation) => ListHoldsAsync(cancellation));
        var erase = new Command("erase", "Menghapus catatan atas permintaan; tidak dapat dibatalkan.") { number, by };
        erase.SetAction((parsed, cancellation) => WithAsync(parsed.GetValue(number)!, (services, kind, read) =>
            EraseAsync(services, kind, read, parsed.GetValue(by)!, cancellation), cancellation));
        var erased = new Command("erased", "Menampilkan catatan penghapusan.");
        erased.SetAction((_, cancellation) => ListErasedAsync(cancellation));
        var about = new Command("about", "Menampilkan nomor catatan tentang seseorang atau keluarganya. NIK atau KK ditanyakan, tidak ditulis pada perintah.");
        about.SetAction((_, cancellation) => AboutAsync(cancellation));
        return new("records", "Penahanan dan penghapusan catatan.") { about, hold, release, holds, erase, erased };
    }

    private static async Task<int> WithAsync(string typed, Func<IServiceProvider, RecordKind, string, Task<int>> act, CancellationToken cancellation)
    {
        if (RecordNumber.Read(typed) is not var (kind, number))
        {
            await Console.Error.WriteLineAsync($"\"{typed}\" bukan nomor catatan. Contoh: KS-2026-000123 atau AD-2026-000123.");
            return 1;
        }
        var services = CommandServices.Build();
        await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
        return await act(services, kind, number);
    }

    // From the input: arguments stay in the shell's history, and everybody on the machine sees them.
    private static async Task<int> AboutAsync(CancellationToken cancellation)
    {
        Console.WriteLine("Ketik NIK atau nomor KK (16 angka):");
        var digits = string.Concat((Console.ReadLine() ?? "").Where(char.IsAsciiDigit));
        if (digits.Length != 16)
        {
            await Console.Error.WriteLineAsync($"NIK dan KK terdiri dari 16 angka; terbaca {digits.Length}.");
            return 1;
        }
        var services = CommandServices.Build();
        await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
        var numbers = await services.GetRequiredService<RecordsAbout>().FindAsync(digits, cancellation);
        Console.WriteLine(numbers is []
            ? "Tidak ada catatan dengan nomor itu. Catatan tanpa NIK hanya ditemukan lewat nomornya."
            : string.Join(Environment.NewLine, numbers) + Environment.NewLine + "Catatan tanpa NIK, aduan, dan tanggapan uji publik tidak ditampilkan.");
        return 0;
    }

    private static async Task<int> HoldAsync(IServiceProvider services, RecordKind kind, string number, string why, string by, CancellationToken cancellation)
    {
        if (!await services.GetRequiredService<HoldRecord>().AddAsync(kind, number, why, by.Trim(), cancellation))
            return NotFound(number);
        Console.WriteLine($"{number} ditahan dan tidak akan dihapus sampai penahanan diakhiri.");
        return 0;
    }

    private static async Task<int> ReleaseAsync(IServiceProvider services, RecordKind kind, string number, string by, CancellationToken cancellation)
    {
        if (await services.GetRequiredService<HoldRecord>().EndAsync(kind, number, by.Trim(), cancellation) is not { } ended)
            return NotFound(number);
        Console.WriteLine(ended == 0 ? $"{number} tidak sedang ditahan." : $"Penahanan {number} berakhir.");
        return 0;
    }

    private static async Task<int> ListHoldsAsync(CancellationToken cancellation)
    {
        var services = CommandServices.Build();
        await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
        var holds = await services.GetRequiredService<HoldRecord>().ListAsync(cancellation);
        foreach (var held in holds)
            Console.WriteLine($"{held.Number}: sejak {held.Since:yyyy-MM-dd}, oleh {held.By}. {held.Reason}");
        if (holds is [])
            Console.WriteLine("Tidak ada catatan yang ditahan.");
        return 0;
    }

    private static async Task<int> EraseAsync(IServiceProvider services, RecordKind kind, string number, string by, CancellationToken cancellation)
    {
        Console.WriteLine($"{number} akan dihapus bersama berkas dan riwayatnya, dan tidak dapat dikembalikan. Ketik nomor itu sekali lagi:");
        if (RecordNumber.Read(Console.ReadLine() ?? "")?.Number != number)
        {
            Console.WriteLine("Nomor tidak sama. Tidak ada yang dihapus.");
            return 1;
        }
        switch (await services.GetRequiredService<EraseRecord>().RunAsync(kind, number, ErasureReason.Request, by.Trim(), cancellation))
        {
            case ErasureOutcome.Erased:
                Console.WriteLine($"{number} sudah dihapus. Cadangan lama masih memuatnya sampai cadangan itu dihapus.");
                return 0;
            case ErasureOutcome.ErasedBefore:
                Console.WriteLine($"{number} sudah dihapus sebelumnya.");
                return 0;
            case ErasureOutcome.Held:
                await Console.Error.WriteLineAsync($"{number} sedang ditahan, jadi belum dapat dihapus. Lihat: pilarbot records holds");
                return 1;
            default:
                return NotFound(number);
        }
    }

    private static async Task<int> ListErasedAsync(CancellationToken cancellation)
    {
        var database = CommandServices.Build().GetRequiredService<OfficeDatabase>();
        await database.MigrateAsync(cancellation);
        await using var db = database.Open();
        foreach (var erasure in await db.Erasures.AsNoTracking().OrderBy(e => e.On).ThenBy(e => e.Number).ToListAsync(cancellation))
            Console.WriteLine($"{erasure.On:yyyy-MM-dd} {erasure.Number}: {(erasure.Reason is ErasureReason.Request ? $"atas permintaan, oleh {erasure.By}" : "masa simpan berakhir")}");
        return 0;
    }

    private static int NotFound(string number)
    {
        Console.Error.WriteLine($"{number} tidak ditemukan.");
        return 1;
    }
}
