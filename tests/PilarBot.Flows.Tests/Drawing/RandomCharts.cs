using PilarBot.Flows.Drawing;

namespace PilarBot.Flows.Tests.Drawing;

/// <summary>Charts of any shape, the same ones on every run.</summary>
internal static class RandomCharts
{
    private const string Words = "Ketik nama desa tempat warga itu tinggal, atau bagikan lokasinya lewat tombol di bawah ini.";

    public static IReadOnlyList<ChartNode> Of(int seed)
    {
        var random = new Random(seed);
        return [new(ChartKind.Start, "Uji"), .. Nodes(random, random.Next(1, 30), depth: 0)];
    }

    private static List<ChartNode> Nodes(Random random, int count, int depth) =>
        [.. Enumerable.Range(0, count).Select(_ => Node(random, depth))];

    private static ChartNode Node(Random random, int depth)
    {
        var text = Words[..random.Next(1, Words.Length)];
        if (random.Next(4) == 0 && depth < 4)
        {
            return new(random.Next(2) == 0 ? ChartKind.If : ChartKind.Do, text)
            {
                Fork = new(new("ya", Way(random, depth)), new("tidak", Way(random, depth))),
            };
        }
        if (random.Next(10) == 0 && depth < 4) return new(ChartKind.Repeat, text) { Rounds = Nodes(random, random.Next(1, 4), depth + 1) };
        return random.Next(12) == 0 ? new(ChartKind.End, "") : new(ChartKind.Ask, text)
        {
            Key = "nama",
            Name = "nama",
            Line = random.Next(1000),
            Heading = text,
            Choices = [.. Enumerable.Repeat(text, random.Next(9))],
            Notes = [.. Enumerable.Repeat(text, random.Next(3))],
        };
    }

    private static List<ChartNode> Way(Random random, int depth) => Nodes(random, random.Next(4), depth + 1);
}
