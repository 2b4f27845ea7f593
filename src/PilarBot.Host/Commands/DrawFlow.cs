using System.CommandLine;
using PilarBot.Flows.Drawing;
using PilarBot.Office;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot flows draw</c>: a flow as a picture, for whoever reads pictures rather than YAML.</summary>
internal static class DrawFlow
{
    private const string Svg = "svg";
    private const string Mermaid = "mermaid";
    private const string StandardOutput = "-";

    public static Command Create(Option<string> folder)
    {
        var flow = new Argument<string>("alur");
        var format = new Option<string>("--format") { Description = "svg (gambar untuk peramban) atau mermaid (teks).", DefaultValueFactory = _ => Svg };
        format.AcceptOnlyFromAmong(Svg, Mermaid);
        var output = new Option<string?>("--output") { Description = "Berkas hasil; \"-\" untuk layar. Bawaan: <alur>.svg; mermaid ke layar." };
        var command = new Command("draw", "Menggambar satu alur sebagai bagan.") { flow, format, output, folder };
        command.SetAction(parsed =>
        {
            var services = CommandServices.Build();
            if (FlowsCommand.Read(parsed.GetValue(folder)!, services) is not { } flows)
                return 1;
            if (flows.Find(parsed.GetValue(flow)!) is not { } found)
            {
                Console.Error.WriteLine($"Tidak ada alur {parsed.GetValue(flow)}. Yang ada: {string.Join(", ", flows.All.Select(f => f.Name))}.");
                return 1;
            }
            var lists = services.GetRequiredService<OfficeProfile>().Lists;
            return parsed.GetValue(format) == Mermaid
                ? Write(MermaidDrawing.Draw(flows, found, lists), parsed.GetValue(output) ?? StandardOutput)
                : Write(SvgDrawing.Draw(flows, found, lists), parsed.GetValue(output) ?? $"{found.Name}.svg");
        });
        return command;
    }

    private static int Write(string drawing, string path)
    {
        if (path == StandardOutput)
        {
            Console.Out.Write(drawing);
            return 0;
        }
        try
        {
            File.WriteAllText(path, drawing);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{path} tidak dapat ditulis: {e.Message}");
            return 1;
        }
        Console.WriteLine($"Bagan ditulis ke {Path.GetFullPath(path)}.");
        return 0;
    }
}
