namespace PilarBot.Flows.Texts;

/// <summary>Texts from outside may hold half of a surrogate pair or a NUL, which encoders and databases refuse.</summary>
internal static class WellFormed
{
    /// <summary>The same text with every lone half replaced and every NUL left out.</summary>
    public static string Repair(string text) =>
        text.Any(c => char.IsSurrogate(c) || c == '\0') ? string.Concat(text.Replace("\0", "", StringComparison.Ordinal).EnumerateRunes()) : text;
}
