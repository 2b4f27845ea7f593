using System.Xml.Linq;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Drawing;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Drawing;

public class SvgDrawingTests
{
    private static readonly XNamespace svg = "http://www.w3.org/2000/svg";

    [Theory]
    [MemberData(nameof(OfficeFlows.Names), MemberType = typeof(OfficeFlows))]
    public void Every_flow_of_the_office_is_a_picture_with_each_step_once(string name)
    {
        var flow = OfficeFlows.All.Find(name)!;
        var picture = XDocument.Parse(SvgDrawing.Draw(OfficeFlows.All, flow, Lists.Office)).Root!;

        Assert.Equal(svg + "svg", picture.Name);
        Assert.Equal(flow.Title.Source, picture.Element(svg + "title")!.Value);
        Assert.Equal(
            Steps.Under(flow.Steps).Select(s => s.Key).Order(),
            picture.Descendants(svg + "g").Select(g => g.Attribute("data-step")?.Value).OfType<string>().Order());
        Assert.DoesNotContain(picture.DescendantsAndSelf(), e => e.Name.LocalName is "script" or "foreignObject" or "a" or "image");
    }

    [Fact]
    public void Words_never_become_elements()
    {
        var flows = Drawn.HostileFlow();
        var picture = XDocument.Parse(SvgDrawing.Draw(flows, flows.Find("uji")!, Lists.Office)).Root!;

        Assert.StartsWith("<b>&amp;\"]})|;#35; end", picture.Element(svg + "title")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(picture.Descendants(), e => e.Name.LocalName == "b");
        Assert.All(picture.DescendantNodes().OfType<XText>(), t => Assert.DoesNotContain("\u202E", t.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void The_head_says_who_may_start_the_flow_and_how()
    {
        var flow = OfficeFlows.All.Find("rekap")!;
        var words = XDocument.Parse(SvgDrawing.Draw(OfficeFlows.All, flow, Lists.Office)).Descendants(svg + "text").Select(t => t.Value).ToList();

        Assert.Equal("Rekap wilayah", words[0]);
        Assert.Contains("rekap, rekap wilayah, rekapitulasi, grafik", words);
        Assert.Contains(words, w => w.StartsWith("staf Dinas Sosial, koordinator TKSK, kepala dinas", StringComparison.Ordinal));
        Assert.Contains("1 hari", words);
    }

    [Fact]
    public void The_whole_of_a_shortened_text_is_in_the_title_of_its_box()
    {
        var text = string.Join(' ', Enumerable.Repeat("panjang", 60));
        var flows = Drawn.Flow($"  - say: {text}");
        var box = XDocument.Parse(SvgDrawing.Draw(flows, flows.Find("uji")!, Lists.Office)).Descendants(svg + "g").Single(g => g.Attribute("data-step")?.Value == "0");

        Assert.Equal($"Ucapan\n{text}", box.Element(svg + "title")!.Value);
        Assert.Equal("panjang panjang panjang…", box.Elements(svg + "text").Last().Value);
    }
}
