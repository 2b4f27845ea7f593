namespace PilarBot.Flows.Transcripts;

/// <summary>
/// A golden conversation: what a person does and what the bot answers, line by line. <c>#</c> begins a comment, <c>@</c> sets the
/// scene, <c>&gt;</c> is the person, <c>&lt;</c> the bot, <c>!</c> what else happens. <c>docs/flow-reference.md</c> has all of it.
/// </summary>
/// <param name="Path">Its file, for messages.</param>
/// <param name="Parts">In order.</param>
public sealed record Transcript(string Path, IReadOnlyList<TranscriptPart> Parts)
{
    /// <summary>The straight way through a flow: the transcript on which the flow's stated number of questions is counted.</summary>
    public const string StraightWay = "jalan-lurus.txt";

    /// <summary>True for the transcript of the straight way.</summary>
    public bool IsStraightWay => Path.Split('/')[^1] == StraightWay;

    /// <summary>Cuts a file into what leads and what follows from it.</summary>
    public static Transcript Parse(string path, string text)
    {
        var parts = new List<TranscriptPart>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length;)
        {
            var lead = lines[at];
            var begin = ++at;
            if (lead.Trim().Length == 0 && parts.Count == 0) continue;
            while (at < lines.Length && IsOutput(lines[at])) at++;
            parts.Add(new(begin, lead.TrimEnd(), Tidy(lines[begin..at])));
        }
        return new(path, parts);
    }

    // blank lines part messages, so they belong to what the bot says; how many there are does not matter
    private static bool IsOutput(string line) => line.Trim().Length == 0 || line[0] is '<' or '!';

    internal static IReadOnlyList<string> Tidy(IEnumerable<string> lines)
    {
        var tidy = new List<string>();
        foreach (var line in lines.Select(l => l.TrimEnd()))
        {
            if (line.Length > 0 || (tidy.Count > 0 && tidy[^1].Length > 0)) tidy.Add(line);
        }
        if (tidy is [.., ""]) tidy.RemoveAt(tidy.Count - 1);
        return tidy;
    }
}

/// <summary>A line that leads, and the lines that the bot answers to it.</summary>
/// <param name="Line">The leading line's number, from 1.</param>
/// <param name="Lead">A comment, a scene, or what the person does.</param>
/// <param name="Output">What follows.</param>
public sealed record TranscriptPart(int Line, string Lead, IReadOnlyList<string> Output);
