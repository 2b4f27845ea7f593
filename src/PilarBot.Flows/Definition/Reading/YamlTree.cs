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
        if (ReportTabs(file, log)) return null;
        try
        {
            using var reader = new StringReader(file.Content);
            var parser = new Parser(reader);
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
            log.Report((int)e.Start.Line, ProblemCodes.BadYaml, "this is not YAML: " + OneLine(e.Message));
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
        return new(key.Value, Node(parser, depth + 1), (int)key.Start.Line);
    }

    private static string OneLine(string message) =>
        message.ReplaceLineEndings(" ");
}
