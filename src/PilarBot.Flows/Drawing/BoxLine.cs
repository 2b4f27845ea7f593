namespace PilarBot.Flows.Drawing;

/// <summary>One line of words, as seen from the top left corner of what it stands in; its letters stand on Y.</summary>
internal sealed record BoxLine(string Text, int X, int Y, int Size, bool IsBold, string Colour)
{
    /// <summary>True when X is where it ends.</summary>
    public bool IsRight { get; init; }

    /// <summary>True when X is its middle.</summary>
    public bool IsMiddle { get; init; }

    /// <summary>How wide it is at most.</summary>
    public double Width => TextWidths.Of(Text, Size, IsBold);

    /// <summary>Where it begins at the earliest.</summary>
    public double Left => IsRight ? X - Width : IsMiddle ? X - (Width / 2) : X;
}
