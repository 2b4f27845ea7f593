using System.Text;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Reference;
using PilarBot.Flows.Transcripts;

namespace PilarBot.Host.Commands;

/// <summary>
/// Plays one flow with whoever sits at the terminal. It shows and takes lines as transcripts have them, so that a good trial can be
/// copied into one.
/// </summary>
internal sealed class FlowTrial(
    FlowPlayer player, IReadOnlyDictionary<string, ActionSignature> actions, IReadOnlyList<string> results, TextReader input, TextWriter output)
{
    private readonly Dictionary<string, string> canned = results.Select(r => r.Split('=', 2))
        .Where(r => r.Length == 2).GroupBy(r => r[0].Trim()).ToDictionary(g => g.Key, g => g.Last()[1].Trim());

    private readonly StringBuilder recorded = new();
    private int faults;

    /// <summary>True when the flow came to an end: done, cancelled, or laid aside.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The conversation as a transcript.</summary>
    public string Recorded => recorded.ToString().TrimEnd() + "\n";

    /// <returns>0; 1 when something could not be played.</returns>
    public int Run(Flow flow, string now, string role)
    {
        output.WriteLine("Ketik jawaban, [tombol], (foto), (lokasi -4.7 121.6), atau baris \"@ …\"; keluar untuk berhenti.\n");
        Take($"@ now {now}");
        Take($"@ me {role} Contoh");
        Take($"> (mulai {flow.Name})");
        while (player.Dialogue.Session is not null && input.ReadLine() is { } line && line.Trim() != "keluar")
            Take(line.StartsWith('@') || line.StartsWith('#') ? line : $"> {line}");
        HasEnded = player.Dialogue.Session is null;
        return faults == 0 ? 0 : 1;
    }

    private void Take(string line)
    {
        Show(line, player.Take(line));
        while (player.Awaited is { } request)
        {
            var result = $"@ action {request.Name} => {Result(request.Name)}";
            var before = player.Faults.Count;
            Show(result, player.Take(result));
            // What cannot be read is asked for anew: the same again would be as bad.
            if (player.Faults.Count > before) canned.Remove(request.Name);
        }
    }

    private string Result(string action)
    {
        if (canned.TryGetValue(action, out var given)) return given;
        output.Write($"  hasil {action} (JSON, atau: refused kode \"kalimat\"; kosong untuk contoh): ");
        return input.ReadLine() is { Length: > 0 } typed ? typed : ActionSamples.Result(actions[action]).ToJsonString();
    }

    private void Show(string line, IReadOnlyList<string> answer)
    {
        output.WriteLine(line);
        recorded.Append(line).Append('\n');
        foreach (var words in answer)
        {
            output.WriteLine(words);
            recorded.Append(words).Append('\n');
        }
        if (answer.Count > 0) recorded.Append('\n');
        foreach (var fault in player.Faults.Skip(faults)) output.WriteLine("  ! " + fault);
        faults = player.Faults.Count;
        if (answer.Count > 0) output.WriteLine();
    }
}
