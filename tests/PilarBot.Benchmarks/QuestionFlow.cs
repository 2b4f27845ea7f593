using System.Text;

namespace PilarBot.Benchmarks;

/// <summary>A flow of nothing but questions: each turn records an answer and asks the next one.</summary>
internal static class QuestionFlow
{
    public const string StartWord = "ukur";
    public const int Questions = 15;

    public static void Write(string folder)
    {
        var yaml = new StringBuilder($"flow: ukur\ntitle: Ukur\nstart: [{StartWord}]\nexpires: 1d\nnudge: {{ after: 3h }}\nsteps:\n");
        for (var i = 1; i <= Questions; i++)
            yaml.Append($"  - ask: tanya-{i}\n    say: Ini pertanyaan nomor {i}. Apa jawaban Anda?\n    answer: text\n");
        yaml.Append("  - say: Selesai. Terima kasih.\n");
        Directory.CreateDirectory(Path.Combine(folder, "ukur"));
        File.WriteAllText(Path.Combine(folder, "ukur", "flow.yaml"), yaml.ToString());
    }
}
