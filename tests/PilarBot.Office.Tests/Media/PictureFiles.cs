using System.Buffers.Binary;
using System.Text;

namespace PilarBot.Office.Tests.Media;

/// <summary>Pictures with all that phones and ill will put into them.</summary>
internal static class PictureFiles
{
    public const string Secret = "Xqkenarimetadata";

    public static readonly byte[] Scan = [0x11, 0xFF, 0x00, 0x22, 0xFF, 0xD0, 0x33];

    /// <summary>With EXIF (and the orientation), XMP, comment, thumbnail segment, colour profile, and whatever is put behind its end.</summary>
    public static byte[] Jpeg(ushort width = 40, ushort height = 30, byte orientation = 6, params byte[] behind) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. Segment(0xE1, Exif(orientation)),
        .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Text(Secret)]),
        .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 9, 9, 9]),
        .. Segment(0xE2, [.. "MPF\0"u8, .. Text(Secret)]),
        .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Text(Secret)]),
        .. Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]),
        .. Segment(0xFE, Text($"<script>{Secret}</script>")),
        .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), .. Scan,
        0xFF, 0xD9, .. behind,
    ];

    public static byte[] Png(int width = 1, int height = 1, params byte[] behind) =>
    [
        0x89, .. "PNG\r\n\u001A\n"u8,
        .. Chunk("IHDR", [.. Big(width), .. Big(height), 8, 6, 0, 0, 0]),
        .. Chunk("sRGB", [0]), .. Chunk("tEXt", Text("Author\0" + Secret)), .. Chunk("zTXt", Text(Secret)), .. Chunk("iTXt", Text(Secret)),
        .. Chunk("eXIf", Exif(1)[6..]), .. Chunk("tIME", [7, 234, 11, 22, 9, 30, 0]), .. Chunk("prVt", Text(Secret)),
        .. Chunk("IDAT", Convert.FromHexString("789C6360000000020001")), .. Chunk("IEND", []), .. behind,
    ];

    public static byte[] Gif(params byte[] behind) =>
    [
        .. "GIF89a"u8, 4, 0, 3, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6,
        0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0,
        0x21, 0xFF, 11, .. "XMP DataXMP"u8, (byte)Secret.Length, .. Text(Secret), 0,
        0x21, 0xFE, (byte)Secret.Length, .. Text(Secret), 0,
        0x21, 0xF9, 4, 0, 0, 0, 0, 0,
        0x2C, 0, 0, 0, 0, 4, 0, 3, 0, 0, 2, 2, 0x4C, 0x01, 0,
        0x3B, .. behind,
    ];

    public static byte[] WebP(params byte[] behind)
    {
        byte[] chunks =
        [
            .. Riff("VP8X", [0x2C, 0, 0, 0, 39, 0, 0, 29, 0, 0]), .. Riff("ICCP", [1, 2, 3]), .. Riff("VP8L", [0x2F, 39, 0x40, 7, 0]),
            .. Riff("EXIF", Text(Secret)), .. Riff("XMP ", Text(Secret)),
        ];
        return [.. "RIFF"u8, .. Little(chunks.Length + 4), .. "WEBP"u8, .. chunks, .. behind];
    }

    /// <summary>A header that promises more pixels than any device can unpack, in a few bytes.</summary>
    public static byte[] PixelBomb() => Png(100_000, 100_000);

    private static byte[] Exif(byte orientation) =>
    [
        .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 2, 0,
        0x0F, 0x01, 2, 0, (byte)Secret.Length, 0, 0, 0, 38, 0, 0, 0,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,
        0, 0, 0, 0, .. Text(Secret),
    ];

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] named = [.. Text(name), .. content];
        var crc = uint.MaxValue;
        foreach (var value in named)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
        }
        return [.. Big(content.Length), .. named, .. Big((int)~crc)];
    }

    private static byte[] Riff(string name, byte[] content) => [.. Text(name), .. Little(content.Length), .. content, .. content.Length % 2 == 1 ? new byte[1] : []];

    private static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Little(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
