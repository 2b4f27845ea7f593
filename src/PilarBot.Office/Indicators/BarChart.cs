using SkiaSharp;

namespace PilarBot.Office.Indicators;

/// <summary>A picture of bars that can be read on a small phone: a line each, label on the left, number at the bar's end.</summary>
internal static class BarChart
{
    /// <summary>More bars are put together in a last one.</summary>
    public const int MostBars = 24;

    private const int Width = 1080, Margin = 48, Head = 150, Row = 58, Bar = 34;
    private static readonly SKColor Ink = new(0x1F, 0x2A, 0x37), Pale = new(0x6B, 0x72, 0x80), Fill = new(0x1D, 0x6F, 0x9F);

    // A server has no fonts of its own.
    private static readonly SKTypeface Face = Load();

    /// <summary>Draws it as PNG.</summary>
    /// <param name="title">What is counted.</param>
    /// <param name="subtitle">Where and when.</param>
    /// <param name="bars">In the order in which they are drawn; at least one.</param>
    public static byte[] Draw(string title, string subtitle, IReadOnlyList<(string Label, int Count)> bars)
    {
        if (bars.Count > MostBars)
            bars = [.. bars.Take(MostBars - 1), ("lainnya", bars.Skip(MostBars - 1).Sum(b => b.Count))];
        using var bitmap = new SKBitmap(Width, Head + bars.Count * Row + Margin);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        using var large = new SKFont(Face, 40);
        using var small = new SKFont(Face, 28);
        using var ink = new SKPaint { Color = Ink, IsAntialias = true };
        using var pale = new SKPaint { Color = Pale, IsAntialias = true };
        using var fill = new SKPaint { Color = Fill, IsAntialias = true };
        canvas.DrawText(Fit(title, large, Width - 2 * Margin), Margin, 70, SKTextAlign.Left, large, ink);
        canvas.DrawText(Fit(subtitle, small, Width - 2 * Margin), Margin, 116, SKTextAlign.Left, small, pale);

        var labels = Math.Min(bars.Max(b => small.MeasureText(b.Label)), 400);
        var numbers = bars.Max(b => small.MeasureText(Words.Count(b.Count))) + 24;
        var room = Width - 2 * Margin - labels - 20 - numbers;
        var most = Math.Max(1, bars.Max(b => b.Count));
        foreach (var (place, (label, count)) in bars.Index())
        {
            var top = Head + place * Row;
            var left = Margin + labels + 20;
            var length = room * count / most;
            canvas.DrawText(Fit(label, small, labels), Margin, top + Bar - 6, SKTextAlign.Left, small, ink);
            canvas.DrawRoundRect(left, top, Math.Max(length, 3), Bar, 4, 4, fill);
            canvas.DrawText(Words.Count(count), left + length + 14, top + Bar - 6, SKTextAlign.Left, small, ink);
        }
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static string Fit(string text, SKFont font, float width)
    {
        if (font.MeasureText(text) <= width)
            return text;
        var length = text.Length;
        while (length > 1 && font.MeasureText(text[..length] + "…") > width)
            length--;
        return text[..length].TrimEnd() + "…";
    }

    private static SKTypeface Load()
    {
        using var file = typeof(BarChart).Assembly.GetManifestResourceStream("PilarBot.Office.Indicators.Fonts.SourceSans3-Regular.ttf")!;
        return SKTypeface.FromStream(file);
    }
}
