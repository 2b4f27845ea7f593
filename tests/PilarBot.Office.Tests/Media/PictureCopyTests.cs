using System.Text;
using PilarBot.Office.Media;

namespace PilarBot.Office.Tests.Media;

public sealed class PictureCopyTests
{
    private static readonly byte[] Behind = [.. "PK\u0003\u0004<script>"u8, .. Encoding.ASCII.GetBytes(PictureFiles.Secret)];

    public static TheoryData<string, byte[], byte[]> Pictures => new()
    {
        { "image/jpeg", PictureFiles.Jpeg(), PictureFiles.Jpeg(behind: Behind) },
        { "image/png", PictureFiles.Png(), PictureFiles.Png(behind: Behind) },
        { "image/gif", PictureFiles.Gif(), PictureFiles.Gif(Behind) },
        { "image/webp", PictureFiles.WebP(), PictureFiles.WebP(Behind) },
    };

    [Theory, MemberData(nameof(Pictures))]
    public void A_copy_carries_neither_metadata_nor_what_stands_behind_the_picture(string mime, byte[] plain, byte[] polyglot)
    {
        var (copy, seen) = Copy(mime, plain);
        var (cut, more) = Copy(mime, polyglot);

        Assert.True(plain.AsSpan().IndexOf(Encoding.ASCII.GetBytes(PictureFiles.Secret)) > 0);
        Assert.Equal(-1, copy.AsSpan().IndexOf(Encoding.ASCII.GetBytes(PictureFiles.Secret)));
        Assert.Equal(copy, cut);
        Assert.Equal(-1, cut.AsSpan().IndexOf("PK\u0003\u0004"u8));
        Assert.Equal((true, false), (seen.IsWhole, seen.HasMore));
        Assert.Equal((true, true), (more.IsWhole, more.HasMore));
        Assert.Equal(mime, FileType.Sniff(copy).Mime);
    }

    [Theory, MemberData(nameof(Pictures))]
    public void A_copy_of_a_copy_is_the_same(string mime, byte[] plain, byte[] polyglot)
    {
        var copy = Copy(mime, plain).Copy;

        Assert.Equal(copy, Copy(mime, copy).Copy);
        Assert.True(polyglot.Length > plain.Length);
    }

    [Theory, MemberData(nameof(Pictures))]
    public void A_picture_that_is_cut_off_is_seen_as_such_wherever_it_is_cut(string mime, byte[] plain, byte[] polyglot)
    {
        for (var length = 16; length < plain.Length; length++)
            Assert.False(Copy(mime, plain[..length]).Seen.IsWhole, $"{mime} cut at {length} of {polyglot.Length}");
    }

    [Theory, MemberData(nameof(Pictures))]
    public void No_damage_makes_the_copier_stumble(string mime, byte[] plain, byte[] polyglot)
    {
        var random = new Random(7);
        for (var run = 0; run < 2000; run++)
        {
            var changed = polyglot.ToArray();
            // The first bytes are what makes it this type.
            for (var change = 0; change < 3; change++)
                changed[random.Next(12, changed.Length)] = (byte)random.Next(256);
            Copy(mime, changed[..random.Next(16, changed.Length)]);
        }
        Assert.NotEmpty(plain);
    }

    [Fact]
    public void A_jpeg_keeps_its_pixels_its_colours_and_which_way_up_it_is()
    {
        var copy = Copy("image/jpeg", PictureFiles.Jpeg(orientation: 6)).Copy;

        Assert.True(copy.AsSpan().IndexOf(PictureFiles.Scan) > 0);
        foreach (var kept in (string[])["JFIF", "ICC_PROFILE", "Adobe"])
            Assert.True(copy.AsSpan().IndexOf(Encoding.ASCII.GetBytes(kept)) > 0, kept);
        Assert.True(copy.AsSpan().IndexOf((byte[])[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]) > 0);
        Assert.Equal(-1, Copy("image/jpeg", PictureFiles.Jpeg(orientation: 1)).Copy.AsSpan().IndexOf("Exif"u8));
    }

    [Theory]
    [InlineData("image/jpeg", 40, 30)]
    [InlineData("image/png", 1, 1)]
    [InlineData("image/gif", 4, 3)]
    [InlineData("image/webp", 40, 30)]
    public void The_size_is_read_from_the_header(string mime, int width, int height)
    {
        var seen = Copy(mime, (byte[])Pictures.Single(p => (string)p[0] == mime)[1]).Seen;

        Assert.Equal((width, height), (seen.Width, seen.Height));
    }

    private static (byte[] Copy, PictureFacts Seen) Copy(string mime, byte[] file)
    {
        using var copy = new MemoryStream();
        var seen = PictureCopy.Write(FileType.FromMime(mime), file, copy);
        return (copy.ToArray(), seen);
    }
}
