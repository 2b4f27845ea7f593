using PilarBot.Flows.Definition;

namespace PilarBot.Office.Documents;

/// <summary>The office's templates: the <c>.md</c> files of a folder, read once, when they are first wanted. Thread-safe.</summary>
/// <remarks>A faulty file is left out, and told about at the start: a slip in it must not take everything else down.</remarks>
internal sealed class DocumentTemplates
{
    private readonly Lazy<(Dictionary<string, DocumentTemplate> ByName, IReadOnlyList<Problem> Problems)> read;

    /// <summary>Of a folder.</summary>
    /// <param name="folder">Where they lie.</param>
    public DocumentTemplates(string folder) => read = new(() => Read(folder));

    /// <summary>Those without a fault, in the order of their names.</summary>
    public IEnumerable<DocumentTemplate> All => read.Value.ByName.Values.OrderBy(t => t.Name, StringComparer.Ordinal);

    /// <summary>All that is wrong in the folder, with file and line.</summary>
    public IReadOnlyList<Problem> Problems => read.Value.Problems;

    /// <summary>The template of a name; null when there is none, or a faulty one.</summary>
    public DocumentTemplate? Find(string name) => read.Value.ByName.GetValueOrDefault(name);

    private static (Dictionary<string, DocumentTemplate>, IReadOnlyList<Problem>) Read(string folder)
    {
        var problems = new List<Problem>();
        var found = new Dictionary<string, DocumentTemplate>();
        var fields = DocumentRecords.All.ToDictionary(r => r.Key, r => r.Value.Fields);
        if (Directory.Exists(folder))
            foreach (var path in Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal))
                if (DocumentTemplate.Read(Path.GetFileName(path), File.ReadAllText(path), fields, problems) is { } template)
                    found.Add(template.Name, template);
        foreach (var name in DocumentRecords.Needed.Where(n => !File.Exists(Path.Combine(folder, n + ".md"))))
            problems.Add(new(name + ".md", 1, "T107", $"the file is missing in {folder}", "take it from the folder document-templates that comes with the program"));
        return (found, problems);
    }
}
