using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.Architecture;

public sealed class ReadmeTests
{
    [Fact]
    public async Task The_flow_in_the_readme_passes_the_check()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "PilarBot.sln")))
            root = Path.GetDirectoryName(root)!;
        var readme = await File.ReadAllTextAsync(Path.Combine(root, "README.md"));
        var sample = readme.Split("```yaml\n")[1].Split("```")[0];
        var folder = Directory.CreateTempSubdirectory("pilarbot-readme-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "keluhan.yaml"), sample);
        File.Copy(Path.Combine(root, "conversation-flows", "texts.yaml"), Path.Combine(folder, "texts.yaml"));
        var (code, output) = await HostProcess.RunAsync(["flows", "check", folder], []);
        Directory.Delete(folder, recursive: true);
        Assert.True(code == 0, output);
    }
}
