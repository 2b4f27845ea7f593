using System.CommandLine;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Transcripts;
using PilarBot.Host.Setup;
using PilarBot.Office;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot flows …</c>: tools for whoever writes flows.</summary>
internal static class FlowsCommand
{
    private const string DefaultFolder = "conversation-flows";

    public static Command Create() => new("flows", "Memeriksa dan mencoba alur percakapan.")
    {
        Check(), NewFlow.Create(FolderOption()), Play(), Record(), DrawFlow.Create(FolderOption()), WriteReference.Create(FolderOption()),
    };

    private static Command Check()
    {
        var folder = new Argument<string>("folder") { Description = "Folder alur.", DefaultValueFactory = _ => DefaultFolder };
        var against = new Option<bool>("--against") { Description = "Juga menghitung percakapan di basis data yang tersentuh perubahan alur." };
        var command = new Command("check", "Memeriksa semua berkas alur, lalu memainkan semua percakapan contoh di folder itu.") { folder, against };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(folder)!;
            var services = CommandServices.Build();
            if (Read(path, services) is not { } flows)
                return 1;
            Console.WriteLine("Semua alur benar.");
            var transcripts = TranscriptFolder.Read(path);
            var player = new TranscriptPlayer(flows, services.GetRequiredService<OfficeProfile>().Lists);
            var different = transcripts.Select(player.Play).Where(p => !p.IsAsWritten).ToList();
            foreach (var playing in different)
                Console.WriteLine($"\n{playing.Report().TrimEnd()}");
            Console.WriteLine(different is []
                ? $"{transcripts.Count} percakapan contoh sesuai."
                : $"\n{different.Count} dari {transcripts.Count} percakapan contoh berbeda. Bila memang berubah: pilarbot flows record <alur>/<nama>.");
            var code = different is [] ? 0 : 1;
            return parsed.GetValue(against) ? Math.Max(code, await CheckAgainst.RunAsync(flows, services, Console.Out, cancellation)) : code;
        });
        return command;
    }

    private static Command Play()
    {
        var flow = new Argument<string>("alur");
        var folder = FolderOption();
        var (role, now, results) = TrialOptions();
        var command = new Command("play", "Mencoba satu alur di terminal, tanpa basis data.") { flow, folder, role, now, results };
        command.SetAction(parsed =>
        {
            var services = CommandServices.Build();
            if (Read(parsed.GetValue(folder)!, services) is not { } flows)
                return 1;
            if (Find(flows, parsed.GetValue(flow)!) is not { } found)
                return 1;
            return Trial(services, flows, parsed.GetValue(results)).Run(found, Moment(services, parsed.GetValue(now)), parsed.GetValue(role) ?? found.For.FirstOrDefault("-"));
        });
        return command;
    }

    private static (Option<string> Role, Option<string> Now, Option<string[]> Results) TrialOptions() => (
        new("--role") { Description = "Kode peran; bawaan: yang pertama dari alur itu." },
        new("--now") { Description = "Waktu percakapan, misalnya 2026-11-22T01:00:00Z; bawaan: sekarang." },
        new("--result") { Description = "Hasil tindakan, misalnya cases.open={\"number\":\"KS-1\"}; boleh berulang." });

    private static FlowTrial Trial(IServiceProvider services, FlowSet flows, string[]? results) => new(
        new FlowPlayer(flows, services.GetRequiredService<OfficeProfile>().Lists), services.GetRequiredService<Vocabulary>().Actions, results ?? [], Console.In, Console.Out);

    private static string Moment(IServiceProvider services, string? given) =>
        given ?? services.GetRequiredService<TimeProvider>().GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);

    private static Command Record()
    {
        var name = new Argument<string>("nama") { Description = "Misalnya lapor/jalan-lurus, atau lapor untuk semua percakapan contohnya." };
        var folder = FolderOption();
        var (role, now, results) = TrialOptions();
        var command = new Command("record", "Memainkan percakapan contoh dan menulis ulang jawaban bot di dalamnya; yang belum ada dimainkan bersama Anda, lalu disimpan.")
        {
            name, folder, role, now, results,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(folder)!;
            var services = CommandServices.Build();
            if (Read(path, services) is not { } flows)
                return 1;
            var wanted = parsed.GetValue(name)!;
            if (RecordTranscripts.IsNew(path, wanted))
            {
                if (Find(flows, wanted.Split('/')[0]) is not { } flow)
                    return 1;
                return RecordTranscripts.Keep(path, wanted, Trial(services, flows, parsed.GetValue(results)), trial =>
                    trial.Run(flow, Moment(services, parsed.GetValue(now)), parsed.GetValue(role) ?? flow.For.FirstOrDefault("-")));
            }
            return RecordTranscripts.Run(path, wanted, new(flows, services.GetRequiredService<OfficeProfile>().Lists));
        });
        return command;
    }

    private static Flow? Find(FlowSet flows, string name)
    {
        var found = flows.Find(name);
        if (found is null)
            Console.Error.WriteLine($"Tidak ada alur {name}. Yang ada: {string.Join(", ", flows.All.Select(f => f.Name))}.");
        return found;
    }

    private static Option<string> FolderOption() => new("--folder") { Description = "Folder alur.", DefaultValueFactory = _ => DefaultFolder };

    internal static FlowSet? Read(string folder, IServiceProvider services)
    {
        var reading = FlowFolder.Look(folder).Check(services.GetRequiredService<Vocabulary>());
        foreach (var problem in reading.Problems)
            Console.WriteLine(problem);
        IReadOnlyList<Problem> notices = [.. reading.Notices, .. FlowFolder.NotRead(folder)];
        foreach (var notice in notices)
            Console.WriteLine(notice);
        if (notices is not [])
            Console.WriteLine($"{notices.Count} catatan; alur tetap dapat dipakai.");
        if (reading.Flows is null)
            Console.WriteLine($"{reading.Problems.Count} masalah.");
        return reading.Flows;
    }
}
