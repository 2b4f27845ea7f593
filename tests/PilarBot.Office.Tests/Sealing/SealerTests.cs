using System.Text;
using PilarBot.Office.Sealing;
using static PilarBot.Office.Tests.Sealing.SealingSamples;

namespace PilarBot.Office.Tests.Sealing;

public sealed class SealerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Sealer sealer;
    private readonly SealedKey key;

    public SealerTests()
    {
        sealer = Sealer(MasterKeys.LoadOrCreate(folder.Path));
        key = sealer.NewKey(Mine);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Whatever_is_sealed_opens_again()
    {
        var random = new Random(7);
        for (var run = 0; run < 300; run++)
        {
            var content = Bytes(random.Next(0, 3000), run);
            var sealedContent = sealer.Seal(key, Mine, "isi", content);

            Assert.Equal(content.Length + PilarBot.Office.Sealing.Sealer.Overhead, sealedContent.Length);
            Assert.Equal(content, sealer.Open(key, Mine, "isi", sealedContent));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("3204131708909999")]
    [InlineData("Warga di Oe'Ekam, Regapu’u – butuh bantuan 🙏")]
    public void Text_comes_back_as_it_was(string text)
    {
        Assert.Equal(text, sealer.OpenText(key, Mine, "isi", sealer.Seal(key, Mine, "isi", text)));
        var paragraph = string.Concat(Enumerable.Repeat(text + ".", 200));
        Assert.Equal(paragraph, sealer.OpenText(key, Mine, "isi", sealer.Seal(key, Mine, "isi", paragraph)));
    }

    [Fact]
    public void Sealing_the_same_text_twice_gives_different_bytes_and_shows_none_of_it()
    {
        var one = sealer.Seal(key, Mine, "nik", "3204131708909999");
        var two = sealer.Seal(key, Mine, "nik", "3204131708909999");

        Assert.NotEqual(one, two);
        Assert.DoesNotContain("320413", Encoding.Latin1.GetString(one), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_any_bit_is_detected()
    {
        var sealedContent = sealer.Seal(key, Mine, "isi", "aduan");
        for (var bit = 0; bit < sealedContent.Length * 8; bit++)
        {
            var changed = sealedContent.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<SealBrokenException>(() => sealer.Open(key, Mine, "isi", changed));
            Assert.Throws<SealBrokenException>(() => sealer.OpenText(key, Mine, "isi", changed));
        }
    }

    [Fact]
    public void A_cut_at_any_length_is_detected()
    {
        var sealedContent = sealer.Seal(key, Mine, "isi", "aduan");
        for (var length = 0; length < sealedContent.Length; length++)
        {
            var cut = sealedContent[..length];
            Assert.Throws<SealBrokenException>(() => sealer.Open(key, Mine, "isi", cut));
            Assert.Throws<SealBrokenException>(() => sealer.OpenText(key, Mine, "isi", cut));
        }
    }

    [Fact]
    public void Sealed_bytes_do_not_open_in_another_row_field_or_under_another_key()
    {
        var sealedContent = sealer.Seal(key, Mine, "nik", "3204131708909999");

        Assert.Throws<SealBrokenException>(() => sealer.Open(key, Other, "nik", sealedContent));
        Assert.Throws<SealBrokenException>(() => sealer.Open(key, Mine, "kk", sealedContent));
        Assert.Throws<SealBrokenException>(() => sealer.Open(sealer.NewKey(Mine), Mine, "nik", sealedContent));
    }

    [Fact]
    public void The_error_names_record_and_field_and_nothing_of_the_content()
    {
        var sealedContent = sealer.Seal(key, Mine, "nik", "3204131708909999");
        sealedContent[^1] ^= 1;

        var broken = Assert.Throws<SealBrokenException>(() => sealer.OpenText(key, Mine, "nik", sealedContent));

        Assert.Equal((Mine, "nik"), (broken.Record, broken.Field));
        Assert.Contains(Mine.ToString(), broken.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("3204", broken.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("bidang-é")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void A_field_name_is_short_ascii(string field) =>
        Assert.ThrowsAny<ArgumentException>(() => sealer.Seal(key, Mine, field, "isi"));

    [Fact]
    public void A_stored_key_reads_back_and_a_change_of_any_bit_makes_it_useless()
    {
        var sealedContent = sealer.Seal(key, Mine, "isi", "aduan");
        var stored = key.ToBytes();
        Assert.Equal(79, stored.Length);
        Assert.Equal(key, SealedKey.FromBytes(stored));
        Assert.Equal((Mine, 1), (key.Owner, key.MasterVersion));

        for (var bit = 0; bit < stored.Length * 8; bit++)
        {
            var changed = stored.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            // A wrong version byte asks for a master key that does not exist; everything else fails its tag or its format.
            var error = Thrown(() => sealer.Open(SealedKey.FromBytes(changed), Mine, "isi", sealedContent));
            Assert.True(error is SealBrokenException or MasterKeyException, $"bit {bit}: {error}");
        }
        Assert.Throws<SealBrokenException>(() => SealedKey.FromBytes(stored.AsSpan(1)));

        static Exception? Thrown(Func<byte[]> open) => Record.Exception(open);
    }

    [Fact]
    public void Many_threads_share_a_sealer_with_fewer_open_keys_than_records()
    {
        var small = Sealer(MasterKeys.Load(folder.Path), openKeys: 3);
        var keys = Enumerable.Range(0, 12).Select(_ => small.NewKey(Mine)).ToArray();
        var sealedContents = keys.Select((k, i) => small.Seal(k, Mine, "isi", $"isi {i}")).ToArray();

        Parallel.For(0, 4000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, n =>
        {
            var i = n % keys.Length;
            Assert.Equal($"isi {i}", small.OpenText(keys[i], Mine, "isi", sealedContents[i]));
            Assert.Equal($"baru {n}", small.OpenText(keys[0], Mine, "b", small.Seal(keys[0], Mine, "b", $"baru {n}")));
        });
    }

    [Fact]
    public void Sealing_under_an_open_key_allocates_the_result_only()
    {
        byte[] content = Bytes(100);
        sealer.Open(key, Mine, "isi", sealer.Seal(key, Mine, "isi", content));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var sealedContent = sealer.Seal(key, Mine, "isi", content);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, sealedContent.Length, sealedContent.Length + 64);
    }
}
