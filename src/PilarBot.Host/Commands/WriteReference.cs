using System.CommandLine;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Reference;
using PilarBot.Host.Setup;
using PilarBot.Office;
using PilarBot.Office.Conversations;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot flows reference</c>: writes the reference of the flow language and the schema for editors from the code's own documentation.</summary>
internal static class WriteReference
{
    /// <summary>The reference's file in the folder of documentation.</summary>
    public const string ReferenceFile = "flow-reference.md";

    /// <summary>The schema's file beside it.</summary>
    public const string SchemaFile = "flow.schema.json";

    public static Command Create(Option<string> flows)
    {
        var output = new Option<string>("--output") { Description = "Folder dokumentasi.", DefaultValueFactory = _ => "docs" };
        var command = new Command("reference", "Menulis rujukan bahasa alur dan skema untuk penyunting.") { flows, output };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(output)!;
            Directory.CreateDirectory(folder);
            foreach (var (name, content) in Write(CommandServices.Build(), parsed.GetValue(flows)!))
            {
                var path = Path.Combine(folder, name);
                File.WriteAllText(path, content);
                Console.WriteLine($"{path} ditulis.");
            }
        });
        return command;
    }

    /// <summary>The files by their names.</summary>
    public static IEnumerable<(string Name, string Content)> Write(IServiceProvider services, string flows)
    {
        var vocabulary = services.GetRequiredService<Vocabulary>();
        var docs = new XmlDocs(Directory.EnumerateFiles(AppContext.BaseDirectory, "PilarBot.*.xml").Select(File.ReadAllText));
        var texts = FlowFolder.Read(flows).First(f => f.Path == "texts.yaml");
        var actions = services.GetRequiredService<ActionCatalog>().Sources.ToDictionary(a => a.Key, a => Describe(a.Value, docs));
        var lists = services.GetRequiredService<OfficeProfile>().Lists;
        yield return (ReferenceFile, new FlowReference(vocabulary, lists, texts, docs, actions).Write());
        yield return (SchemaFile, FlowSchema.Write(vocabulary));
    }

    private static ActionDocs Describe(ActionSource source, XmlDocs docs)
    {
        // a class that is one action says what it does itself; its method need not say it again
        var summary = docs.Summary(source.Method) is { Length: > 0 } own ? own : docs.Summary(source.Method.DeclaringType!);
        return new(summary, Parts(source.Input, docs), Parts(source.Result, docs));
    }

    private static Dictionary<string, string> Parts(Type record, XmlDocs docs) =>
        record.GetProperties().ToDictionary(p => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(p.Name), p => docs.Part(record, p.Name));
}
