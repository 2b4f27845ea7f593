using System.Security.Cryptography;
using System.Text;
using PilarBot.Flows.Definition.Checking;
using PilarBot.Flows.Definition.Reading;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Definition;

/// <summary>All flows of an office at one revision: immutable, read and checked as a whole.</summary>
public sealed class FlowSet
{
    private readonly Dictionary<string, Flow> byName;
    private readonly Dictionary<string, Flow> byStartWord = [];
    private readonly Dictionary<string, Flow> byTitle;

    private FlowSet(
        IReadOnlyList<FlowFile> files, IReadOnlyList<Flow> flows, Phrasebook phrases, IReadOnlyDictionary<string, Phrasebook> others, Vocabulary vocabulary)
    {
        Files = files;
        Revision = Hash(files);
        All = flows;
        Phrases = phrases;
        Others = others;
        Vocabulary = vocabulary;
        StartWords = [.. flows.SelectMany(f => f.Start.Select(w => (Fold.Words(w), f)))];
        foreach (var (word, flow) in StartWords) byStartWord.TryAdd(word, flow);
        byTitle = Titles(flows);
        byName = flows.GroupBy(f => f.Name).ToDictionary(g => g.Key, g => g.First());
    }

    /// <summary>The SHA-256 of all files in the order of their paths, as 64 hexadecimal digits.</summary>
    public string Revision { get; }

    /// <summary>What it was read from, so that a host can keep the revision for the sessions that stand on it.</summary>
    public IReadOnlyList<FlowFile> Files { get; }

    /// <summary>The flows, in the order of their files.</summary>
    public IReadOnlyList<Flow> All { get; }

    /// <summary>The languages it can be talked to in: the source's first.</summary>
    public IEnumerable<string> Languages => Others.Keys.Order(StringComparer.Ordinal).Prepend(Phrases.Language);

    internal Phrasebook Phrases { get; }

    /// <summary>What the engine says in other languages, by their code.</summary>
    internal IReadOnlyDictionary<string, Phrasebook> Others { get; }

    /// <summary>What the engine says in a language; the source where it has no such.</summary>
    internal Phrasebook PhrasesIn(string? language) => language is not null && Others.TryGetValue(language, out var other) ? other : Phrases;

    internal Vocabulary Vocabulary { get; }

    /// <summary>Reads and checks a set of files. All problems of all files are reported in one pass.</summary>
    /// <param name="files">The <c>.yaml</c> files: <c>texts.yaml</c> and one <c>flow.yaml</c> for each flow.</param>
    /// <param name="vocabulary">What flows may name.</param>
    public static FlowReading Read(IEnumerable<FlowFile> files, Vocabulary vocabulary)
    {
        var (set, problems, notices) = Parse(files, vocabulary);
        return new(problems.Count == 0 ? set : null, problems) { Notices = notices };
    }

    /// <summary>
    /// Reads a revision that was good when it was kept, although the program may since have lost an action or a list that it names:
    /// what cannot be read is left out, and a session that comes to it breaks with a hand-over. For
    /// <see cref="Engine.World.Earlier"/> only.
    /// </summary>
    public static FlowSet Restore(IEnumerable<FlowFile> files, Vocabulary vocabulary) => Parse(files, vocabulary).Set;

    /// <summary>The flow of a name, or null.</summary>
    public Flow? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The flow that folded words start, or null.</summary>
    internal Flow? FindByStartWord(string folded) => byStartWord.GetValueOrDefault(folded);

    /// <summary>The flow whose menu label or title, in any language, folded words are; or null.</summary>
    internal Flow? FindByTitle(string folded) => byTitle.GetValueOrDefault(folded);

    /// <summary>All start words, folded.</summary>
    internal IReadOnlyList<(string Word, Flow Flow)> StartWords { get; }

    /// <summary>True when a session of that flow which waits for this key waits for an answer: not for a review to be sent.</summary>
    public bool IsQuestion(string flow, string? key) => key is not null && Steps.FindAsk(this, flow, key) is not null;

    /// <summary>A sentence of <c>texts.yaml</c> for a host that has to say something where no dialogue is: <c>group</c>, <c>quarantine</c>.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="values">Values of its placeholders, shown as they are; a sentence that was said by this method goes in as Markdown.</param>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string Say(string key, params IReadOnlyList<(string Name, string Value, bool IsMarkdown)> values) => Phrases.Texts[key].Render(
        new Engine.PhraseValues(
            [.. values.Select(v => v.IsMarkdown ? Insert.Markdown(v.Name, v.Value) : Insert.Text(v.Name, v.Value))],
            new Engine.PersonValues(Engine.Person.Unknown, Phrases, "")),
        new(Engine.Zone.Wita, Phrases, ""));

    private static (FlowSet Set, List<Problem> Problems, List<Problem> Notices) Parse(IEnumerable<FlowFile> files, Vocabulary vocabulary)
    {
        var read = new FileSetReader(vocabulary);
        var sorted = files.Where(f => f.Path.EndsWith(".yaml", StringComparison.Ordinal)).OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        read.Read(sorted);
        new SetChecker(read.Flows, read.Phrases, vocabulary, read.Problems).Check();
        return (new(sorted, read.Flows, read.Phrases, read.Others, vocabulary), Sorted(read.Problems), Sorted(read.Notices));
    }

    // whoever reads the menu types what stands there
    private static Dictionary<string, Flow> Titles(IReadOnlyList<Flow> flows)
    {
        var titles = new Dictionary<string, Flow>();
        foreach (var flow in flows.Where(f => f.Menu is not null && f.Start.Count > 0))
        {
            foreach (var text in new[] { flow.Menu!.Label, flow.Title })
            {
                foreach (var words in text.Others.Values.Prepend(text.Source)) titles.TryAdd(Fold.Words(words), flow);
            }
        }
        return titles;
    }

    private static List<Problem> Sorted(List<Problem> problems) =>
        [.. problems.Distinct().OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Code, StringComparer.Ordinal)];

    // lengths stand before contents, so that no two different sets hash alike
    private static string Hash(IReadOnlyList<FlowFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in files.SelectMany(f => new[] { f.Path, f.Content }).Select(Encoding.UTF8.GetBytes))
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(part);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
