namespace PilarBot.Channels.WhatsApp;

/// <summary>What can be sent as what, and how large (protocol section B.4).</summary>
/// <param name="MimeType">What Graph goes by.</param>
/// <param name="MaxBytes">The largest that it takes.</param>
internal sealed record FileType(string MimeType, long MaxBytes)
{
    private const long ImageBytes = 5 << 20;
    private const long DocumentBytes = 100 << 20;

    private static readonly Dictionary<string, string> Documents = new(StringComparer.OrdinalIgnoreCase)
    {
        [".txt"] = "text/plain",
        [".pdf"] = "application/pdf",
        [".doc"] = "application/msword",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xls"] = "application/vnd.ms-excel",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".ppt"] = "application/vnd.ms-powerpoint",
        [".pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    };

    /// <summary>Null for what WhatsApp does not take. A picture is told by its first bytes, a document by its name, a PDF by either.</summary>
    public static FileType? Of(MediaKind kind, ReadOnlySpan<byte> beginning, string? fileName) => kind switch
    {
        MediaKind.Photo when beginning.StartsWith(Jpeg) => new("image/jpeg", ImageBytes),
        MediaKind.Photo when beginning.StartsWith(Png) => new("image/png", ImageBytes),
        MediaKind.Document when beginning.StartsWith("%PDF-"u8) => new("application/pdf", DocumentBytes),
        MediaKind.Document when Documents.TryGetValue(Path.GetExtension(fileName) ?? "", out var type) => new(type, DocumentBytes),
        _ => null,
    };

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
}
