using PilarBot.Office.Sealing;
using static PilarBot.Office.Tests.Sealing.SealingSamples;

namespace PilarBot.Office.Tests.Sealing;

public sealed class RotationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void After_a_rotation_old_keys_open_new_keys_wrap_and_rewrapping_touches_no_content()
    {
        var before = Sealer(MasterKeys.LoadOrCreate(folder.Path));
        var key = before.NewKey(Mine);
        var sealedContent = before.Seal(key, Mine, "nik", "3204131708909999");

        MasterKeys.Add(folder.Path);
        var during = Sealer(MasterKeys.Load(folder.Path));
        Assert.Equal("3204131708909999", during.OpenText(key, Mine, "nik", sealedContent));
        Assert.Equal(2, during.NewKey(Mine).MasterVersion);

        var rewrapped = during.Rewrap(key);
        Assert.Equal((2, Mine), (rewrapped.MasterVersion, rewrapped.Owner));
        Assert.Same(rewrapped, during.Rewrap(rewrapped));

        File.Delete(folder["master-1.key"]);
        var after = Sealer(MasterKeys.Load(folder.Path));
        Assert.Equal("3204131708909999", after.OpenText(rewrapped, Mine, "nik", sealedContent));
        var missing = Assert.Throws<MasterKeyException>(() => after.OpenText(key, Mine, "nik", sealedContent));
        Assert.Contains("master-1.key", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_office_s_master_key_opens_nothing()
    {
        var key = Sealer(MasterKeys.LoadOrCreate(folder["ours"])).NewKey(Mine);
        var theirs = Sealer(MasterKeys.LoadOrCreate(folder["theirs"]));

        var broken = Assert.Throws<SealBrokenException>(() => theirs.Seal(key, Mine, "isi", "x"));

        Assert.Equal("key", broken.Field);
    }

    [Fact]
    public void Hashes_stay_searchable_during_a_rotation()
    {
        var before = new KeyedHash(MasterKeys.LoadOrCreate(folder.Path));
        var old = before.Of(HashPurpose.Nik, "3204131708909999");
        Assert.Equal([old], before.AllOf(HashPurpose.Nik, "3204131708909999"));

        MasterKeys.Add(folder.Path);
        var during = new KeyedHash(MasterKeys.Load(folder.Path));

        var all = during.AllOf(HashPurpose.Nik, "3204131708909999");
        Assert.Equal([during.Of(HashPurpose.Nik, "3204131708909999"), old], all);
        Assert.NotEqual(all[0], all[1]);
    }

    [Fact]
    public void A_hash_depends_on_value_purpose_and_office()
    {
        var ours = new KeyedHash(MasterKeys.LoadOrCreate(folder["ours"]));
        var theirs = new KeyedHash(MasterKeys.LoadOrCreate(folder["theirs"]));
        const string digits = "3204131708909999";

        byte[][] hashes =
        [
            ours.Of(HashPurpose.Nik, digits), ours.Of(HashPurpose.Kk, digits), ours.Of(HashPurpose.Phone, digits),
            ours.Of(HashPurpose.Nik, "3204131708909998"), ours.Of(HashPurpose.Nik, ""), ours.Of(HashPurpose.Nik, new string('1', 900)),
            theirs.Of(HashPurpose.Nik, digits),
        ];

        Assert.All(hashes, hash => Assert.Equal(KeyedHash.Length, hash.Length));
        Assert.Equal(hashes.Length, hashes.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(hashes[0], ours.Of(HashPurpose.Nik, digits));
    }
}
