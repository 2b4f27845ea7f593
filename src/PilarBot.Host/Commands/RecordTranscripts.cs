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

    private static bool IsNamed(Transcript transcript, string name)
    {
        var parts = transcript.Path.Split('/');
        var flow = string.Join('/', parts[..^2]);
        return flow == name || $"{flow}/{Path.GetFileNameWithoutExtension(parts[^1])}" == name;
    }

    private static string NewPath(string name) =>
        name.LastIndexOf('/') is > 0 and var slash ? $"{name[..slash]}/transcripts/{name[(slash + 1)..]}.txt" : $"{name}/transcripts/{Transcript.StraightWay}";
}
