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

        MasterKeys.Load(folder.Path).Remove(1);
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
    public void A_running_host_wraps_under_a_new_master_key_at_once_and_opens_what_others_wrapped_under_it()
    {
        var running = MasterKeys.LoadOrCreate(folder.Path);
        var host = Sealer(running);
        var old = host.NewKey(Mine);
        MasterKeys.Add(folder.Path);
        var another = Sealer(MasterKeys.Load(folder.Path));
        var theirs = another.NewKey(Other);
        var sealedContent = another.Seal(theirs, Other, "isi", "baru");

        Assert.Equal("baru", host.OpenText(theirs, Other, "isi", sealedContent));
        Assert.Equal(2, host.NewKey(Mine).MasterVersion);
        Assert.Equal("lama", host.OpenText(another.Rewrap(old), Mine, "isi", host.Seal(old, Mine, "isi", "lama")));
        Assert.Null(running.Problem);
    }

    [Fact]
    public void A_slip_in_the_keys_folder_does_not_stop_a_running_host_and_is_told()
    {
        if (OperatingSystem.IsWindows()) return;
        var running = MasterKeys.LoadOrCreate(folder.Path);
        MasterKeys.Add(folder.Path);
        File.SetUnixFileMode(folder["master-2.key"], UnixFileMode.UserRead | UnixFileMode.OtherRead);

        Assert.Equal(1, Sealer(running).NewKey(Mine).MasterVersion);
        Assert.Contains("chmod 600", running.Problem, StringComparison.Ordinal);

        File.SetUnixFileMode(folder["master-2.key"], UnixFileMode.UserRead);
        Assert.Equal(2, Sealer(running).NewKey(Mine).MasterVersion);
        Assert.Null(running.Problem);
    }

    [Fact]
    public void Of_the_first_master_key_stays_what_hashes_and_it_opens_nothing()
    {
        var before = MasterKeys.LoadOrCreate(folder.Path);
        var key = Sealer(before).NewKey(Mine);
        var nik = new KeyedHash(before).Of(HashPurpose.Nik, "3204131708909999");
        MasterKeys.Add(folder.Path);
        MasterKeys.Load(folder.Path).Remove(1);

        var after = MasterKeys.Load(folder.Path);

        Assert.Equal([2], after.Versions);
        Assert.Equal(nik, new KeyedHash(after).Of(HashPurpose.Nik, "3204131708909999"));
        Assert.Throws<MasterKeyException>(() => Sealer(after).Seal(key, Mine, "isi", "x"));
        File.Copy(folder["hash-1.key"], folder["master-1.key"]);
        Assert.Throws<MasterKeyException>(() => MasterKeys.Load(folder.Path));
        File.Delete(folder["hash-1.key"]);
        Assert.Throws<SealBrokenException>(() => Sealer(MasterKeys.Load(folder.Path)).Seal(key, Mine, "isi", "x"));
    }

    [Fact]
    public void Without_what_hashes_nothing_starts()
    {
        MasterKeys.Add(folder.Path);
        MasterKeys.Add(folder.Path);
        File.Delete(folder["master-1.key"]);

        var refusal = Assert.Throws<MasterKeyException>(() => MasterKeys.Load(folder.Path));

        Assert.Contains("hash-1.key", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_master_key_cannot_be_removed()
    {
        var keys = MasterKeys.LoadOrCreate(folder.Path);

        Assert.Throws<ArgumentException>(() => keys.Remove(1));

        Assert.True(File.Exists(folder["master-1.key"]));
    }

    [Fact]
    public void A_signature_counts_until_the_key_that_made_it_is_removed()
    {
        var running = MasterKeys.LoadOrCreate(folder.Path);
        var host = new KeyedHash(running);
        var old = Assert.Single(host.SignaturesOf("token"));
        MasterKeys.Add(folder.Path);

        var both = host.SignaturesOf("token");
        Assert.Equal(2, both.Count);
        Assert.Equal(old, both[1]);

        running.Remove(1);
        Assert.Equal(both[0], Assert.Single(host.SignaturesOf("token")));
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
