using PilarBot.Flows.Drawing;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Drawing;

public class ChartLayoutTests
{
    [Theory]
    [MemberData(nameof(OfficeFlows.Names), MemberType = typeof(OfficeFlows))]
    public void Every_flow_of_the_office_is_laid_out_clearly(string name) => AssertClear(Drawn.Chart(OfficeFlows.All, name).Nodes);

    [Fact]
    public void Words_that_nobody_writes_are_laid_out_clearly() => AssertClear(Drawn.Chart(Drawn.HostileFlow(), "uji").Nodes);

    [Fact]
    public void Charts_of_any_shape_are_laid_out_clearly()
    {
        for (var seed = 0; seed < 150; seed++) AssertClear(RandomCharts.Of(seed));
    }

    [Fact]
    public void A_way_that_joins_again_leads_into_the_box_below_both()
    {
        var page = ChartPage.Of(Drawn.Chart(
            Drawn.Flow("""
              - if: me.role == 'psm'
                then:
                  - say: Anda PSM.
              - say: Untuk semua.
            """), "uji").Nodes);

        var beside = Assert.Single(page.Boxes, b => b.Node.Text == "Anda PSM.");
        var next = Assert.Single(page.Boxes, b => b.Node.Text == "Untuk semua.");
        var join = Assert.Single(page.Arrows, a => a.Points[0].X > next.Right && a.Points[0].Y == beside.Bottom);
        Assert.True(beside.X > next.Right && join.Points[^1].Y < next.Y);
        Assert.Equal(next.X + (next.Content.Width / 2), join.Points[^1].X);
    }

    [Fact]
    public void A_way_that_ends_leads_nowhere_and_what_goes_on_stands_beside_it()
    {
        var page = ChartPage.Of(Drawn.Chart(
            Drawn.Flow("""
              - if: me.role == 'psm'
                then:
                  - say: Anda PSM.
                  - end
              - say: Untuk semua.
            """), "uji").Nodes);

        var end = Assert.Single(page.Boxes, b => b.Node is { Kind: ChartKind.End, Key: not null });
        Assert.DoesNotContain(page.Arrows, a => a.Points[0].Y == end.Bottom);
        Assert.True(Assert.Single(page.Boxes, b => b.Node.Text == "Untuk semua.").Y < end.Bottom);
    }

    [Fact]
    public void What_is_repeated_stands_in_a_frame_with_a_way_back_to_its_beginning()
    {
        var page = ChartPage.Of(
        [
            new(ChartKind.Repeat, "Ada anggota lain?") { Rounds = [new(ChartKind.Ask, "Siapa namanya?"), new(ChartKind.Ask, "Berapa umurnya?")] },
            new(ChartKind.End, ""),
        ]);

        var frame = Assert.Single(page.Frames);
        Assert.Equal(3, page.Boxes.Count(b => b.X > frame.X && b.Right < frame.Right && b.Y > frame.Y && b.Bottom < frame.Bottom));
        var begin = page.Boxes[0];
        Assert.Single(page.Arrows, a => a.Points[0].Y == page.Boxes[2].Bottom && a.Points[^1] == (begin.X, begin.Middle));
        Assert.Equal(page.Boxes[3].Y, Assert.Single(page.Arrows, a => a.Points[0].Y == frame.Bottom).Points[^1].Y);
    }

    [Fact]
    public void A_long_flow_is_folded_into_columns_that_are_joined_by_numbers()
    {
        var page = ChartPage.Of(Drawn.Chart(
            Drawn.Flow(string.Concat(Enumerable.Range(0, 40).Select(i => $"  - ask: t{i}\n    say: Pertanyaan ke-{i}?\n    answer: text\n"))), "uji").Nodes);

        Assert.InRange(page.Height, 500, page.Width * 2);
        Assert.Equal(page.Boxes.Select(b => b.X).Distinct().Order(), page.Boxes.Select(b => b.X).Distinct());
        Assert.Equal(page.Signs.Select(s => s.Text).Distinct().SelectMany(s => new[] { s, s }), page.Signs.Select(s => s.Text));
        Assert.NotEmpty(page.Signs);
    }

    private static void AssertClear(IReadOnlyList<ChartNode> nodes)
    {
        var page = ChartPage.Of(nodes);
        for (var i = 0; i < page.Boxes.Count; i++)
            Assert.DoesNotContain(page.Boxes.Skip(i + 1), page.Boxes[i].Overlaps);
        Assert.All(page.Boxes, AssertWordsInside);
        Assert.All(page.Boxes, box => Assert.True(box is { X: >= 0, Y: >= 0 } && box.Right <= page.Width && box.Bottom <= page.Height));
        Assert.All(page.Frames, frame => Assert.True(frame is { X: >= 0, Y: >= -12 } && frame.Right <= page.Width && frame.Bottom <= page.Height));
        Assert.All(page.Frames, frame => Assert.DoesNotContain(page.Boxes, box => Cuts(frame, box)));
        Assert.All(page.Arrows, arrow => Assert.DoesNotContain(page.Boxes, box => Crosses(arrow, box)));
        Assert.All(page.Labels, label => Assert.DoesNotContain(page.Boxes, box => Covers(label, box)));
    }

    private static void AssertWordsInside(PlacedBox box)
    {
        foreach (var line in box.Content.Lines)
        {
            // letters reach about a fifth of their size below the line that they stand on
            var (top, bottom) = (line.Y - line.Size, line.Y + (line.Size / 4));
            Assert.InRange(top, 0, box.Content.Height);
            Assert.InRange(bottom, 0, box.Content.Height);
            var left = new[] { top, bottom }.Max(y => box.LeftAt(box.Y + y) - box.X);
            Assert.InRange(line.Left, left, box.Content.Width - left);
            Assert.InRange(line.Left + line.Width, left, box.Content.Width - left + 0.5);
        }
    }

    private static bool Crosses(PlacedArrow arrow, PlacedBox box) => arrow.Points.Zip(arrow.Points.Skip(1)).Any(s =>
        Math.Max(s.First.X, s.Second.X) > box.X && Math.Min(s.First.X, s.Second.X) < box.Right
        && Math.Max(s.First.Y, s.Second.Y) > box.Y && Math.Min(s.First.Y, s.Second.Y) < box.Bottom
        && !EndsInAPoint(s.First, s.Second, box));

    // an arrow to a decision reaches into the rectangle around it, as far as its slanted side
    private static bool EndsInAPoint((int X, int Y) from, (int X, int Y) to, PlacedBox box) =>
        from.Y == to.Y && to.X == box.LeftAt(to.Y) && from.X < box.X;

    private static bool Cuts(PlacedFrame frame, PlacedBox box)
    {
        var isBeside = box.Right <= frame.X || box.X >= frame.Right || box.Bottom <= frame.Y || box.Y >= frame.Bottom;
        return !isBeside && !(box.X > frame.X && box.Right < frame.Right && box.Y > frame.Y && box.Bottom < frame.Bottom);
    }

    private static bool Covers(PlacedLabel label, PlacedBox box) =>
        label.X < box.Right && label.X + TextWidths.Of(label.Text, 13, true) > box.X && label.Y > box.Y && label.Y - 10 < box.Bottom;
}
