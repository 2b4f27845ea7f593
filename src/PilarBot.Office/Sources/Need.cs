using PilarBot.Flows.Definition;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Sources;

/// <summary>What somebody may need: goods and services, never cash.</summary>
internal static class Need
{
    /// <summary>The reference list <c>kebutuhan</c>.</summary>
    public static IReadOnlyList<ReferenceItem> List { get; } =
        EmbeddedCsv.Read("kebutuhan.csv", row => new ReferenceItem(row.Text("code"), row.Text("label")) { Aliases = row.List("aliases") });
}
