using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Neutrality;

/// <summary>
/// Finds words in a text that can be read as politics: whole words with the affixes of Indonesian, also when they are written to get past a
/// list, as in <c>c4lon</c> or <c>c o b l o s</c>. It judges nobody: a text with a finding is looked at once more by its author.
/// </summary>
internal sealed partial class PoliticalWords
{
    private static readonly IReadOnlyList<(string Word, bool IsPolitical)> Known =
        EmbeddedCsv.Read("kata-politik.csv", row => (row.Text("word"), row.Word("kind", ("politik", true), ("ragu", false))));

    private readonly List<Entry> entries;

    public PoliticalWords(IOptions<NeutralityOptions> options)
    {
        var ignored = options.Value.IgnoredWords.Select(Normal).ToHashSet();
        entries =
        [
            .. Known.Concat(options.Value.PoliticalWords.Select(word => (word, true))).Concat(options.Value.DoubtfulWords.Select(word => (word, false)))
                .Where(known => known.Item1.Trim().Length > 0 && !ignored.Contains(Normal(known.Item1)))
                .Select(known => new Entry(known.Item1, known.Item2, Pattern(Normal(known.Item1)))),
        ];
    }

    /// <param name="Words">What was found, as the list has it; empty for nothing.</param>
    /// <param name="IsPolitical">False when all of it has harmless uses, such as <c>memilih jadwal</c>.</param>
    public sealed record Finding(IReadOnlyList<string> Words, bool IsPolitical)
    {
        /// <summary>The words in a row.</summary>
        public string Listed => string.Join(", ", Words);
    }

    /// <summary>Looks through a text.</summary>
    public Finding Find(string text)
    {
        var readings = Readings(text);
        var found = entries.Where(entry => readings.Any(entry.Pattern.IsMatch)).ToList();
        return new([.. found.Select(entry => entry.Word)], found.Exists(entry => entry.IsPolitical));
    }

    // A 1 stands for an i or an l, so such a text is read twice.
    private static string[] Readings(string text)
    {
        var plain = Joined().Replace(Plain(text), letters => NoLetter().Replace(letters.Value, ""));
        return [Normal(Leet(plain, 'i')), Normal(Leet(plain, 'l'))];
    }

    /// <summary>Lower case; without accents, invisible characters and Markdown; letters of other alphabets that look the same become Latin.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) && c is not ('*' or '`' or '\\'))
                plain.Append(c switch { 'а' => 'a', 'е' => 'e', 'о' => 'o', 'р' => 'p', 'с' => 'c', 'і' => 'i', 'ѕ' => 's', 'у' => 'y', 'х' => 'x', _ => c });
        return plain.ToString();
    }

    // Digits and signs are letters only inside of a word: 2026 and "rapat!" stay what they are.
    private static string Leet(string text, char one) => Word().Replace(text, word => Letter().IsMatch(word.Value)
        ? string.Concat(word.Value.Select(c => c switch { '0' => 'o', '1' or '!' => one, '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => c }))
        : word.Value);

    // "cobloooos" is "coblos". Nothing in Indonesian that matters here has the same letter twice in a row.
    private static string Normal(string text) => Repeated().Replace(text.Trim().ToLowerInvariant(), "$1");

    private static Regex Pattern(string words) =>
        new($@"(?:^|[^\p{{L}}\p{{N}}]){string.Join(@"[\s\p{P}]+", words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Affixed))}(?:$|[^\p{{L}}\p{{N}}])",
            RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // meN- and peN- swallow the first letter of words with k, p, s and t: memilih, pemilih, mengampanyekan.
    private static string Affixed(string stem)
    {
        var tail = Regex.Escape(stem[1..]);
        var swallowed = stem[0] switch
        {
            'p' => $"|(?:di)?[mp]em{tail}",
            't' => $"|[mp]en{tail}",
            's' => $"|[mp]eny{tail}",
            'k' => $"|[mp]eng{tail}",
            _ => "",
        };
        return $"(?:(?:(?:di|ber|ter|be|te|ke|se|ku|kau|mem|men|meng|me|pem|pen|peng|per|pe|memper|diper)?{Regex.Escape(stem)}){swallowed})(?:kan|an|i)?(?:lah|kah|pun|nya|ku|mu)?";
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:[\p{L}\p{N}][\s.\-_]){3,}[\p{L}\p{N}](?![\p{L}\p{N}])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Joined();

    [GeneratedRegex(@"[\s.\-_]", RegexOptions.None, 1000)]
    private static partial Regex NoLetter();

    [GeneratedRegex(@"[\p{L}\p{N}@$](?:[\p{L}\p{N}@$!]*[\p{L}\p{N}@$])?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{L}", RegexOptions.None, 1000)]
    private static partial Regex Letter();

    [GeneratedRegex(@"(\p{L})\1+", RegexOptions.None, 1000)]
    private static partial Regex Repeated();

    private sealed record Entry(string Word, bool IsPolitical, Regex Pattern);
}
