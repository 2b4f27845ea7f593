using System.Text;
using PilarBot.Flows.Definition;

namespace PilarBot.Flows.Transcripts;

/// <summary>Plays transcripts against a flow set. Pure: it neither reads nor writes files.</summary>
public sealed class TranscriptPlayer(FlowSet flows, ReferenceLists lists)
{
    private const string More = " […]";
    private const string AnyLines = "< …";

    /// <summary>Plays a transcript to its end, whatever differs on the way.</summary>
    public Playing Play(Transcript transcript)
    {
        var player = new FlowPlayer(flows, lists);
        var differences = new List<Difference>();
        var recorded = new StringBuilder();
        foreach (var part in transcript.Parts)
        {
            var output = Abbreviated(Transcript.Tidy(player.Take(part.Lead)), part.Output);
            recorded.Append(part.Lead).Append('\n');
            foreach (var line in output) recorded.Append(line).Append('\n');
            if (part.Lead.StartsWith('>') || output.Count > 0) recorded.Append('\n');
            if (!output.SequenceEqual(part.Output)) differences.Add(new(part.Line, part.Lead, part.Output, output));
        }
        return new(transcript, recorded.ToString().TrimEnd() + "\n", differences, player.Asked, [.. player.Faults, .. Counted(transcript, player)]);
    }

    // "< …" is met by any lines, and "< [Lapor kasus] […]" by any buttons that begin so: a menu grows without every conversation that
    // shows it being wrong
    private static IReadOnlyList<string> Abbreviated(IReadOnlyList<string> actual, IReadOnlyList<string> expected)
    {
        var gap = expected.ToList().IndexOf(AnyLines);
        if (gap < 0) return [.. actual.Select((line, at) => Abbreviated(line, expected.ElementAtOrDefault(at)))];
        var behind = expected.Count - gap - 1;
        if (actual.Count < gap + behind) return actual;
        IReadOnlyList<string> shown = [.. actual.Take(gap), AnyLines, .. actual.TakeLast(behind)];
        shown = [.. shown.Select((line, at) => Abbreviated(line, expected[at]))];
        return shown.SequenceEqual(expected) ? expected : actual;
    }

    private static string Abbreviated(string actual, string? expected) =>
        expected is not null && expected.EndsWith(More, StringComparison.Ordinal) && actual.StartsWith(expected[..^More.Length], StringComparison.Ordinal) ? expected : actual;

    private IEnumerable<string> Counted(Transcript transcript, FlowPlayer player)
    {
        if (!transcript.IsStraightWay) yield break;
        foreach (var (name, asked) in player.Asked)
        {
            if (flows.Find(name)?.Questions is { } stated && asked.Count > stated)
                yield return $"{transcript.Path}: the straight way asks {asked.Count} questions, \"{name}\" states {stated}: {string.Join(", ", asked)}";
        }
    }
}

/// <summary>What came of playing a transcript.</summary>
/// <param name="Transcript">What was played.</param>
/// <param name="Recorded">The transcript as the bot plays it now.</param>
/// <param name="Differences">Where the bot says something else than the transcript.</param>
/// <param name="Asked">The questions that were asked, by flow.</param>
/// <param name="Faults">What is wrong with the transcript itself, or with the number of questions.</param>
public sealed record Playing(
    Transcript Transcript, string Recorded, IReadOnlyList<Difference> Differences,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Asked, IReadOnlyList<string> Faults)
{
    /// <summary>True when the bot says what the transcript says.</summary>
    public bool IsAsWritten => Differences.Count == 0 && Faults.Count == 0;

    /// <summary>All that is wrong, to be read by a person.</summary>
    public string Report() => string.Join("\n", Differences.Select(d => d.Describe(Transcript.Path)).Concat(Faults));
}

/// <summary>Where the bot says something else than a transcript.</summary>
/// <param name="Line">The line it answers to.</param>
/// <param name="Lead">That line.</param>
/// <param name="Expected">What the transcript has.</param>
/// <param name="Actual">What the bot does.</param>
public sealed record Difference(int Line, string Lead, IReadOnlyList<string> Expected, IReadOnlyList<string> Actual)
{
    /// <summary>Both versions, with the lines that differ marked.</summary>
    public string Describe(string path)
    {
        var text = new StringBuilder($"{path}:{Line} after {Lead}\n");
        var same = Expected.Zip(Actual).TakeWhile(p => p.First == p.Second).Count();
        foreach (var line in Expected.Take(same)) text.Append("    ").Append(line).Append('\n');
        foreach (var line in Expected.Skip(same)) text.Append("  - ").Append(line).Append('\n');
        foreach (var line in Actual.Skip(same)) text.Append("  + ").Append(line).Append('\n');
        return text.ToString();
    }
}
