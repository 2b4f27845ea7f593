using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PilarBot.Flows.Definition.Reading;

/// <summary>
/// Reads YAML from its parser's events, since only they carry lines for every key. Anchors and aliases are refused: they hide where
/// a text comes from, and can blow a small file up.
/// </summary>
internal static class YamlTree
{
    private const int MaxDepth = 64;

    /// <summary>The root of a file, or null with the problem reported.</summary>
    public static YamlNode? Read(FlowFile file, FileLog log)
    {
        if (ReportTabs(file, log) || ReportNul(file, log)) return null;
        ReportUnreadable(file, log);
        using var reader = new StringReader(file.Content);
        var parser = new Parser(reader);
        try
        {
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _)) return new YamlText("", true, 1);
            parser.Consume<DocumentStart>();
            var root = Node(parser, YamlLine.Split(file.Content), 0);
            parser.Consume<DocumentEnd>();
            if (!parser.TryConsume<StreamEnd>(out _)) throw new YamlException(parser.Current!.Start, parser.Current.End, "a second document");
            return root;
        }
        catch (YamlException e)
        {
            Tell(YamlMistake.Find(file.Content, LineIn(file, e.Start), OneLine(e.Message)), log);
            return null;
        }
        // the parser itself trips over some of what is not YAML, such as a list that is never closed
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            Tell(YamlMistake.Find(file.Content, parser.Current is { } last ? LineIn(file, last.End) : 1, "look for a bracket or quotation mark that is not closed"), log);
            return null;
        }
    }

    private static void Tell(YamlMistake mistake, FileLog log) => log.Report(mistake.Line, ProblemCodes.BadYaml, mistake.Message, mistake.Suggestion);

    private static bool ReportTabs(FlowFile file, FileLog log)
    {
        var found = false;
        foreach (var (line, index) in file.Content.Split('\n').Select((line, index) => (line, index)))
        {
            var indent = line.Length - line.TrimStart().Length;
            if (line.IndexOf('\t', 0, indent) < 0 || indent == line.Length) continue;
            log.Report(index + 1, ProblemCodes.Tab, "a tab in the indentation", "use spaces, two for each level");
            found = true;
        }
        return found;
    }

    // the parser takes it for the end of the file, and would leave out the rest without a word
    private static bool ReportNul(FlowFile file, FileLog log)
    {
        var at = file.Content.IndexOf('\0', StringComparison.Ordinal);
        if (at < 0) return false;
        log.Report(1 + file.Content.AsSpan(0, at).Count('\n'), ProblemCodes.BadYaml, "a NUL character", "save the file as plain text in UTF-8");
        return true;
    }

    // what is left of letters that were saved in another way: the rest can be read
    private static void ReportUnreadable(FlowFile file, FileLog log)
    {
        var at = file.Content.IndexOf('\ufffd', StringComparison.Ordinal);
        if (at >= 0) log.Report(1 + file.Content.AsSpan(0, at).Count('\n'), ProblemCodes.BadYaml, "a letter that cannot be read", "save the file as UTF-8, and write the letter again");
    }

    private static YamlNode Node(Parser parser, string[] lines, int depth)
    {
        if (depth > MaxDepth) throw new YamlException(parser.Current!.Start, parser.Current.End, "it is nested too deeply");
        var at = parser.Current!;
        // an empty text at the end is told of the line behind the last
        var line = Math.Min((int)at.Start.Line, Math.Max(1, lines.Length));
        if (at is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
            throw new YamlException(at.Start, at.End, "anchors and aliases are not used here");
        // "!Penting" would be dropped without a word
        if (at is NodeEvent { Tag.IsEmpty: false }) throw new YamlException(at.Start, at.End, "tags are not used here");
        if (parser.TryConsume<Scalar>(out var scalar))
            return new YamlText(scalar.Value, scalar.Style is ScalarStyle.Plain, line) { IsCut = scalar.Style is ScalarStyle.Plain && HasComment(lines, scalar.End) };
        if (parser.TryConsume<SequenceStart>(out var list))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(parser, lines, depth + 1));
            return new YamlList(items, line) { IsInline = list.Style is SequenceStyle.Flow };
        }
        var map = parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        while (!parser.TryConsume<MappingEnd>(out _)) entries.Add(Entry(parser, lines, depth));
        // "[Baik: sekali]" is a group without brackets of its own, of which the parser does not tell where it begins
        if (at.Start.Index == 0 && entries is [var first, ..]) line = first.Line;
        return new YamlMap(entries, line) { IsInline = map.Style is MappingStyle.Flow };
    }

    private static YamlEntry Entry(Parser parser, string[] lines, int depth)
    {
        if (parser.Current is not Scalar)
            throw new YamlException(parser.Current!.Start, parser.Current.End, "a key has to be a word; is a text with { } missing its quotation marks?");
        var key = parser.Consume<Scalar>();
        if (!key.Anchor.IsEmpty) throw new YamlException(key.Start, key.End, "anchors and aliases are not used here");
        return new(key.Value, Node(parser, lines, depth + 1), (int)key.Start.Line);
    }

    // a comment needs a space before it
    private static bool HasComment(string[] lines, Mark end)
    {
        var line = lines[Math.Clamp((int)end.Line, 1, lines.Length) - 1];
        var from = (int)end.Column - 1;
        return from >= 0 && from < line.Length && line[from] is ' ' or '\t' && line.AsSpan(from).TrimStart() is ['#', ..];
    }

    // what ends too early is told of the line behind the last
    private static int LineIn(FlowFile file, Mark mark)
    {
        var lines = 0;
        foreach (var _ in file.Content.AsSpan().EnumerateLines()) lines++;
        return Math.Min((int)mark.Line, lines);
    }

    private static string OneLine(string message) =>
        message.ReplaceLineEndings(" ");
}
