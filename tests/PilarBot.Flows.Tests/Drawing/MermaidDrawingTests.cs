using System.Text.RegularExpressions;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Drawing;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Drawing;

public partial class MermaidDrawingTests
{
    [Fact]
    public void A_small_flow_looks_so()
    {
        var flows = Chat.Flows("""
            flow: tulis
            title: Tulis ke petugas
            start: [tulis]
            for: [psm]
            expires: 1d
            steps:
              - ask: perlu
                say: Perlu bantuan *sekarang*?
                choose: [{ value: ya, label: "Ya [sekarang]" }, { value: tidak, label: Tidak }]
              - if: perlu == 'ya'
                then:
                  - hand-over: Petugas akan menjawab.
              - do: cases.open
                as: kasus
                refused:
                  - say: Belum bisa.
                  - end
              - say: Nomor {kasus.number}.
            """);

        Assert.Equal(
            """
            flowchart TD
              s0("Mulai<br/>Tulis ke petugas<br/>Untuk#58; PSM<br/>Kata mulai#58; tulis<br/>Berlaku#58; 1 hari<br/>Berkas#58; f0/flow.yaml"):::kindStart
              s1("Tanya · perlu · baris 7<br/>Perlu<br/>Perlu bantuan sekarang?<br/>Jawaban#58; satu dari#58;<br/>• Ya #91;sekarang#93;<br/>• Tidak"):::kindAsk
              s2{"Bila · baris 10<br/>Perlu adalah “Ya #91;sekarang#93;”?"}:::kindIf
              s3>"Serahkan ke petugas · baris 12<br/>Petugas akan menjawab."]:::kindHandOver
              s4{{"Kerjakan · kasus · baris 13<br/>cases.open<br/>Mencatat#59; tidak bisa mundur lagi"}}:::kindDo
              s5["Ucapan · baris 16<br/>Belum bisa."]:::kindSay
              s6(["Selesai · baris 17"]):::kindEnd
              s7["Ucapan · baris 18<br/>Nomor #123;kasus.number#125;."]:::kindSay
              s8(["Selesai"]):::kindEnd
              s0 --> s1
              s1 --> s2
              s2 -->|"ya"| s3
              s2 -->|"tidak"| s4
              s3 --> s4
              s4 -->|"ditolak"| s5
              s5 --> s6
              s4 -->|"berhasil"| s7
              s7 --> s8

            """,
            WithoutColours(MermaidDrawing.Draw(flows, flows.Find("tulis")!, Lists.Office)));
    }

    [Theory]
    [MemberData(nameof(OfficeFlows.Names), MemberType = typeof(OfficeFlows))]
    public void Every_flow_of_the_office_is_written_in_lines_that_mermaid_knows(string name) =>
        AssertLines(MermaidDrawing.Draw(OfficeFlows.All, OfficeFlows.All.Find(name)!, ReferenceLists.Empty));

    [Fact]
    public void Words_never_become_signs_of_mermaid()
    {
        var flows = Drawn.HostileFlow();
        var drawing = MermaidDrawing.Draw(flows, flows.Find("uji")!, Lists.Office);

        AssertLines(drawing);
        Assert.Contains("#60;b#62;#38;amp#59;#34;#93;#125;#41;#124;", drawing, StringComparison.Ordinal);
    }

    private static void AssertLines(string drawing) => Assert.All(drawing.TrimEnd('\n').Split('\n'), line => Assert.Matches(Line(), line));

    private static string WithoutColours(string drawing) => string.Concat(drawing.Split('\n').Where(l => !l.StartsWith("  classDef", StringComparison.Ordinal)).Select(l => l + "\n"))[..^1];

    // a label holds no sign but the line break, commas and the like, and the escapes
    [GeneratedRegex("""
        ^(flowchart\ TD
        |\ \ s\d+[\[\](){}>/\\]{1,2}"([^"\#&<>\[\]{}()|`*_%;:\\~@]|<br/>|\#\d+;)*"[\[\](){}/\\]{1,2}:::kind\w+
        |\ \ s\d+\ -->(\|"\w+(\ \w+)*"\|)?\ s\d+
        |\ \ classDef\ kind\w+\ fill:\#\w{6},stroke:\#\w{6},color:\#\w{6})$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Line();
}
