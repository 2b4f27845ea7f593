using System.Globalization;
using System.Text;
using FuzzySharp;
using PilarBot.Flows.Definition;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Knowledge;

/// <summary>
/// Reads one text: a head of <c>kunci: nilai</c> between two lines <c>---</c>, then parts under <c>## Judul</c> with paragraphs and
/// <c>-</c> lists, and a quiz as numbered questions with <c>- [x]</c> before the right answer. Every fault is told by its line.
/// </summary>
internal sealed class KnowledgeReader(KnowledgeKind kind, string file, string text, List<Problem> problems)
{
    private const string Quiz = "Kuis";
    private const string Unsure = "(perlu dikonfirmasi)";
    private const int LongestTitle = 40;
    private const int LongestText = 3000;
    private const int LongestOption = 40;

    private static readonly string[] HeadKeys =
        ["judul", "kata", "dasar", "sumber", "tanda", "urutan", "sembunyi", "prioritas", "anggaran", "realisasi", "terbuka"];

    private readonly string[] lines = text.ReplaceLineEndings("\n").Split('\n');
    private readonly Dictionary<string, (string Value, int Line)> head = [];

    /// <summary>The headings of a kind, and whether each has to be there.</summary>
    public static IReadOnlyList<(string Heading, bool IsNeeded)> Headings(KnowledgeKind kind) => kind switch
    {
        KnowledgeKind.Duties => [("Pengertian", true), ("Tugas dan fungsi", true), (Quiz, false)],
        KnowledgeKind.Programme => [("Apa itu", true), ("Untuk siapa", true), ("Cara mengajukan", true), ("Tempat mengadu", true)],
        KnowledgeKind.Question => [("Jawaban", true), ("Tempat mengadu", false)],
    };

    /// <returns>Null when something is wrong.</returns>
    public KnowledgeText? Read()
    {
        var before = problems.Count;
        var key = Path.GetFileNameWithoutExtension(file);
        var body = ReadHead();
        if (problems.Count > before)
            return null;
        if (Value("sembunyi") is { } hidden)
        {
            if (hidden is "ya")
                return new(kind, key, key) { IsHidden = true };
            Report(LineOf("sembunyi"), "K103", "\"sembunyi\" diisi ya, atau dihapus");
        }
        CheckHead();
        var sections = Parts(body);
        var quiz = sections.Remove(Quiz, out var questions) ? ReadQuiz(key, questions.Lines, questions.Line) : [];
        foreach (var (heading, _) in Headings(kind).Where(h => h.IsNeeded && !sections.ContainsKey(h.Heading)))
            Report(lines.Length, "K104", $"bagian \"## {heading}\" belum ada atau masih kosong");
        var told = sections.ToDictionary(s => s.Key, s => Told(s.Value));
        if (told.Values.Sum(t => t.Length) > LongestText)
            Report(1, "K106", $"isinya lebih dari {LongestText} huruf", "persingkat, atau bagi menjadi dua berkas");
        return problems.Count > before ? null : new(kind, key, Value("judul")!)
        {
            Aliases = [.. (Value("kata") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Basis = Filled("dasar"),
            Source = Filled("sumber"),
            Verification = MarkOf(Value("tanda")!),
            Order = Number("urutan") is { } order ? (int)order : 100,
            Sections = told,
            Quiz = quiz,
            Plan = Number("prioritas") is null && Number("anggaran") is null && Number("realisasi") is null ? null
                : new((int?)Number("prioritas"), Number("anggaran"), (int?)Number("realisasi"), Value("terbuka") is "ya"),
        };
    }

    /// <returns>The line at which the body begins, from 0.</returns>
    private int ReadHead()
    {
        if (lines[0].Trim() is not "---" || Array.FindIndex(lines, 1, l => l.Trim() is "---") is var end && end < 0)
        {
            Report(1, "K101", "kepala berkas di antara dua baris \"---\" belum ada");
            return lines.Length;
        }
        for (var at = 1; at < end; at++)
        {
            if (lines[at].Trim() is "" || lines[at].TrimStart().StartsWith('#'))
                continue;
            var colon = lines[at].IndexOf(':', StringComparison.Ordinal);
            var key = colon < 0 ? "" : lines[at][..colon].Trim().ToLowerInvariant();
            if (!HeadKeys.Contains(key))
                Report(at + 1, "K102", $"baris \"{lines[at].Trim()}\" belum dikenal", Closest(key, HeadKeys));
            else if (!head.TryAdd(key, (lines[at][(colon + 1)..].Trim(), at + 1)))
                Report(at + 1, "K102", $"\"{key}\" tertulis dua kali");
        }
        return end + 1;
    }

    private void CheckHead()
    {
        if (Filled("judul").Length is var length && (length == 0 || length > LongestTitle))
            Report(LineOf("judul"), "K103", $"\"judul\" diisi 1 sampai {LongestTitle} huruf; sekarang {length}");
        if (Value("tanda") is not ("terverifikasi" or "sebagian" or "ingatan" or "kantor"))
            Report(LineOf("tanda"), "K103", "\"tanda\" diisi terverifikasi, sebagian, ingatan, atau kantor");
        else if (Value("tanda") is "terverifikasi" or "sebagian" && Filled("sumber") is "")
            Report(LineOf("tanda"), "K103", $"tanda \"{Value("tanda")}\" memerlukan \"sumber\"");
        foreach (var key in (ReadOnlySpan<string>)["urutan", "prioritas", "anggaran", "realisasi"])
            if (Filled(key) is not "" && Number(key) is null)
                Report(LineOf(key), "K103", $"\"{key}\" diisi angka saja, tanpa titik");
        if (Number("realisasi") > 100)
            Report(LineOf("realisasi"), "K103", "\"realisasi\" diisi 0 sampai 100");
        if (kind is not KnowledgeKind.Programme)
            foreach (var key in (ReadOnlySpan<string>)["prioritas", "anggaran", "realisasi", "terbuka"])
                if (head.ContainsKey(key))
                    Report(LineOf(key), "K103", $"\"{key}\" hanya untuk program");
    }

    private Dictionary<string, (List<string> Lines, int Line, bool IsUnsure)> Parts(int from)
    {
        var parts = new Dictionary<string, (List<string> Lines, int Line, bool IsUnsure)>();
        var known = Headings(kind).Select(h => h.Heading).ToList();
        List<string>? here = null;
        for (var at = from; at < lines.Length; at++)
        {
            var line = lines[at].TrimEnd();
            if (!line.StartsWith('#'))
            {
                if (here is not null)
                    here.Add(line);
                else if (line.Length > 0)
                    Report(at + 1, "K104", "tulisan ini berada di luar bagian", "tulis di bawah baris \"## …\"");
                continue;
            }
            var heading = line.TrimStart('#').Trim();
            var isUnsure = heading.EndsWith(Unsure, StringComparison.OrdinalIgnoreCase);
            if (isUnsure)
                heading = heading[..^Unsure.Length].TrimEnd();
            here = [];
            if (!line.StartsWith("## ", StringComparison.Ordinal) || !known.Contains(heading))
                Report(at + 1, "K104", $"bagian \"{heading}\" belum dikenal", Closest(heading, known));
            else if (!parts.TryAdd(heading, (here, at + 1, isUnsure)))
                Report(at + 1, "K104", $"bagian \"{heading}\" tertulis dua kali");
        }
        foreach (var empty in parts.Where(p => p.Value.Lines.TrueForAll(l => l.Length == 0)).Select(p => p.Key).ToList())
            parts.Remove(empty);
        return parts;
    }

    private static string Told((List<string> Lines, int Line, bool IsUnsure) part)
    {
        var told = new StringBuilder();
        var isPlain = false;
        foreach (var line in part.Lines.Select(l => l.Trim()))
        {
            // the lines of a paragraph are one, as Markdown has it
            var isItem = line.StartsWith("- ", StringComparison.Ordinal);
            if (isPlain && line.Length > 0 && !isItem)
                told.Append(' ').Append(line);
            else
                told.Append('\n').Append(isItem ? "• " + line[2..].TrimStart() : line);
            isPlain = line.Length > 0;
        }
        var text = told.ToString().Trim();
        return part.IsUnsure ? $"{text}\n{Unsure}" : text;
    }

    private List<QuizQuestion> ReadQuiz(string key, List<string> body, int heading)
    {
        var questions = new List<(string Situation, List<string> Options, int Right, StringBuilder Reason, int Line)>();
        foreach (var (at, line) in body.Select(l => l.Trim()).Index().Where(l => l.Item.Length > 0))
        {
            var number = line.TakeWhile(char.IsAsciiDigit).Count();
            if (number > 0 && line.Length > number + 1 && line[number] is '.')
                questions.Add((line[(number + 1)..].Trim(), [], -1, new(), heading + at + 1));
            else if (questions is [.., var last])
            {
                if (line.StartsWith("- [x]", StringComparison.OrdinalIgnoreCase) || line.StartsWith("- [ ]", StringComparison.Ordinal))
                {
                    if (line[3] is not ' ' && last.Right >= 0)
                        Report(heading + at + 1, "K105", "jawaban benar yang kedua; hanya satu yang diberi [x]");
                    last.Options.Add(line[5..].Trim());
                    questions[^1] = last with { Right = line[3] is ' ' ? last.Right : last.Options.Count - 1 };
                }
                else
                    last.Reason.Append(last.Reason.Length > 0 ? " " : "").Append(line);
            }
            else
                Report(heading + at + 1, "K105", "kuis dimulai dengan pertanyaan bernomor, \"1. …\"");
        }
        foreach (var question in questions)
        {
            if (question.Options.Count is < 2 or > 4 || question.Options.Exists(o => o.Length is 0 or > LongestOption) || question.Options.Distinct().Count() < question.Options.Count)
                Report(question.Line, "K105", $"pertanyaan ini memerlukan 2 sampai 4 pilihan yang berbeda, masing-masing paling banyak {LongestOption} huruf");
            if (question.Right < 0)
                Report(question.Line, "K105", "jawaban yang benar belum diberi [x]");
            if (question.Reason.Length == 0)
                Report(question.Line, "K105", "penjelasan di bawah pilihan belum ada");
        }
        if (questions.Count < TakeQuiz.ShortLength)
            Report(heading, "K105", $"kuis memerlukan paling sedikit {TakeQuiz.ShortLength} pertanyaan");
        return [.. questions.Select((q, i) => new QuizQuestion(
            string.Create(CultureInfo.InvariantCulture, $"{key}-{i + 1}"), q.Situation, q.Options, q.Right, q.Reason.ToString(),
            string.Join("; ", new[] { Filled("dasar"), Filled("sumber") }.Where(s => s.Length > 0))))];
    }

    private string? Value(string key) => head.TryGetValue(key, out var entry) ? entry.Value : null;

    // a dash says that there is none
    private string Filled(string key) => Value(key) is { } value and not "-" ? value : "";

    private long? Number(string key) => long.TryParse(Filled(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private int LineOf(string key) => head.TryGetValue(key, out var entry) ? entry.Line : 1;

    private static Verification? MarkOf(string mark) => mark switch
    {
        "terverifikasi" => Reference.Verification.Verified,
        "sebagian" => Reference.Verification.Partly,
        "ingatan" => Reference.Verification.FromMemory,
        _ => null,
    };

    private static string Closest(string written, IReadOnlyList<string> known) =>
        written.Length > 0 && Process.ExtractOne(written, known) is { Score: >= 60 } close
            ? $"maksudnya \"{close.Value}\"?"
            : "yang dikenal: " + string.Join(", ", known);

    private void Report(int line, string code, string message, string? suggestion = null) => problems.Add(new(file, line, code, message, suggestion));
}
