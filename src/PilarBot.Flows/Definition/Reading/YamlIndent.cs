namespace PilarBot.Flows.Definition.Reading;

/// <summary>A line that is indented too little or too much to belong to one above it.</summary>
internal static class YamlIndent
{
    public static YamlMistake? Find(IReadOnlyList<YamlLine> lines, YamlLine at)
    {
        if (Block(lines, at) is { } inBlock) return inBlock;
        if (at.IsEmpty || (at.Dash is null && at.Key is null)) return null;
        var found = at.Dash ?? at.Column;
        var open = Open(lines, at);
        if (open.Count == 0 || open.Contains(found)) return null;
        var expected = open.OrderBy(c => Math.Abs(c - found)).ThenByDescending(c => c).First();
        return Beside(at, expected, found);
    }

    // a text behind "|" goes on as long as its lines are indented like its first
    private static YamlMistake? Block(IReadOnlyList<YamlLine> lines, YamlLine at)
    {
        var begin = lines.Take(at.Number).LastOrDefault(l => l.Value is ['|' or '>', .. { Length: < 3 }]);
        if (begin is null) return null;
        var block = lines.Skip(begin.Number).Where(l => !string.IsNullOrWhiteSpace(l.Text)).ToList();
        if (block is not [var first, ..]) return null;
        var width = Indent(first);
        return block.FirstOrDefault(l => Indent(l) < width) is { Key: null, Dash: null } line && line.Number <= at.Number + 1 ? Beside(line, width, Indent(line)) : null;
    }

    private static int Indent(YamlLine line) => line.Text.Length - line.Text.TrimStart(' ').Length;

    private static YamlMistake Beside(YamlLine line, int expected, int found) =>
        new(line.Number, "this line does not stand under the one above", $"{Spaces(expected)} expected, {found} found");

    // where a dash, or a key, may stand: under one of the lines above that still goes on
    private static HashSet<int> Open(IReadOnlyList<YamlLine> lines, YamlLine at)
    {
        var open = new HashSet<int>();
        var limit = int.MaxValue;
        foreach (var line in lines.Take(at.Number - 1).Reverse().Where(l => !l.IsEmpty && (l.Dash is not null || l.Key is not null)))
        {
            foreach (var column in at.Dash is null ? (line.Key is null ? [] : [line.Column]) : line.Dash is { } dash ? new[] { dash } : [])
            {
                if (column < limit) open.Add(column);
            }
            limit = Math.Min(limit, line.Dash ?? line.Column);
        }
        return open;
    }

    private static string Spaces(int count) => count switch
    {
        0 => "no space is",
        1 => "1 space is",
        _ => $"{count} spaces are",
    };
}
