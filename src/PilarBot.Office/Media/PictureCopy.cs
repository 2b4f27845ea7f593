using System.Buffers.Binary;

namespace PilarBot.Office.Media;

/// <summary>What a picture turned out to be on the way through <see cref="PictureCopy"/>.</summary>
/// <param name="Width">Pixels; 0 when it does not say.</param>
/// <param name="Height">Pixels; 0 when it does not say.</param>
/// <param name="IsWhole">False when the file ends before its picture does.</param>
/// <param name="HasMore">True when something stands behind the picture's end: a trailer of the phone's, or another file.</param>
internal readonly record struct PictureFacts(int Width, int Height, bool IsWhole, bool HasMore)
{
    /// <summary>How the picture is to be turned, as EXIF counts it from 1 (upright) to 8.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>Pixels to unpack.</summary>
    public long Pixels => (long)Width * Height;
}

/// <summary>
/// Copies the picture in a file and nothing else: no place, time, device, comment or thumbnail, and nothing from behind its end. The
/// pixels stay as they are, to the bit. Walks over the file's parts and never unpacks any.
/// </summary>
internal static class PictureCopy
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static ReadOnlySpan<byte> PngEnd => [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];

    // All that a PNG shows, animated ones too; texts, times, EXIF and what nobody knows stay behind.
    private static readonly HashSet<string> PngShown =
        ["tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT", "cICP", "mDCV", "cLLI"];

    /// <summary>The types of which it makes copies.</summary>
    public static IReadOnlyList<FileType> Types { get; } = [FileType.Jpeg, FileType.Png, FileType.Gif, FileType.WebP];

    /// <summary>Writes the copy, and tells what was seen. Of a damaged file it copies what is whole, and ends that properly.</summary>
    /// <param name="type">By its first bytes.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="target">Where to; <see cref="Stream.Null"/> only to look.</param>
    /// <param name="keepsOrientation">False: the copy does not say how it is to be turned, since whoever shows it does that.</param>
    public static PictureFacts Write(FileType type, ReadOnlySpan<byte> file, Stream target, bool keepsOrientation = true) => type switch
    {
        _ when type == FileType.Jpeg => Jpeg(file, target, keepsOrientation),
        _ when type == FileType.Png => Png(file, target),
        _ when type == FileType.Gif => Gif(file, target),
        _ when type == FileType.WebP => WebP(file, target),
        _ when type == FileType.Heic => Heic(file),
        _ => throw new ArgumentException($"No copies are made of {type}.", nameof(type)),
    };

    private static PictureFacts Jpeg(ReadOnlySpan<byte> file, Stream target, bool keepsOrientation)
    {
        const byte start = 0xD8, end = 0xD9, scan = 0xDA;
        var (width, height, turned) = (0, 0, 1);
        target.Write([0xFF, start]);
        var at = 2;
        while (at + 4 <= file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            // Any number of 0xFF may stand before a marker.
            if (marker == 0xFF) { at++; continue; }
            if (marker == end) break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            var next = at + 2 + length;
            if (length < 2 || next > file.Length) { at = file.Length; break; }
            var content = file[(at + 4)..next];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && content.Length >= 5)
            {
                height = Math.Max(height, BinaryPrimitives.ReadUInt16BigEndian(content[1..]));
                width = Math.Max(width, BinaryPrimitives.ReadUInt16BigEndian(content[3..]));
            }
            if (marker == 0xE1 && Orientation(content) is { } orientation)
            {
                turned = orientation;
                if (keepsOrientation) target.Write(OrientationAlone(orientation));
            }
            else if (IsShown(marker, content))
                target.Write(file[at..next]);
            at = next;
            if (marker == scan)
            {
                var data = ScanLength(file[at..]);
                target.Write(file.Slice(at, data));
                at += data;
            }
        }
        target.Write([0xFF, end]);
        var isWhole = at + 2 <= file.Length && file[at] == 0xFF && file[at + 1] == end;
        return new(width, height, isWhole, isWhole && at + 2 < file.Length) { Orientation = turned };
    }

    // Of the parts for applications only JFIF's, colour profiles, and Adobe's, which says how colours are coded; no comments.
    private static bool IsShown(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        0xE0 => content.StartsWith("JFIF\0"u8),
        0xE2 => content.StartsWith("ICC_PROFILE\0"u8),
        0xEE => content.StartsWith("Adobe"u8),
        >= 0xE1 and <= 0xEF => false,
        0xFE => false,
        _ => true,
    };

    // Up to the next marker that is neither a stuffed byte nor a restart.
    private static int ScanLength(ReadOnlySpan<byte> data)
    {
        for (var at = 0; at + 1 < data.Length; at += 2)
        {
            var found = data[at..].IndexOf((byte)0xFF);
            if (found < 0) return data.Length;
            at += found;
            if (at + 1 < data.Length && data[at + 1] is not (0 or (>= 0xD0 and <= 0xD7))) return at;
        }
        return data.Length;
    }

    /// <summary>How the picture is to be turned, when EXIF says so and it is not upright already.</summary>
    private static ushort? Orientation(ReadOnlySpan<byte> content)
    {
        const ushort tag = 0x0112;
        if (!content.StartsWith("Exif\0\0"u8) || content.Length < 14) return null;
        var tiff = content[6..];
        var little = tiff[0] == (byte)'I';
        ushort Short(ReadOnlySpan<byte> from) => little ? BinaryPrimitives.ReadUInt16LittleEndian(from) : BinaryPrimitives.ReadUInt16BigEndian(from);
        var directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2) return null;
        var entries = tiff[((int)directory + 2)..];
        for (var left = Short(tiff[(int)directory..]); left > 0 && entries.Length >= 12; left--, entries = entries[12..])
            if (Short(entries) == tag)
                return Short(entries[8..]) is >= 2 and <= 8 and var value ? value : null;
        return null;
    }

    private static byte[] OrientationAlone(ushort value) =>
        [0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)value, 0, 0, 0, 0, 0, 0];

    private static PictureFacts Png(ReadOnlySpan<byte> file, Stream target)
    {
        var (width, height, isWhole) = (0, 0, false);
        target.Write(PngSignature);
        var rest = file[PngSignature.Length..];
        while (!isWhole && rest.Length >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - 12) break;
            var chunk = rest[..(12 + (int)length)];
            var name = chunk.Slice(4, 4);
            rest = rest[chunk.Length..];
            isWhole = name.SequenceEqual("IEND"u8);
            if (name.SequenceEqual("IHDR"u8) && length >= 8)
                (width, height) = (Dimension(BinaryPrimitives.ReadUInt32BigEndian(chunk[8..])), Dimension(BinaryPrimitives.ReadUInt32BigEndian(chunk[12..])));
            // A capital letter first: a part without which the picture cannot be shown.
            if (!isWhole && (char.IsAsciiLetterUpper((char)name[0]) || PngShown.Contains(System.Text.Encoding.ASCII.GetString(name))))
                target.Write(chunk);
        }
        target.Write(PngEnd);
        return new(width, height, isWhole, isWhole && !rest.IsEmpty);
    }

    private static PictureFacts Gif(ReadOnlySpan<byte> file, Stream target)
    {
        const int header = 13;
        const byte extension = 0x21, frame = 0x2C, trailer = 0x3B;
        if (file.Length < header) return default;
        int width = BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), height = BinaryPrimitives.ReadUInt16LittleEndian(file[8..]);
        var at = header + Colours(file[10]);
        target.Write(file[..Math.Min(at, file.Length)]);
        while (at < file.Length && file[at] is extension or frame)
        {
            var begin = at;
            var isFrame = file[at] == frame;
            if (isFrame && at + 10 < file.Length)
            {
                width = Math.Max(width, BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 5)..]));
                height = Math.Max(height, BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 7)..]));
                at += 11 + Colours(file[at + 9]);
            }
            else
                at += 2;
            while (at < file.Length && file[at] != 0) at += 1 + file[at];
            if (++at > file.Length) break;
            var part = file[begin..at];
            var loops = part.Length > 14 && part[1] == 0xFF && (part[3..].StartsWith("NETSCAPE2.0"u8) || part[3..].StartsWith("ANIMEXTS1.0"u8));
            if (isFrame || part[1] == 0xF9 || loops) target.Write(part);
        }
        target.Write([trailer]);
        var isWhole = at < file.Length && file[at] == trailer;
        return new(width, height, isWhole, isWhole && at + 1 < file.Length);

        static int Colours(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static PictureFacts WebP(ReadOnlySpan<byte> file, Stream target)
    {
        var (width, height) = (0, 0);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L;
        using var kept = new MemoryStream();
        var rest = file[12..(int)Math.Min(size, file.Length)];
        while (rest.Length >= 8)
        {
            var padded = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]) + 1L & ~1L;
            if (padded > rest.Length - 8) break;
            var chunk = rest[..(8 + (int)padded)];
            var name = chunk[..4];
            var content = chunk[8..];
            rest = rest[chunk.Length..];
            if (name.SequenceEqual("VP8X"u8) && content.Length >= 10)
            {
                const byte exif = 0x08, xmp = 0x04;
                (width, height) = (1 + (content[4] | content[5] << 8 | content[6] << 16), 1 + (content[7] | content[8] << 8 | content[9] << 16));
                kept.Write([.. name, .. chunk.Slice(4, 4), (byte)(content[0] & ~(exif | xmp)), .. content[1..]]);
                continue;
            }
            if (name.SequenceEqual("VP8 "u8) && content.Length >= 10)
                (width, height) = (Math.Max(width, BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 0x3FFF), Math.Max(height, BinaryPrimitives.ReadUInt16LittleEndian(content[8..]) & 0x3FFF));
            if (name.SequenceEqual("VP8L"u8) && content.Length >= 5)
            {
                var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[1..]);
                (width, height) = (Math.Max(width, 1 + (int)(bits & 0x3FFF)), Math.Max(height, 1 + (int)(bits >> 14 & 0x3FFF)));
            }
            if (name.SequenceEqual("VP8 "u8) || name.SequenceEqual("VP8L"u8) || name.SequenceEqual("ALPH"u8) || name.SequenceEqual("ANIM"u8)
                || name.SequenceEqual("ANMF"u8) || name.SequenceEqual("ICCP"u8))
                kept.Write(chunk);
        }
        var length = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)kept.Length + 4);
        target.Write([.. "RIFF"u8, .. length, .. "WEBP"u8]);
        kept.WriteTo(target);
        return new(width, height, rest.IsEmpty && size <= file.Length, size < file.Length);
    }

    // Only looked at: its parts refer to each other by their place in the file, and taking some out would move the others.
    private static PictureFacts Heic(ReadOnlySpan<byte> file)
    {
        var (width, height) = (0, 0);
        for (var rest = file; rest.IndexOf("ispe"u8) is >= 0 and var at; rest = rest[(at + 4)..])
        {
            if (rest.Length < at + 16) break;
            width = Math.Max(width, Dimension(BinaryPrimitives.ReadUInt32BigEndian(rest[(at + 8)..])));
            height = Math.Max(height, Dimension(BinaryPrimitives.ReadUInt32BigEndian(rest[(at + 12)..])));
        }
        return new(width, height, IsWhole: true, HasMore: false);
    }

    private static int Dimension(uint value) => (int)Math.Min(value, int.MaxValue);
}
