namespace PilarBot.Office.Sealing;

/// <summary>The sizes of AES-256-GCM as used here.</summary>
internal static class Aead
{
    public const int KeyLength = 32;
    public const int NonceLength = 12;
    public const int TagLength = 16;

    /// <summary>First byte of associated data: keeps a field from passing for a chunk of a file.</summary>
    public const byte FieldDomain = 1;

    /// <inheritdoc cref="FieldDomain"/>
    public const byte FileDomain = 2;
}
