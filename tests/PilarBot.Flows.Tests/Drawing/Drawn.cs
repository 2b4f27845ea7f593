using PilarBot.Flows.Definition;
using PilarBot.Flows.Drawing;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Drawing;

/// <summary>Charts of flows that are written in a test.</summary>
internal static class Drawn
{
    /// <summary>Words that mean something to XML, to Mermaid, to Markdown, or to nobody; and a word without an end.</summary>
    public const string Hostile =
        """<b>&amp;"]})|;#35; end %%{init: {}}%% style:x#1; `a` -->|x| 👨‍👩‍👧 \u202E `""" + "Sangatpanjangsekali" + "tanpajeda" + "tanpajeda" + "tanpajeda" + "tanpajeda" + "tanpajeda";

    public static Chart Chart(FlowSet flows, string name) => Flows.Drawing.Chart.Of(flows, flows.Find(name)!, Lists.Office);

    /// <summary>A flow of steps, which are indented by two.</summary>
    public static FlowSet Flow(string steps) => Chat.Flows($"flow: uji\ntitle: Uji\nstart: [uji]\nsteps:\n{steps}");

    /// <summary>A flow whose every text is <see cref="Hostile"/>.</summary>
    public static FlowSet HostileFlow()
    {
        // a bracket in a text is doubled, one in a label is not
        var text = Quoted(Hostile.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        var label = Quoted(Hostile[..38]);
        return Chat.Flows($"""
            flow: uji
            title: {Quoted(Hostile)}
            about: {Quoted(Hostile)}
            start: ["uji & <coba>"]
            steps:
              - say: {text}
              - ask: nama
                label: {label}
                say: {text}
                choose: [{Quoted("<b>&\"]")}, {Quoted("end")}]
                or: [{Quoted("👨‍👩‍👧 | \"")}]
              - if: nama == '<b>&"]'
                then:
                  - hand-over: {text}
                  - end
              - review: {"{"} say: {text}, send: {label} {"}"}
            """);
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
