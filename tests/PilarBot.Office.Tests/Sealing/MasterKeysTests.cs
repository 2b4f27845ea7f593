using PilarBot.Office.Sealing;

namespace PilarBot.Office.Tests.Sealing;

public sealed class MasterKeysTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Load_refuses_a_folder_without_keys_and_says_what_to_do()
    {
        foreach (var empty in new[] { folder.Path, folder["missing"] })
        {
            var refusal = Assert.Throws<MasterKeyException>(() => MasterKeys.Load(empty));
            Assert.Contains("backup", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("openssl rand -base64 32", refusal.Message, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(empty, "master-1.key")));
        }
    }

    [Fact]
    public void LoadOrCreate_makes_one_key_for_its_user_alone_and_keeps_it()
    {
        var first = MasterKeys.LoadOrCreate(folder["keys"]);
        var content = File.ReadAllText(folder["keys/master-1.key"]);

        Assert.Equal(1, first.Newest);
        Assert.Equal(32, Convert.FromBase64String(content.Trim()).Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["keys/master-1.key"]));

        Assert.Equal([1], MasterKeys.LoadOrCreate(folder["keys"]).Versions);
        Assert.Equal(content, File.ReadAllText(folder["keys/master-1.key"]));
        Assert.Single(Directory.EnumerateFiles(folder["keys"], "*.key"));
    }

    [Fact]
    public void The_highest_number_is_the_newest_key()
    {
        for (var n = 1; n <= 11; n++) Assert.Equal(n, MasterKeys.Add(folder.Path));
        File.Delete(folder["master-3.key"]);

        var keys = MasterKeys.Load(folder.Path);

        Assert.Equal(11, keys.Newest);
        Assert.Equal(10, keys.Versions.Count);
    }

    [Fact]
    public async Task Two_processes_starting_at_once_share_one_first_key()
    {
        var loaded = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => MasterKeys.LoadOrCreate(folder["keys"]))));

        var key = SealingSamples.Sealer(loaded[0]).NewKey(SealingSamples.Mine);
        var sealedText = SealingSamples.Sealer(loaded[0]).Seal(key, SealingSamples.Mine, "nik", "isi");
        Assert.All(loaded, keys => Assert.Equal("isi", SealingSamples.Sealer(keys).OpenText(key, SealingSamples.Mine, "nik", sealedText)));
    }

    [Theory]
    [InlineData("bukan base64!")]
    [InlineData("")]
    [InlineData("AAAA")]
    public void A_damaged_key_file_is_named(string content)
    {
        MasterKeys.Add(folder.Path);
        File.WriteAllText(folder["master-1.key"], content);

        var refusal = Assert.Throws<MasterKeyException>(() => MasterKeys.Load(folder.Path));

        Assert.Contains("master-1.key", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("master-0.key")]
    [InlineData("master-x.key")]
    [InlineData("master-70000.key")]
    [InlineData("master--1.key")]
    public void A_file_named_almost_like_a_key_is_refused_rather_than_skipped(string name)
    {
        File.WriteAllText(folder[name], "");

        Assert.Contains(name, Assert.Throws<MasterKeyException>(() => MasterKeys.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_of_one_version_are_refused()
    {
        MasterKeys.Add(folder.Path);
        File.Copy(folder["master-1.key"], folder["master-01.key"]);

        Assert.Throws<MasterKeyException>(() => MasterKeys.Load(folder.Path));
    }

    [Fact]
    public void A_key_that_others_can_read_is_refused_with_the_command_that_mends_it()
    {
        if (OperatingSystem.IsWindows()) return;
        MasterKeys.Add(folder.Path);
        File.SetUnixFileMode(folder["master-1.key"], UnixFileMode.UserRead | UnixFileMode.OtherRead);

        Assert.Contains("chmod 600", Assert.Throws<MasterKeyException>(() => MasterKeys.Load(folder.Path)).Message, StringComparison.Ordinal);
    }
}
