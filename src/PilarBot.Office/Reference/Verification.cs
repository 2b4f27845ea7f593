namespace PilarBot.Office.Reference;

/// <summary>How far a text was compared with its source.</summary>
public enum Verification
{
    /// <summary>Seen in a source, though not in the signed regulation.</summary>
    Verified,
    /// <summary>Seen in part.</summary>
    Partly,
    /// <summary>A draft until the office confirms it.</summary>
    FromMemory,
}

/// <summary>How sure a text is, as people read it.</summary>
internal static class VerificationWords
{
    /// <param name="verification">Null for the office's own, which it vouches for.</param>
    /// <param name="source">Where it was read.</param>
    public static string Note(this Verification? verification, string source) => verification is not { } known ? "Dimuat oleh kantor." : known switch
    {
        Verification.Verified => $"Ringkasan dari {source}, bukan naskah resmi. Untuk keperluan hukum, mohon baca naskah resminya.",
        Verification.Partly => $"Perlu dikonfirmasi: sebagian ringkasan belum dicocokkan. Sumber: {source}.",
        Verification.FromMemory => "Perlu dikonfirmasi: ringkasan ini belum dicocokkan dengan sumber mana pun.",
    };
}
