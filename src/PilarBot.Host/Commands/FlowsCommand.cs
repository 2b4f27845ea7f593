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

    public static Command Create() => new("flows", "Memeriksa dan mencoba alur percakapan.") { Check(), Play(), Record() };

    private static Command Check()
    {
        var folder = new Argument<string>("folder") { Description = "Folder alur.", DefaultValueFactory = _ => DefaultFolder };
        var command = new Command("check", "Memeriksa semua berkas alur, lalu memainkan semua percakapan contoh di folder itu.") { folder };
        command.SetAction(parsed =>
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
            return different is [] ? 0 : 1;
        });
        return command;
    }

    private static Command Play()
    {
        var flow = new Argument<string>("alur");
        var folder = FolderOption();
        var role = new Option<string>("--role") { Description = "Kode peran; bawaan: yang pertama dari alur itu." };
        var now = new Option<string>("--now") { Description = "Waktu percakapan, misalnya 2026-11-22T01:00:00Z; bawaan: sekarang." };
        var results = new Option<string[]>("--result") { Description = "Hasil tindakan, misalnya cases.open={\"number\":\"KS-1\"}; boleh berulang." };
        var command = new Command("play", "Mencoba satu alur di terminal, tanpa basis data.") { flow, folder, role, now, results };
        command.SetAction(parsed =>
        {
            var services = CommandServices.Build();
            if (Read(parsed.GetValue(folder)!, services) is not { } flows)
                return 1;
            if (flows.Find(parsed.GetValue(flow)!) is not { } found)
            {
                Console.Error.WriteLine($"Tidak ada alur {parsed.GetValue(flow)}. Yang ada: {string.Join(", ", flows.All.Select(f => f.Name))}.");
                return 1;
            }
            var moment = parsed.GetValue(now) ?? services.GetRequiredService<TimeProvider>().GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
            var lists = services.GetRequiredService<OfficeProfile>().Lists;
            return new FlowTrial(
                new FlowPlayer(flows, lists), services.GetRequiredService<Vocabulary>().Actions, parsed.GetValue(results) ?? [], Console.In, Console.Out)
                .Run(found, moment, parsed.GetValue(role) ?? found.For.FirstOrDefault("-"));
        });
        return command;
    }

    private static Command Record()
    {
        var name = new Argument<string>("nama") { Description = "Misalnya lapor/jalan-lurus, atau lapor untuk semua percakapan contohnya." };
        var folder = FolderOption();
        var command = new Command("record", "Memainkan percakapan contoh dan menulis ulang jawaban bot di dalamnya.") { name, folder };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(folder)!;
            var services = CommandServices.Build();
            return Read(path, services) is { } flows
                ? RecordTranscripts.Run(path, parsed.GetValue(name)!, new(flows, services.GetRequiredService<OfficeProfile>().Lists))
                : 1;
        });
        return command;
    }

    private static Option<string> FolderOption() => new("--folder") { Description = "Folder alur.", DefaultValueFactory = _ => DefaultFolder };

    private static FlowSet? Read(string folder, IServiceProvider services)
    {
        var reading = FlowSet.Read(FlowFolder.Read(folder), services.GetRequiredService<Vocabulary>());
        foreach (var problem in reading.Problems)
            Console.WriteLine(problem);
        if (reading.Flows is null)
            Console.WriteLine($"{reading.Problems.Count} masalah.");
        return reading.Flows;
    }
}
