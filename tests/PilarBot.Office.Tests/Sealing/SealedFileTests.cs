using PilarBot.Office.Sealing;
using static PilarBot.Office.Tests.Sealing.SealingSamples;

namespace PilarBot.Office.Tests.Sealing;

public sealed class SealedFileTests : IDisposable
{
    private const int Header = 8;
    private const int Chunk = 64 * 1024;
    private const int SealedChunk = Chunk + 16;

    private readonly TemporaryFolder folder = new();
    private readonly Sealer sealer;
    private readonly SealedKey key;

    public SealedFileTests()
    {
        sealer = Sealer(MasterKeys.LoadOrCreate(folder.Path));
        key = sealer.NewKey(Mine);
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(Chunk - 1, 1)]
    [InlineData(Chunk, 1)]
    [InlineData(Chunk + 1, 2)]
    [InlineData((3 * Chunk) - 5, 3)]
    [InlineData(3 * Chunk, 3)]
    public async Task A_file_of_any_length_comes_back(int length, int chunks)
    {
        var content = Bytes(length);

        var sealedFile = await SealAsync(content);

        Assert.Equal(length + Header + (16 * chunks), sealedFile.Length);
        Assert.Equal(content, await OpenAsync(sealedFile));
    }

    [Fact]
    public async Task Small_writes_and_small_reads_make_no_difference()
    {
        var content = Bytes((2 * Chunk) + 777);
        using var target = new MemoryStream();
        await using (var sealing = sealer.SealFile(key, Mine, target))
        {
            var random = new Random(3);
            for (var at = 0; at < content.Length;)
            {
                var part = Math.Min(random.Next(1, 9000), content.Length - at);
                await sealing.WriteAsync(content.AsMemory(at, part));
                at += part;
            }
            await sealing.FinishAsync(CancellationToken.None);
        }

        await using var opened = sealer.OpenFile(key, Mine, new MemoryStream(target.ToArray()));
        var read = new List<byte>();
        var buffer = new byte[1000];
        for (int count; (count = opened.Read(buffer)) > 0;) read.AddRange(buffer[..count]);
        Assert.Equal(content, read);
    }

    [Fact]
    public async Task A_cut_anywhere_is_detected()
    {
        var sealedFile = await SealAsync(Bytes((2 * Chunk) + 100));
        int[] lengths =
        [
            0, 1, Header - 1, Header, Header + 15, Header + 16, Header + 100, Header + SealedChunk - 1, Header + SealedChunk,
            Header + SealedChunk + 1, Header + (2 * SealedChunk), Header + (2 * SealedChunk) + 16, sealedFile.Length - 1,
        ];

        foreach (var length in lengths) await RefusesAsync(sealedFile[..length]);
    }

    [Fact]
    public async Task Reordered_dropped_doubled_and_appended_chunks_are_detected()
    {
        var sealedFile = await SealAsync(Bytes(3 * Chunk));
        var (header, one, two, three) = (
            sealedFile[..Header], sealedFile[Header..(Header + SealedChunk)],
            sealedFile[(Header + SealedChunk)..(Header + (2 * SealedChunk))], sealedFile[(Header + (2 * SealedChunk))..]);

        await RefusesAsync([.. header, .. two, .. one, .. three]);
        await RefusesAsync([.. header, .. one, .. three]);
        await RefusesAsync([.. header, .. one, .. one, .. two, .. three]);
        await RefusesAsync([.. header, .. one, .. two]);
        await RefusesAsync([.. header, .. one, .. two, .. three, .. three]);
        await RefusesAsync([.. sealedFile, 0]);
        await RefusesAsync([.. header, .. three]);
    }

    [Fact]
    public async Task A_chunk_of_another_file_under_the_same_key_is_detected()
    {
        var one = await SealAsync(Bytes(2 * Chunk, 1));
        var two = await SealAsync(Bytes(2 * Chunk, 2));

        await RefusesAsync([.. one[..(Header + SealedChunk)], .. two[(Header + SealedChunk)..]]);
        await RefusesAsync([.. two[..Header], .. one[Header..]]);
    }

    [Fact]
    public async Task A_changed_byte_is_detected_wherever_it_lies()
    {
        var sealedFile = await SealAsync(Bytes(Chunk + 50));
        foreach (var at in new[] { 0, 1, Header - 1, Header, Header + 40_000, Header + SealedChunk - 1, Header + SealedChunk, sealedFile.Length - 1 })
        {
            var changed = sealedFile.ToArray();
            changed[at] ^= 0x20;
            await RefusesAsync(changed);
        }
    }

    [Fact]
    public async Task A_file_does_not_open_under_another_id_or_key_nor_as_a_field()
    {
        var sealedFile = await SealAsync(Bytes(100));

        await Assert.ThrowsAsync<SealBrokenException>(() => ReadAsync(sealer.OpenFile(key, Other, new MemoryStream(sealedFile))));
        await Assert.ThrowsAsync<SealBrokenException>(() => ReadAsync(sealer.OpenFile(sealer.NewKey(Mine), Mine, new MemoryStream(sealedFile))));
        Assert.Throws<SealBrokenException>(() => sealer.Open(key, Mine, "file", sealedFile));
    }

    [Fact]
    public async Task An_unfinished_file_does_not_open()
    {
        using var target = new MemoryStream();
        await using (var sealing = sealer.SealFile(key, Mine, target)) await sealing.WriteAsync(Bytes(2 * Chunk));

        await RefusesAsync(target.ToArray());
    }

    [Fact]
    public async Task Damage_is_reported_again_when_reading_goes_on()
    {
        var sealedFile = await SealAsync(Bytes(3 * Chunk));
        sealedFile[Header + SealedChunk + 5] ^= 1;
        await using var opened = sealer.OpenFile(key, Mine, new MemoryStream(sealedFile));
        await opened.ReadExactlyAsync(new byte[Chunk]);

        await Assert.ThrowsAsync<SealBrokenException>(() => opened.ReadAsync(new byte[10]).AsTask());
        await Assert.ThrowsAsync<SealBrokenException>(() => opened.ReadAsync(new byte[10]).AsTask());
    }

    [Fact]
    public async Task Opening_closes_the_source_and_sealing_leaves_its_target_open()
    {
        var source = new MemoryStream(await SealAsync(Bytes(10)));
        await sealer.OpenFile(key, Mine, source).DisposeAsync();
        Assert.False(source.CanRead);

        using var target = new MemoryStream();
        await sealer.SealFileAsync(key, Mine, new MemoryStream(Bytes(10)), target, CancellationToken.None);
        Assert.True(target.CanWrite);
    }

    private async Task<byte[]> SealAsync(byte[] content)
    {
        using var target = new MemoryStream();
        await sealer.SealFileAsync(key, Mine, new MemoryStream(content), target, CancellationToken.None);
        return target.ToArray();
    }

    private Task<byte[]> OpenAsync(byte[] sealedFile) => ReadAsync(sealer.OpenFile(key, Mine, new MemoryStream(sealedFile)));

    private async Task RefusesAsync(byte[] sealedFile)
    {
        var broken = await Assert.ThrowsAsync<SealBrokenException>(() => OpenAsync(sealedFile));
        Assert.Equal((Mine, "file"), (broken.Record, broken.Field));
    }

    private static async Task<byte[]> ReadAsync(Stream opened)
    {
        await using (opened)
        {
            using var content = new MemoryStream();
            await opened.CopyToAsync(content);
            return content.ToArray();
        }
    }
}
