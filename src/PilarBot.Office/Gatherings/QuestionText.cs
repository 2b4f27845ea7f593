using PilarBot.Flows.Inputs;

namespace PilarBot.Office.Gatherings;

/// <summary>A question of a quiz, as staff write it in one message.</summary>
/// <param name="Text">What is asked.</param>
/// <param name="Choices">Two to four.</param>
/// <param name="Right">The place of the right one, from 1.</param>
/// <param name="Why">Why that one is right; null without.</param>
internal sealed record QuestionText(string Text, IReadOnlyList<string> Choices, int Right, string? Why)
{
    private const int LongestText = 300;
    // What still reads well on a button.
    private const int LongestChoice = 60;

    /// <summary>The code of every refusal of <see cref="Read"/>.</summary>
    public const string Unclear = "unclear";

    /// <summary>The right choice, in words.</summary>
    public string RightOne => Choices[Right - 1];

    /// <summary>Reads the question's line, a line for each choice, the right one after a <c>*</c>, and the explanation after a <c>=</c>.</summary>
    /// <returns>The question, or what is wrong with it.</returns>
    public static (QuestionText? Question, ActionRefusal? Refusal) Read(string typed)
    {
        var lines = typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var choices = lines.Skip(1).Where(l => l[0] != '=').ToList();
        var right = choices.Index().Where(c => c.Item[0] == '*').Select(c => c.Index + 1).ToList();
        // WhatsApp writes bold as *words*.
        var words = choices.ConvertAll(c => c.Trim('*', '-', '•', ' '));
        var why = string.Join(' ', lines.Skip(1).Where(l => l[0] == '=').Select(l => l.TrimStart('=', ' ')));
        return words switch
        {
            { Count: < 2 or > 4 } => Wrong($"pilihan jawabannya 2 sampai 4, satu pada setiap baris; yang terbaca {words.Count}"),
            _ when right is not [_] => Wrong($"tepat satu jawaban benar diawali tanda bintang (*); yang terbaca {right.Count}"),
            _ when words.Exists(w => w.Length is 0 or > LongestChoice) => Wrong($"setiap pilihan paling banyak {LongestChoice} huruf"),
            _ when words.Distinct(StringComparer.OrdinalIgnoreCase).Count() < words.Count => Wrong("ada dua pilihan yang sama"),
            _ when lines[0].Length > LongestText || why.Length > LongestText => Wrong($"soal dan penjelasan masing-masing paling banyak {LongestText} huruf"),
            _ => (new(lines[0], words, right[0], why.Length > 0 ? why : null), null),
        };
    }

    /// <summary>As staff check it, without Markdown.</summary>
    public string Show(int place) => string.Join('\n', Choices.Index().Select(c => $"{(c.Index + 1 == Right ? "✓" : "○")} {c.Item}").Prepend($"{place}. {Text}").Append(Why is null ? "" : $"Penjelasan: {Why}")).TrimEnd();

    private static (QuestionText?, ActionRefusal?) Wrong(string what) => (null, new(Unclear, $"Soal itu belum tersimpan: {what}. Mohon kirim lagi."));
}
