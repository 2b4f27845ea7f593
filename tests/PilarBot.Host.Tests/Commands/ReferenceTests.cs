using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PilarBot.Flows.Definition;
using PilarBot.Host.Commands;
using PilarBot.Office;

namespace PilarBot.Host.Tests.Commands;

/// <summary>The reference and the schema are written from the code, and what is in the folder of documentation is what the code says now.</summary>
public sealed class ReferenceTests
{
    private static readonly IServiceProvider services = CommandServices.Build();
    private static readonly Dictionary<string, string> written = WriteReference.Write(services, Folder("conversation-flows")).ToDictionary(w => w.Name, w => w.Content);

    [Theory]
    [InlineData(WriteReference.ReferenceFile)]
    [InlineData(WriteReference.SchemaFile)]
    public void What_is_in_docs_is_what_the_code_says(string file) =>
        Assert.True(File.ReadAllText(Path.Combine(Folder("docs"), file)) == written[file], $"docs/{file} is stale; run: pilarbot flows reference");

    [Fact]
    public void Every_action_says_what_it_does_and_its_sample_carries_it_out()
    {
        var reference = written[WriteReference.ReferenceFile];

        Assert.All(services.GetRequiredService<Vocabulary>().Actions.Values, action =>
        {
            var part = Part(reference, action.Name);
            Assert.False(part.Split('\n')[2].StartsWith("It ", StringComparison.Ordinal), $"{action.Name} has no summary");
            Assert.Contains($"! do {action.Name} ", part);
            Assert.Contains("! completed contoh", part);
        });
    }

    [Fact]
    public void Every_list_is_shown_with_what_can_be_chosen() =>
        Assert.All(services.GetRequiredService<OfficeProfile>().Lists.Lists.Keys, list => Assert.Contains("! completed contoh", Part(written[WriteReference.ReferenceFile], list)));

    [Fact]
    public void The_schema_knows_every_action_list_and_role()
    {
        var schema = JsonNode.Parse(written[WriteReference.SchemaFile])!.ToJsonString();
        var vocabulary = services.GetRequiredService<Vocabulary>();

        Assert.All(vocabulary.Actions.Keys.Concat(vocabulary.Lists).Concat(vocabulary.Roles), word => Assert.Contains($"\"{word}\"", schema));
    }

    private static string Part(string reference, string heading)
    {
        var begin = reference.IndexOf($"\n### {heading}\n", StringComparison.Ordinal);
        Assert.True(begin >= 0, $"no heading {heading}");
        var end = reference.IndexOf("\n##", begin + 5, StringComparison.Ordinal);
        return reference[(begin + 1)..(end < 0 ? reference.Length : end)];
    }

    private static string Folder(string name)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "PilarBot.sln"))) at = at.Parent;
        return Path.Combine(at!.FullName, name);
    }
}
