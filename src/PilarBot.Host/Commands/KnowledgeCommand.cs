using System.CommandLine;
using PilarBot.Office.Knowledge;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot knowledge …</c>: tools for whoever writes what the bot explains.</summary>
internal static class KnowledgeCommand
{
    public static Command Create() => new("knowledge", "Teks tupoksi, program, dan pertanyaan umum.") { Check(), Export() };

    private static Command Check()
    {
        var folder = new Argument<string>("folder") { Description = "Folder teks kantor.", DefaultValueFactory = _ => new KnowledgeOptions().Folder };
        var command = new Command("check", "Memeriksa semua teks di sebuah folder.") { folder };
        command.SetAction(parsed =>
        {
            var texts = KnowledgeTexts.Of(parsed.GetValue(folder)!);
            foreach (var problem in texts.Problems)
                Console.WriteLine(problem);
            Console.WriteLine(texts.Problems is [] ? $"{texts.All.Count} teks benar." : $"{texts.Problems.Count} masalah.");
            return texts.Problems is [] ? 0 : 1;
        });
        return command;
    }

    private static Command Export()
    {
        var folder = new Argument<string>("folder") { Description = "Folder tujuan.", DefaultValueFactory = _ => new KnowledgeOptions().Folder };
        var command = new Command("export", "Menyalin teks bawaan ke sebuah folder untuk disunting; yang sudah ada tidak ditimpa.") { folder };
        command.SetAction(parsed =>
        {
            var written = 0;
            foreach (var (path, content) in KnowledgeTexts.Shipped)
            {
                var target = Path.Combine(parsed.GetValue(folder)!, path);
                if (File.Exists(target))
                    continue;
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllText(target, content);
                written++;
            }
            Console.WriteLine($"{written} teks disalin.");
            return 0;
        });
        return command;
    }
}
