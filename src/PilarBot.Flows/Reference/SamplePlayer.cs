using System.Text;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Definition.Language;
using PilarBot.Flows.Transcripts;

namespace PilarBot.Flows.Reference;

/// <summary>Makes flows of samples and talks to them, so that what the reference shows is what the bot does.</summary>
/// <param name="vocabulary">What samples may name.</param>
/// <param name="lists">What can be chosen from.</param>
/// <param name="texts">The file <c>texts.yaml</c>.</param>
internal sealed class SamplePlayer(Vocabulary vocabulary, ReferenceLists lists, FlowFile texts)
{
    private readonly Vocabulary vocabulary = SampleVocabulary.Over(vocabulary);

    private const string Head = "flow: contoh\ntitle: Contoh\nstart: [contoh]\nsteps:\n";

    /// <summary>The files of a sample: steps are put into a flow of their own, files are parted by <c>---</c>.</summary>
    public static IReadOnlyList<FlowFile> Files(Sample sample) =>
    [
        .. Whole(sample.Yaml).Split("\n---\n").Select((file, index) => new FlowFile($"contoh{(index == 0 ? "" : index + 1)}/flow.yaml", file)),
    ];

    /// <summary>Reads a sample with the texts.</summary>
    public FlowReading Read(Sample sample) => FlowSet.Read([.. Files(sample), texts], vocabulary);

    /// <summary>The conversation of a sample, as a transcript.</summary>
    /// <exception cref="InvalidOperationException">The sample has problems, or its lines cannot be played: a fault of this program.</exception>
    public string Play(Sample sample)
    {
        var reading = Read(sample);
        if (reading.Flows is not { } flows)
            throw new InvalidOperationException($"A sample has problems: {string.Join("; ", reading.Problems)}\n{sample.Yaml}");
        var player = new FlowPlayer(flows, lists);
        var said = new StringBuilder();
        // what sets the scene comes before the first word
        foreach (var line in sample.Lines.Where(IsScene).Append("> contoh").Concat(sample.Lines.Where(l => !IsScene(l))))
        {
            said.Append(line).Append('\n');
            foreach (var answer in Transcript.Tidy(player.Take(line))) said.Append(answer).Append('\n');
        }
        return player.Faults.Count == 0
            ? said.ToString().TrimEnd()
            : throw new InvalidOperationException($"A sample cannot be played: {string.Join("; ", player.Faults)}\n{sample.Yaml}\n{said}");
    }

    /// <summary>The whole file of a sample.</summary>
    public static string Whole(string yaml) =>
        yaml.StartsWith("flow:", StringComparison.Ordinal) ? yaml : Head + string.Concat(yaml.TrimEnd().Split('\n').Select(l => l.Length == 0 ? "\n" : $"  {l}\n"));

    private static bool IsScene(string line) => line.StartsWith('@');
}
