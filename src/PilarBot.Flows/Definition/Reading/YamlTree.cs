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
        using var reader = new StringReader(file.Content);
        var parser = new Parser(reader);
        try
        {
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _)) return new YamlText("", true, 1);
            parser.Consume<DocumentStart>();
            var root = Node(parser, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.TryConsume<StreamEnd>(out _)) throw new YamlException(parser.Current!.Start, parser.Current.End, "a second document");
            return root;
        }
        catch (YamlException e)
        {
            log.Report(LineIn(file, e.Start), ProblemCodes.BadYaml, "this is not YAML: " + OneLine(e.Message));
            return null;
        }
        // the parser itself trips over some of what is not YAML, such as a list that is never closed
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            log.Report(parser.Current is { } last ? LineIn(file, last.End) : 1, ProblemCodes.BadYaml, "this is not YAML from here on", "look for a bracket or quotation mark that is not closed");
            return null;
        }
    }

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

    private static YamlNode Node(Parser parser, int depth)
    {
        if (depth > MaxDepth) throw new YamlException(parser.Current!.Start, parser.Current.End, "it is nested too deeply");
        var at = parser.Current!;
        var line = (int)at.Start.Line;
        if (at is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
            throw new YamlException(at.Start, at.End, "anchors and aliases are not used here");
        if (parser.TryConsume<Scalar>(out var scalar))
            return new YamlText(scalar.Value, scalar.Style is ScalarStyle.Plain, line);
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(parser, depth + 1));
            return new YamlList(items, line);
        }
        parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        while (!parser.TryConsume<MappingEnd>(out _)) entries.Add(Entry(parser, depth));
        return new YamlMap(entries, line);
    }

    private static YamlEntry Entry(Parser parser, int depth)
    {
        if (parser.Current is not Scalar)
            throw new YamlException(parser.Current!.Start, parser.Current.End, "a key has to be a word; is a text with { } missing its quotation marks?");
        var key = parser.Consume<Scalar>();
        if (!key.Anchor.IsEmpty) throw new YamlException(key.Start, key.End, "anchors and aliases are not used here");
        return new(key.Value, Node(parser, depth + 1), (int)key.Start.Line);
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
