using System.CommandLine;
using PilarBot.Flows.Definition;
using PilarBot.Host.Setup;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot flows …</c>: tools for whoever writes flows.</summary>
internal static class FlowsCommand
{
    public static Command Create() => new("flows", "Memeriksa dan mencoba alur percakapan.") { Check() };

    private static Command Check()
    {
        var folder = new Argument<string>("folder") { Description = "Folder alur.", DefaultValueFactory = _ => "conversation-flows" };
        var command = new Command("check", "Memeriksa semua berkas alur dan melaporkan semua kesalahan sekaligus.") { folder };
        command.SetAction(parsed =>
        {
            var services = CommandServices.Build();
            var reading = FlowSet.Read(FlowFolder.Read(parsed.GetValue(folder)!), services.GetRequiredService<Vocabulary>());
            foreach (var problem in reading.Problems)
                Console.WriteLine(problem);
            Console.WriteLine(reading.Problems is [] ? "Semua alur benar." : $"{reading.Problems.Count} masalah.");
            return reading.Flows is null ? 1 : 0;
        });
        return command;
    }
}
