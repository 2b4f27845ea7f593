using System.Text;
using System.Text.Unicode;

namespace PilarBot.Office.Media;

/// <summary>The signatures by which files are recognised.</summary>
internal static class MagicBytes
{
    public static FileType? OfBinary(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => FileType.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileType.Png,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => FileType.Gif,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => FileType.Pdf,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => FileType.WebP,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => FileType.Wav,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', _, _, _, _, ..] => OfBrand(head.Slice(8, 4)),
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => FileType.Ogg,
        [(byte)'I', (byte)'D', (byte)'3', ..] => FileType.Mp3,
        [(byte)'P', (byte)'K', 3, 4, ..] => OfZip(head),
        [(byte)'P', (byte)'K', 5, 6, ..] => FileType.Archive,
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] => FileType.Archive,
        [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => FileType.Archive,
        [0x1F, 0x8B, ..] => FileType.Archive,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => FileType.OldOffice,
        // Before "#!": the one sound format that begins like a script.
        [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => FileType.Amr,
        [(byte)'#', (byte)'!', ..] => FileType.Program,
        [(byte)'M', (byte)'Z', ..] => FileType.Program,
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => FileType.Program,
        // Mach-O in both byte orders and widths; the last is also a Java class.
        [0xFE, 0xED, 0xFA, 0xCE or 0xCF, ..] or [0xCE or 0xCF, 0xFA, 0xED, 0xFE, ..] or [0xCA, 0xFE, 0xBA, 0xBE, ..] => FileType.Program,
        // Android's own programs, when not packed as APK (a zip).
        [(byte)'d', (byte)'e', (byte)'x', 0x0A, ..] => FileType.Program,
        // The frame header of MPEG sound: layer bits 00 mean AAC (ADTS), 01 layer III.
        [0xFF, 0xF0 or 0xF1 or 0xF8 or 0xF9, ..] => FileType.Aac,
        [0xFF, 0xE2 or 0xE3 or 0xF2 or 0xF3 or 0xFA or 0xFB, ..] => FileType.Mp3,
        _ => null,
    };

    /// <summary>Text is recognised to be refused by name: it can carry scripts, and words can be typed into the chat.</summary>
    public static FileType? OfText(ReadOnlySpan<byte> head)
    {
        if (head is [0xEF, 0xBB, 0xBF, ..]) head = head[3..];
        var start = head.TrimStart(" \t\r\n"u8);
        foreach (var opening in (ReadOnlySpan<string>)["<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<?php", "<!--", "<iframe", "<math"])
        {
            if (start.Length >= opening.Length && Ascii.EqualsIgnoreCase(start[..opening.Length], opening)) return FileType.Markup;
        }
        return IsText(head) ? FileType.PlainText : null;
    }

    private static FileType? OfBrand(ReadOnlySpan<byte> brand) => Encoding.ASCII.GetString(brand) switch
    {
        "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "mif1" or "msf1" => FileType.Heic,
        "qt  " => FileType.QuickTime,
        "M4A " or "M4B " => FileType.M4a,
        ['3', 'g', 'p' or '2' or 'g', _] => FileType.ThreeGp,
        "isom" or "iso2" or "iso3" or "iso4" or "iso5" or "iso6" or "mp41" or "mp42" or "avc1" or "M4V " or "M4VH" or "M4VP" or "MSNV" or "dash" or "mmp4" or "f4v " => FileType.Mp4,
        _ => null,
    };

    // Names of parts stand uncompressed in the headers. Writers order the parts differently, so any of the first will do.
    private static FileType OfZip(ReadOnlySpan<byte> head)
    {
        var (package, word, excel) = (false, false, false);
        for (var rest = head; rest.IndexOf("PK\u0003\u0004"u8) is >= 0 and var at; rest = rest[(at + 4)..])
        {
            const int nameLengthAt = 26, nameAt = 30;
            if (rest.Length < at + nameAt) break;
            var name = rest[(at + nameAt)..];
            name = name[..Math.Min(name.Length, BitConverter.ToUInt16(rest[(at + nameLengthAt)..]))];
            package |= name.SequenceEqual("[Content_Types].xml"u8) || name.SequenceEqual("_rels/.rels"u8);
            word |= name.StartsWith("word/"u8);
            excel |= name.StartsWith("xl/"u8);
        }
        return (package, word, excel) switch
        {
            (true, true, false) => FileType.Docx,
            (true, false, true) => FileType.Xlsx,
            _ => FileType.Archive,
        };
    }

    // In any encoding: older spreadsheets write Windows-1252, in which letters beyond ASCII are the fewest, and some UTF-16 with its mark.
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return true;
        var beyond = 0;
        foreach (var value in head)
        {
            if (value > 0x7F) beyond++;
            if (value < 0x20 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1B)) return false;
        }
        if (beyond * 3 < head.Length) return true;
        // A character may be cut in two at the end of the head.
        for (var cut = 0; cut < 4 && cut < head.Length; cut++)
        {
            if (Utf8.IsValid(head[..^cut])) return true;
        }
        return false;
    }
}
