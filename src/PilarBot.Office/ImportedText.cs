using System.Text;

namespace PilarBot.Office;

/// <summary>The lines of a text file in whatever encoding its program wrote.</summary>
internal static class ImportedText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Decodes a file: UTF-8 and UTF-16 by their marks, UTF-16 without one by its zeros, and what is no UTF-8 at all as Windows-1252. In a
    /// file that is UTF-8 in some lines, what is broken in others becomes U+FFFD, and whoever reads those lines sees it.
    /// </summary>
    public static IReadOnlyList<string> Lines(byte[] content, List<ImportedTable.Notice> notices)
    {
        var text = Utf16(content) is { } wide ? Noted(wide, "UTF-16", notices) : Narrow(content, notices);
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        if (lines is [.., ""])
            lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    private static string? Utf16(byte[] content) => content switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(content, 2, content.Length - 2),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2),
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode.GetString(content),
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode.GetString(content),
        _ => null,
    };

    private static string Narrow(byte[] content, List<ImportedTable.Notice> notices)
    {
        var bytes = content is [0xEF, 0xBB, 0xBF, ..] ? content.AsSpan(3) : content;
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // Letters beyond ASCII that are right: the file is UTF-8, and only some of its lines are not.
            var lenient = Encoding.UTF8.GetString(bytes);
            return lenient.Any(c => c > 0x7F && c != '\uFFFD')
                ? lenient
                : Noted(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes), "Windows-1252", notices);
        }
    }

    private static string Noted(string text, string encoding, List<ImportedTable.Notice> notices)
    {
        notices.Add(new(1, $"berkas tertulis dalam {encoding} dan dibaca demikian; lain kali simpan sebagai CSV UTF-8."));
        return text;
    }
}
