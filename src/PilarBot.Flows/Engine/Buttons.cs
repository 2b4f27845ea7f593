using System.Globalization;
using System.Text;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Events;

namespace PilarBot.Flows.Engine;

/// <summary>Makes buttons that fit their channel, and reads what they carry.</summary>
internal static class Buttons
{
    public const string Keep = "~keep";
    public const string Skip = "~skip";
    public const string Done = "~done";
    public const string Next = "~next";
    public const string Previous = "~previous";
    public const string All = "~all";

    /// <summary>Before a value: it was picked, and is taken back.</summary>
    public const string Off = "~-";

    private const int DataBytes = 64;

    /// <summary>A button that answers the question of an ordinal.</summary>
    public static Button Answer(int ordinal, string label, string value, ChannelLimits channel) =>
        new(Fit(label, channel.Label), string.Create(CultureInfo.InvariantCulture, $"{ordinal}:{value}"));

    /// <summary>A button that types a word.</summary>
    public static Button Word(string label, string word, ChannelLimits channel) => new(Fit(label, channel.Label), "!" + word);

    /// <summary>True when a value can travel in a button, beside any ordinal.</summary>
    public static bool Carries(string value) => !value.StartsWith('~') && Encoding.UTF8.GetByteCount(value) <= DataBytes - 12;

    /// <summary>The ordinal and value that a button carried, or null when it is none of ours.</summary>
    public static (int Ordinal, string Value)? Read(string data)
    {
        var colon = data.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Encoding.UTF8.GetByteCount(data) <= DataBytes
            && int.TryParse(data.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            ? (ordinal, data[(colon + 1)..])
            : null;
    }

    /// <summary>A label shortened to what a button shows, without cutting a character in two.</summary>
    public static string Fit(string label, int length)
    {
        if (label.Length <= length) return label;
        var end = length - 1;
        if (char.IsHighSurrogate(label[end - 1])) end--;
        return label[..end].TrimEnd() + "…";
    }
}
