using PilarBot.Flows.Definition;

namespace PilarBot.Office.Knowledge;

/// <summary>
/// All texts: those that travel with the program, and in their place or beside them those of the office's folder. Read once; thread-safe.
/// </summary>
/// <remarks>A faulty file is left out, and told about at the start; where the program knows a text of that name, it stands.</remarks>
internal sealed class KnowledgeTexts
{
    private const string Root = "Knowledge/Texts/";

    /// <summary>The folders of the kinds.</summary>
    public static readonly IReadOnlyDictionary<string, KnowledgeKind> Folders = new Dictionary<string, KnowledgeKind>
    {
        ["tupoksi"] = KnowledgeKind.Duties,
        ["program"] = KnowledgeKind.Programme,
        ["tanya"] = KnowledgeKind.Question,
    };

    /// <summary>What travels with the program, by path: <c>tupoksi/tksk.md</c>.</summary>
    public static IReadOnlyDictionary<string, string> Shipped { get; } = ReadShipped();

    /// <summary>Without any of an office.</summary>
    public static KnowledgeTexts Known { get; } = new(new Dictionary<string, string>());

    private readonly Dictionary<string, KnowledgeText> byKey;

    /// <param name="files">The office's, by path below its folder, with slashes.</param>
    public KnowledgeTexts(IReadOnlyDictionary<string, string> files)
    {
        var problems = new List<Problem>();
        var texts = new Dictionary<string, KnowledgeText>();
        foreach (var (path, content) in Shipped)
            Take(path, content, texts, problems);
        if (problems is not [])
            throw new InvalidDataException(string.Join('\n', problems));
        foreach (var (path, content) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
            Take(path, content, texts, problems);
        byKey = texts.Values.Where(t => !t.IsHidden).ToDictionary(t => t.Key);
        (All, Problems) = ([.. byKey.Values.OrderBy(t => t.Order).ThenBy(t => t.Title, StringComparer.Ordinal)], problems);
        Info = [.. All.Where(t => t.IsInfo)
            .OrderBy(t => t.Kind).ThenBy(t => t.Order).Select(t => new ReferenceItem(t.Key, t.Title) { Aliases = t.Aliases })];
        Programmes = [.. All.Where(t => t.Kind is KnowledgeKind.Programme).Select(t => new ReferenceItem(t.Key, t.Title) { Aliases = t.Aliases })];
    }

    /// <summary>All of a folder and its folders of kinds; a folder that is not there holds nothing.</summary>
    public static KnowledgeTexts Of(string folder) => new(!Directory.Exists(folder) ? new Dictionary<string, string>() : Directory
        .EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText));

    /// <summary>In the order in which they are listed.</summary>
    public IReadOnlyList<KnowledgeText> All { get; }

    /// <summary>All that is wrong in the office's files, with file and line.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>The reference list <c>info</c>: programmes, then questions.</summary>
    public IReadOnlyList<ReferenceItem> Info { get; }

    /// <summary>The reference list <c>program</c>.</summary>
    public IReadOnlyList<ReferenceItem> Programmes { get; }

    /// <summary>The text of a key; null for none.</summary>
    public KnowledgeText? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>The work of a role; null where nothing is written about it.</summary>
    public KnowledgeText? DutiesOf(string role) => Find(role) is { Kind: KnowledgeKind.Duties } text ? text : null;

    private static void Take(string path, string content, Dictionary<string, KnowledgeText> texts, List<Problem> problems)
    {
        if (ReadFile(path, content, problems) is not { } text)
            return;
        if (texts.GetValueOrDefault(text.Key) is { } other && other.Kind != text.Kind)
            problems.Add(new(path, 1, "K107", $"nama \"{text.Key}\" sudah dipakai di folder lain", "beri nama lain"));
        // two texts under one word: nobody could say which is meant
        else if (texts.Values.FirstOrDefault(t => t.Key != text.Key && t.IsInfo && text.IsInfo && t.Words.Intersect(text.Words).Any()) is { } twin)
            problems.Add(new(path, 1, "K108", $"kata \"{twin.Words.Intersect(text.Words).First().ToLowerInvariant()}\" sudah dipakai oleh {twin.Key}", "hapus dari salah satunya"));
        else
            texts[text.Key] = text;
    }

    private static KnowledgeText? ReadFile(string path, string content, List<Problem> problems)
    {
        if (path.Split('/') is [var folder, var file] && Folders.TryGetValue(folder, out var kind))
        {
            if (Path.GetFileNameWithoutExtension(file) is { Length: <= 40 } name && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-'))
                return new KnowledgeReader(kind, path, content, problems).Read();
            problems.Add(new(path, 1, "K107", "nama berkas terdiri dari huruf kecil, angka, dan tanda hubung, paling banyak 40"));
            return null;
        }
        problems.Add(new(path, 1, "K107", "berkas tidak dibaca di sini", "taruh di folder " + string.Join(", ", Folders.Keys)));
        return null;
    }

    private static Dictionary<string, string> ReadShipped()
    {
        var assembly = typeof(KnowledgeTexts).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Root, StringComparison.Ordinal)).ToDictionary(n => n[Root.Length..], n =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
            return reader.ReadToEnd();
        });
    }
}
