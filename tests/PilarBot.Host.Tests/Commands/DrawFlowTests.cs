using System.Xml.Linq;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.Commands;

/// <summary>Charts of the office's flows, drawn by the program in a process of its own.</summary>
public sealed class DrawFlowTests : IDisposable
{
    private static readonly string Office = Path.Combine(AppContext.BaseDirectory, "conversation-flows");
    private readonly string folder = Directory.CreateTempSubdirectory("pilarbot-draw-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_flow_is_drawn_into_a_picture_and_the_place_is_said()
    {
        var path = Path.Combine(folder, "uji.svg");
        var flows = Path.Combine(folder, "flows");
        Directory.CreateDirectory(Path.Combine(flows, "uji"));
        File.Copy(Path.Combine(Office, "texts.yaml"), Path.Combine(flows, "texts.yaml"));
        await File.WriteAllTextAsync(Path.Combine(flows, "uji", "flow.yaml"), """
            flow: uji
            title: Uji
            start: [uji]
            steps:
              - ask: dugaan
                label: Dugaan
                say: Dugaan apa?
                choose: { from: netralitas }
              - if: dugaan == 'NET08'
                then:
                  - say: Di media sosial.
            """);

        var (code, output) = await RunAsync("flows", "draw", "uji", "--folder", flows, "--output", path);

        Assert.True(code == 0, output);
        Assert.Contains(path, output, StringComparison.Ordinal);
        var picture = XDocument.Load(path);
        // what the person chooses from a list has the label of the office's own list
        Assert.Contains(picture.Descendants(), e => e.Name.LocalName == "title" && e.Value == "Bila\nDugaan adalah “Keberpihakan di media sosial”?");
    }

    [Fact]
    public async Task Mermaid_goes_to_the_screen_unless_a_file_is_named()
    {
        var (code, output) = await RunAsync("flows", "draw", "daftar", "--folder", Office, "--format", "mermaid");
        Assert.True(code == 0, output);
        Assert.StartsWith("flowchart TD\n", output, StringComparison.Ordinal);

        var path = Path.Combine(folder, "daftar.mmd");
        Assert.Equal(0, (await RunAsync("flows", "draw", "daftar", "--folder", Office, "--format", "mermaid", "--output", path)).Code);
        Assert.StartsWith("flowchart TD\n", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_drawn_or_written_is_said()
    {
        var (code, output) = await RunAsync("flows", "draw", "lapro", "--folder", Office);
        Assert.Equal(1, code);
        Assert.Contains("lapor", output, StringComparison.Ordinal);

        (code, output) = await RunAsync("flows", "draw", "lapor", "--folder", Office, "--output", Path.Combine(folder, "tidak-ada", "lapor.svg"));
        Assert.Equal(1, code);
        Assert.Contains("tidak dapat ditulis", output, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Output)> RunAsync(params string[] arguments) => HostProcess.RunAsync(arguments, [], "");
}
