using System.Security.Cryptography;
using System.Text;
using PilarBot.Channels;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Tests.Media;

public sealed class MediaFolderTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 1, 30, 0, TimeSpan.Zero);
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder folder = new();
    private readonly Sealer sealer;
    private readonly MediaFolder media;
    private readonly Guid id = Guid.CreateVersion7(Now);
    private readonly SealedKey key;

    public MediaFolderTests()
    {
        sealer = new(MasterKeys.LoadOrCreate(folder["keys"]), new());
        media = new(new() { Folder = folder["media"] }, sealer);
        key = sealer.NewKey(id);
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(64 * 1024)]
    [InlineData(300_001)]
    public async Task A_kept_file_comes_back_to_the_byte_with_its_exif(int scan)
    {
        var photo = SampleFiles.Jpeg(scan);

        var kept = Assert.IsType<MediaKept>(await StoreAsync(photo));

        Assert.Equal((FileType.Jpeg, photo.Length), (kept.Type, (int)kept.Size));
        Assert.Equal(SHA256.HashData(photo), kept.Sha256);
        Assert.Equal(photo, await ReadAsync());
        Assert.True(media.Has(id));
    }

    [Fact]
    public async Task On_disk_it_is_sealed_named_by_its_id_alone_and_for_the_program_only()
    {
        await StoreAsync(SampleFiles.Jpeg(5000));

        var path = Assert.Single(KeptFiles());
        var name = id.ToString("N");
        Assert.Equal(Path.Combine(folder["media"], name[^2..], name[^4..^2], name + ".sealed"), path);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path)), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Empty(Temporaries());
    }

    [Fact]
    public async Task A_program_that_calls_itself_a_photo_is_refused_and_leaves_nothing()
    {
        var refused = Assert.IsType<MediaRefused>(await StoreAsync(SampleFiles.Program()));

        Assert.Equal(FileType.Program, refused.Refusal.Found);
        AssertNothingLeft();
    }

    [Fact]
    public async Task A_document_with_macros_is_refused_wherever_the_macro_part_lies()
    {
        var many = Enumerable.Range(0, 3000).Select(n => $"word/media/{n}.bin");
        var document = SampleFiles.Zip([.. many.Prepend("word/document.xml").Prepend("[Content_Types].xml"), "word/vbaProject.bin"]);
        Assert.True(document.Length > 2 * FileType.HeadLength);

        var refused = Assert.IsType<MediaRefused>(await StoreAsync(document, MediaKind.Document));

        Assert.Equal(FileType.MacroDocument, refused.Refusal.Found);
        Assert.IsType<MediaKept>(await StoreAsync(SampleFiles.Docx(), MediaKind.Document));
    }

    [Fact]
    public async Task Bytes_in_a_seam_between_pieces_are_found()
    {
        var document = SampleFiles.Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin");
        for (var piece = 1; piece < 24; piece++)
        {
            await using var incoming = media.Receive(id, key, 1_000_000);
            foreach (var part in document.Chunk(piece)) await incoming.WriteAsync(part);
            Assert.Equal(FileType.MacroDocument, Assert.IsType<MediaRefused>(await incoming.KeepAsync(MediaKind.Document, None)).Refusal.Found);
        }
    }

    [Fact]
    public async Task Over_the_cap_nothing_is_kept_nor_left_and_the_rest_is_not_read()
    {
        var photo = SampleFiles.Jpeg(500_000);
        using var source = new MemoryStream(photo);

        var receipt = await media.StoreAsync(id, key, source, MediaKind.Photo, maxBytes: 100_000, None);

        Assert.Equal(new MediaTooLarge(100_000), receipt);
        Assert.True(source.Position < photo.Length);
        AssertNothingLeft();
    }

    [Fact]
    public async Task The_cap_itself_is_allowed_and_one_byte_more_is_not()
    {
        var photo = SampleFiles.Jpeg(1000);

        Assert.IsType<MediaKept>(await media.StoreAsync(id, key, new MemoryStream(photo), MediaKind.Photo, photo.Length, None));
        Assert.IsType<MediaTooLarge>(await media.StoreAsync(id, key, new MemoryStream(photo), MediaKind.Photo, photo.Length - 1, None));
    }

    [Fact]
    public async Task A_fetch_that_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => media.StoreAsync(id, key, new BreakingStream(SampleFiles.Jpeg(200_000)), MediaKind.Photo, 1_000_000, None));

        AssertNothingLeft();
    }

    [Fact]
    public async Task A_fetch_that_is_given_up_leaves_nothing()
    {
        await using (var incoming = media.Receive(id, key, 1_000_000)) await incoming.WriteAsync(SampleFiles.Jpeg(200_000));

        AssertNothingLeft();
    }

    [Fact]
    public async Task A_kill_in_the_middle_leaves_a_temporary_file_only_and_that_is_cleared_later()
    {
        // Never disposed, as if the process had died here.
        var killed = media.Receive(id, key, 1_000_000);
        await killed.WriteAsync(SampleFiles.Jpeg(200_000));

        var restarted = new MediaFolder(new() { Folder = folder["media"] }, sealer);
        Assert.False(restarted.Has(id));
        Assert.Empty(KeptFiles());
        Assert.Single(Temporaries());

        var written = File.GetLastWriteTimeUtc(Temporaries().Single());
        Assert.Equal(0, restarted.RemoveLeftovers(written.AddHours(23)));
        Assert.Equal(1, restarted.RemoveLeftovers(written.AddHours(25)));
        Assert.Empty(Temporaries());
        GC.KeepAlive(killed);
    }

    [Fact]
    public async Task A_second_attempt_replaces_what_the_first_left()
    {
        await StoreAsync(SampleFiles.Jpeg(10));
        await StoreAsync(SampleFiles.Png());

        Assert.Equal(SampleFiles.Png(), await ReadAsync());
        Assert.Single(KeptFiles());
    }

    [Fact]
    public async Task A_cut_or_exchanged_file_does_not_open()
    {
        await StoreAsync(SampleFiles.Jpeg(5000));
        var path = KeptFiles().Single();
        var bytes = await File.ReadAllBytesAsync(path);

        await File.WriteAllBytesAsync(path, bytes[..^1]);
        await Assert.ThrowsAsync<SealBrokenException>(ReadAsync);

        var other = Guid.CreateVersion7(Now);
        await media.StoreAsync(other, sealer.NewKey(other), new MemoryStream(SampleFiles.Png()), MediaKind.Photo, 1_000_000, None);
        File.Copy(KeptFiles().Single(file => file != path), path, overwrite: true);
        await Assert.ThrowsAsync<SealBrokenException>(ReadAsync);
    }

    [Fact]
    public async Task Deleting_takes_it_away_once()
    {
        await StoreAsync(SampleFiles.Jpeg());

        Assert.True(media.Delete(id));
        Assert.False(media.Delete(id));
        Assert.False(media.Has(id));
        Assert.Throws<FileNotFoundException>(() => media.OpenRead(id, key));
    }

    private Task<MediaReceipt> StoreAsync(byte[] content, MediaKind asked = MediaKind.Photo) =>
        media.StoreAsync(id, key, new MemoryStream(content), asked, 1_000_000, None);

    private async Task<byte[]> ReadAsync()
    {
        await using var opened = media.OpenRead(id, key);
        using var content = new MemoryStream();
        await opened.CopyToAsync(content);
        return content.ToArray();
    }

    private void AssertNothingLeft()
    {
        Assert.Empty(KeptFiles());
        Assert.Empty(Temporaries());
        Assert.False(media.Has(id));
    }

    private string[] KeptFiles() => Directory.GetFiles(folder["media"], "*.sealed", SearchOption.AllDirectories);

    private string[] Temporaries() => Directory.GetFiles(folder["media/tmp"]);

    /// <summary>Gives some bytes, then fails as a broken connection does.</summary>
    private sealed class BreakingStream(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > 100_000 ? throw new IOException("connection reset") : base.ReadAsync(buffer, cancellationToken);
    }
}
