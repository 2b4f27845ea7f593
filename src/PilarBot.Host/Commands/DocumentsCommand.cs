using System.CommandLine;
using PilarBot.Office.Documents;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot documents …</c>: tools for whoever writes templates of documents.</summary>
internal static class DocumentsCommand
{
    public static Command Create() => new("documents", "Memeriksa templat dokumen.") { Check(), Fields() };

    private static Command Check()
    {
        var folder = new Argument<string>("folder") { Description = "Folder templat.", DefaultValueFactory = _ => new DocumentOptions().Folder };
        var command = new Command("check", "Memeriksa semua templat dokumen di sebuah folder.") { folder };
        command.SetAction(parsed =>
        {
            var templates = new DocumentTemplates(parsed.GetValue(folder)!);
            foreach (var problem in templates.Problems)
                Console.WriteLine(problem);
            Console.WriteLine(templates.Problems is [] ? $"{templates.All.Count()} templat dokumen benar." : $"{templates.Problems.Count} masalah.");
            return templates.Problems is [] ? 0 : 1;
        });
        return command;
    }

    private static Command Fields()
    {
        var command = new Command("fields", "Menyebutkan semua isian yang boleh dipakai dalam templat.");
        command.SetAction(_ =>
        {
            foreach (var (record, kind) in DocumentRecords.All)
            {
                Console.WriteLine($"about: {record}");
                foreach (var field in kind.Fields.All)
                    Console.WriteLine($"  {{{field}}}");
            }
            return 0;
        });
        return command;
    }
}
