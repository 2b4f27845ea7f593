using PilarBot.Office.Media;

namespace PilarBot.Office.Documents;

/// <summary>A picture in a document: a copy without place, time and device.</summary>
/// <param name="Type">One that word processors show.</param>
/// <param name="Content">The copy.</param>
/// <param name="Facts">Its size, and how it is to be turned.</param>
internal sealed record DocumentPicture(FileType Type, byte[] Content, PictureFacts Facts)
{
    /// <summary>The types that Word and LibreOffice both show.</summary>
    public static IReadOnlyList<FileType> Types { get; } = [FileType.Jpeg, FileType.Png, FileType.Gif];

    /// <summary>The picture of a file; null when it is none, or one that is damaged or cannot be shown.</summary>
    public static DocumentPicture? Of(FileType type, ReadOnlySpan<byte> file)
    {
        if (!Types.Contains(type))
            return null;
        using var copy = new MemoryStream(file.Length);
        // Turned by the document: not every word processor looks into the file.
        var facts = PictureCopy.Write(type, file, copy, keepsOrientation: false);
        return facts is { IsWhole: true, Width: > 0, Height: > 0 } ? new(type, copy.ToArray(), facts) : null;
    }
}
