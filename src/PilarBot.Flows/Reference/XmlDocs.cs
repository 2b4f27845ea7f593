using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PilarBot.Flows.Reference;

/// <summary>What the code says of itself: the documentation files that the compiler writes.</summary>
public sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> members = [];

    /// <summary>Takes the contents of documentation files.</summary>
    public XmlDocs(params IEnumerable<string> files)
    {
        foreach (var member in files.SelectMany(f => XDocument.Parse(f).Descendants("member")))
            members[member.Attribute("name")!.Value] = member;
    }

    /// <summary>The summary of a type, in Markdown; empty when it has none.</summary>
    public string Summary(Type type) => Text(members.GetValueOrDefault("T:" + Id(type))?.Element("summary"));

    /// <summary>The summary of a method; empty when it has none.</summary>
    public string Summary(MethodInfo method)
    {
        var id = $"M:{Id(method.DeclaringType!)}.{method.Name}";
        return Text(members.FirstOrDefault(m => m.Key == id || m.Key.StartsWith(id + "(", StringComparison.Ordinal)).Value?.Element("summary"));
    }

    /// <summary>The summary of a field.</summary>
    public string Summary(FieldInfo field) => Text(members.GetValueOrDefault($"F:{Id(field.DeclaringType!)}.{field.Name}")?.Element("summary"));

    /// <summary>What a record says of one of its parts, whether it stands at the type or at the part.</summary>
    public string Part(Type record, string name)
    {
        var own = members.GetValueOrDefault($"P:{Id(record)}.{name}")?.Element("summary");
        return Text(own ?? members.GetValueOrDefault("T:" + Id(record))?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == name));
    }

    private static string Id(Type type) => type.FullName!.Replace('+', '.');

    private static string Text(XElement? element)
    {
        if (element is null) return "";
        var text = string.Concat(element.Nodes().Select(Words));
        return Spaces().Replace(text, " ").Trim();
    }

    private static string Words(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => see.Value.Length > 0 ? see.Value : $"`{see.Attribute("cref")?.Value.Split('.', ':')[^1] ?? see.Attribute("langword")?.Value}`",
        XElement { Name.LocalName: "paramref" } parameter => $"`{parameter.Attribute("name")?.Value}`",
        XElement other => string.Concat(other.Nodes().Select(Words)),
        _ => "",
    };

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();
}
