using PilarBot.Flows.Definition;

namespace PilarBot.Office.Documents;

/// <summary>The office's templates, read once at the start.</summary>
internal sealed class DocumentTemplates
{
    private readonly Dictionary<string, DocumentTemplate> byName;

    private DocumentTemplates(IEnumerable<DocumentTemplate> all) => byName = all.ToDictionary(t => t.Name);

    /// <summary>In the order of their names.</summary>
    public IEnumerable<DocumentTemplate> All => byName.Values.OrderBy(t => t.Name, StringComparer.Ordinal);

    /// <summary>The template of a name, or null.</summary>
    public DocumentTemplate? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Reads every <c>.md</c> file of a folder and checks it.</summary>
    /// <param name="folder">Where they lie.</param>
    /// <param name="fields">What they may name.</param>
    /// <param name="needed">Names without which the program cannot do its work.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static DocumentReading Read(string folder, DocumentFields fields, params IEnumerable<string> needed)
    {
        var problems = new List<Problem>();
        var read = new List<DocumentTemplate>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal))
            if (DocumentTemplate.Read(Path.GetFileName(path), File.ReadAllText(path), fields, problems) is { } template)
                read.Add(template);
        foreach (var name in needed.Where(n => !File.Exists(Path.Combine(folder, n + ".md"))))
            problems.Add(new(name + ".md", 1, "T107", "the file is missing", "take it from the program's own folder"));
        return new(problems is [] ? new DocumentTemplates(read) : null, problems);
    }
}

/// <summary>What reading a folder of templates came to.</summary>
/// <param name="Templates">Null when something is wrong.</param>
/// <param name="Problems">All of it, with file and line.</param>
internal sealed record DocumentReading(DocumentTemplates? Templates, IReadOnlyList<Problem> Problems);
