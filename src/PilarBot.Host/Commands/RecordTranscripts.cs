using PilarBot.Flows.Transcripts;
using PilarBot.Host.Setup;

namespace PilarBot.Host.Commands;

/// <summary>Plays golden conversations and writes down what the bot says now; what cannot be played is left as it is.</summary>
internal static class RecordTranscripts
{
    public static int Run(string folder, string name, TranscriptPlayer player)
    {
        var wanted = TranscriptFolder.Read(folder).Where(t => IsNamed(t, name)).ToList();
        if (wanted is [])
        {
            Console.Error.WriteLine($"Tidak ada percakapan contoh {name} di {folder}. Tulis dahulu baris-baris \">\" di {NewPath(name)}.");
            return 1;
        }
        var code = 0;
        foreach (var playing in wanted.Select(player.Play))
        {
            var path = playing.Transcript.Path;
            if (playing.Faults is not [])
            {
                code = 1;
                Console.Error.WriteLine($"{path}: tidak ditulis.\n{string.Join('\n', playing.Faults)}");
            }
            else if (playing.Differences is [])
            {
                Console.WriteLine($"{path}: tidak berubah.");
            }
            else
            {
                File.WriteAllText(Path.Combine(folder, path), playing.Recorded);
                Console.WriteLine($"{path}: {playing.Differences.Count} bagian ditulis ulang.");
            }
        }
        return code;
    }

    /// <summary>True for a conversation that is not there yet: <c>lapor/koreksi</c>.</summary>
    public static bool IsNew(string folder, string name) => name.Count(c => c == '/') == 1 && !File.Exists(Path.Combine(folder, NewPath(name)));

    /// <summary>Plays a new conversation and keeps it, when all of it could be played.</summary>
    public static int Keep(string folder, string name, FlowTrial trial, Func<FlowTrial, int> play)
    {
        if (play(trial) is not 0 and var code)
        {
            Console.Error.WriteLine("Percakapan tidak disimpan, karena ada baris yang tidak dapat dimainkan.");
            return code;
        }
        if (!trial.HasEnded)
        {
            Console.Error.WriteLine("Percakapan tidak disimpan, karena belum sampai akhir. Ulangi sampai selesai, atau akhiri dengan batal.");
            return 1;
        }
        var path = Path.Combine(folder, NewPath(name));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, trial.Recorded);
        Console.WriteLine($"{path} disimpan.");
        return 0;
    }

    private static bool IsNamed(Transcript transcript, string name)
    {
        var parts = transcript.Path.Split('/');
        var flow = string.Join('/', parts[..^2]);
        return flow == name || $"{flow}/{Path.GetFileNameWithoutExtension(parts[^1])}" == name;
    }

    private static string NewPath(string name) =>
        name.LastIndexOf('/') is > 0 and var slash ? $"{name[..slash]}/transcripts/{name[(slash + 1)..]}.txt" : $"{name}/transcripts/{Transcript.StraightWay}";
}
