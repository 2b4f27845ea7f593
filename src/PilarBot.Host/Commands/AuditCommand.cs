using System.CommandLine;
using System.Globalization;
using PilarBot.Flows.Answers;
using PilarBot.Office;
using PilarBot.Office.Audit;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot audit …</c>: what was done, by whom, and whether that record is whole.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "Jejak audit: siapa membuka dan mengubah apa.") { Verify(), Head(), Search() };

    private static Command Verify()
    {
        var anchor = new Option<FileInfo?>("--anchor") { Description = "Berkas jangkar yang dipakai, misalnya salinan dari komputer lain." };
        var command = new Command("verify", "Memeriksa seluruh rantai jejak audit.") { anchor };
        command.SetAction(async (parsed, cancellation) =>
        {
            var services = CommandServices.Build();
            await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
            var file = parsed.GetValue(anchor) is { } given ? new(given.FullName) : services.GetRequiredService<AuditAnchor>();
            // Before the chain, which may grow while it is read.
            var noted = await file.ReadAsync(cancellation);
            var report = await services.GetRequiredService<VerifyAudit>().RunAsync(noted?.Heads ?? [], cancellation);
            Console.WriteLine($"{report.Holding} entri cocok, {report.Unlinked} belum dirantai.");
            if (noted is null)
                await Console.Error.WriteLineAsync(
                    $"Peringatan: berkas jangkar {file.Path} tidak ada, jadi entri terakhir yang dihapus tidak akan ketahuan. Bot yang berjalan membuatnya kembali.");
            if (noted is { Unreadable: > 0 and var unreadable })
                await Console.Error.WriteLineAsync($"Peringatan: {unreadable} baris berkas jangkar {file.Path} tidak terbaca.");
            if (report.Finding is not { } finding)
                return 0;
            await Console.Error.WriteLineAsync($"TEMUAN di posisi {finding.Position}: {finding.Words}");
            await Console.Error.WriteLineAsync("Jangan hapus apa pun. Langkah berikutnya ada di docs/audit.md.");
            return 1;
        });
        return command;
    }

    private static Command Head()
    {
        var command = new Command("head", "Mencetak ujung rantai, untuk disimpan di luar komputer ini.");
        command.SetAction(async (_, cancellation) =>
        {
            var services = CommandServices.Build();
            await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
            if (await services.GetRequiredService<VerifyAudit>().FindHeadAsync(cancellation) is { } head)
                Console.WriteLine(head);
            else
                await Console.Error.WriteLineAsync("Belum ada entri yang dirantai.");
            return 0;
        });
        return command;
    }

    private static Command Search()
    {
        var who = new Option<string?>("--who") { Description = "Id orang, atau sebagian namanya." };
        var act = new Option<string?>("--act") { Description = "Tindakan." };
        act.AcceptOnlyFromAmong([.. Enum.GetValues<AuditAct>().Select(a => a.Code())]);
        var record = new Option<string?>("--record") { Description = "Nomor kasus, aduan, atau siaran; atau id." };
        var since = new Option<string?>("--since") { Description = "Sejak tanggal ini, misalnya 2026-11-22, kemarin, atau 'senin lalu'." };
        var command = new Command("search", "Mencari di jejak audit.") { who, act, record, since };
        command.SetAction(async (parsed, cancellation) =>
        {
            var services = CommandServices.Build();
            await services.GetRequiredService<OfficeDatabase>().MigrateAsync(cancellation);
            var zone = services.GetRequiredService<OfficeProfile>().Zone;
            var typed = parsed.GetValue(record);
            DateOnly? from = null;
            if (parsed.GetValue(since) is { } written)
            {
                var today = DateOnly.FromDateTime(zone.ToLocal(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime));
                if (DateWords.Read(written, today, past: true, out var read) is not DateOutcome.Found)
                {
                    await Console.Error.WriteLineAsync($"\"{written}\" belum terbaca sebagai tanggal. Tulis misalnya --since 2026-11-22, --since kemarin, atau --since \"3 hari lalu\".");
                    return 1;
                }
                from = read;
            }
            var query = new SearchAudit.Query(
                parsed.GetValue(who),
                parsed.GetValue(act) is { } code ? Enum.GetValues<AuditAct>().Single(a => a.Code() == code) : null,
                Guid.TryParse(typed, out var id) ? id.ToString() : typed?.ToUpperInvariant(),
                from is { } day ? zone.ToUtc(day.ToDateTime(TimeOnly.MinValue)) : null);
            Console.WriteLine($"{"posisi",8}  {"waktu " + zone.Name,-19}  {"tindakan",-25}  {"pada",-36}  {"keterangan",-16}  oleh");
            await foreach (var found in services.GetRequiredService<SearchAudit>().RunAsync(query, cancellation))
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{found.Position?.ToString(CultureInfo.InvariantCulture) ?? "–",8}  {zone.ToLocal(found.At),-19:yyyy-MM-dd HH:mm:ss}  {found.Act.Code(),-25}  {found.Record,-36}  {found.Detail,-16}  {By(found)}"));
            return 0;
        });
        return command;
    }

    private static string By(SearchAudit.Found found) => found.Actor switch
    {
        AuditActor.Person => $"{found.Name ?? "(tidak lagi di daftar)"} {found.PersonId}",
        AuditActor.CommandLine when found.PersonId is { } decided => $"perintah di server, diputuskan {found.Name ?? "(tidak lagi di daftar)"} {decided}",
        AuditActor.CommandLine => "perintah di server",
        AuditActor.Job => "bot sendiri",
    };
}
