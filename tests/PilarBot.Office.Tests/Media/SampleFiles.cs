using System.IO.Compression;
using System.Text;

namespace PilarBot.Office.Tests.Media;

/// <summary>The smallest real files of each kind, made here so that none has to be stored.</summary>
internal static class SampleFiles
{
    /// <summary>A JPEG with an EXIF part, as phones make them.</summary>
    public static byte[] Jpeg(int scanBytes = 64) =>
    [
        0xFF, 0xD8, 0xFF, 0xE1, 0x00, 0x10, .. "Exif\0\0II*\0\b\0\0\0"u8,
        0xFF, 0xDA, 0x00, 0x02, .. Enumerable.Repeat((byte)0x55, scanBytes), 0xFF, 0xD9,
    ];

    /// <summary>One transparent pixel.</summary>
    public static byte[] Png() => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static byte[] Gif() => [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x3B];

    public static byte[] Pdf() => Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");

    public static byte[] WebP() => [.. "RIFF"u8, 20, 0, 0, 0, .. "WEBPVP8L"u8, 8, 0, 0, 0, 0x2F, 0, 0, 0, 0, 0, 0, 0];

    public static byte[] Wav() => [.. "RIFF"u8, 36, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0];

    public static byte[] Boxes(string brand) => [0, 0, 0, 20, .. "ftyp"u8, .. Encoding.ASCII.GetBytes(brand), 0, 0, 2, 0, .. "isom"u8, 0, 0, 0, 8, .. "mdat"u8];

    public static byte[] Ogg() => [.. "OggS"u8, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, .. "OpusHead"u8];

    public static byte[] Mp3() => [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0, 0xFF, 0xFB, 0x90, 0x64];

    public static byte[] Program() => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, .. "This program cannot be run in DOS mode"u8];

    public static byte[] Zip(params IEnumerable<string> parts)
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var content = zip.CreateEntry(part).Open();
                content.Write(Encoding.UTF8.GetBytes($"<x>{part}</x>"));
            }
        }
        return target.ToArray();
    }

    public static byte[] Docx() => Zip("[Content_Types].xml", "_rels/.rels", "word/document.xml");

    /// <summary>In the order in which LibreOffice writes, with the content types at the end.</summary>
    public static byte[] Xlsx() => Zip("_rels/.rels", "docProps/app.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml");
}
