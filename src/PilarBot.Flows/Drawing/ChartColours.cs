namespace PilarBot.Flows.Drawing;

/// <summary>A light colour and a strong one for each kind of box; dark words can be read on all of them, on paper too.</summary>
internal static class ChartColours
{
    public const string Text = "#1a1a1a";
    public const string FaintText = "#555555";
    public const string Arrow = "#4a4a4a";

    public static string Fill(ChartKind kind) => kind switch
    {
        ChartKind.Start or ChartKind.End => "#ececec",
        ChartKind.Ask => "#e6f0fb",
        ChartKind.Say => "#ffffff",
        ChartKind.If => "#fff3cc",
        ChartKind.Do => "#e3f4e8",
        ChartKind.Review => "#f0eafb",
        ChartKind.Call => "#def3f3",
        ChartKind.HandOver => "#fde6d8",
        ChartKind.Repeat => "#fbe4f1",
        ChartKind.Set => "#eef2d6",
        ChartKind.Section => "#dde3ea",
    };

    public static string Edge(ChartKind kind) => kind switch
    {
        ChartKind.Start or ChartKind.End => "#4a4a4a",
        ChartKind.Ask => "#1f5fa8",
        ChartKind.Say => "#6b6b6b",
        ChartKind.If => "#8a6400",
        ChartKind.Do => "#23703f",
        ChartKind.Review => "#5b3fa3",
        ChartKind.Call => "#12696f",
        ChartKind.HandOver => "#a8430f",
        ChartKind.Repeat => "#97206b",
        ChartKind.Set => "#5d6b12",
        ChartKind.Section => "#33475b",
    };
}
