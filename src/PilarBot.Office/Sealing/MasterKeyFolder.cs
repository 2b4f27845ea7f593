using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PilarBot.Office.Media;

namespace PilarBot.Office.Sealing;

/// <summary>
/// The files <c>master-&lt;n&gt;.key</c>: 32 random bytes in base64, for the program's user alone; and, once the first of them is
/// removed, <c>hash-1.key</c>: what was derived from it for hashing.
/// </summary>
internal static class MasterKeyFolder
{
    private const string Prefix = "master-";
    private const string Suffix = ".key";
    private const string HashingFile = "hash-1.key";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The file of a version.</summary>
    public static string FileName(int version) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{version}{Suffix}");

    /// <summary>True when there is no master key in the folder.</summary>
    public static bool IsEmpty(string folder) => !Directory.Exists(folder) || !Directory.EnumerateFiles(folder, Prefix + "*" + Suffix).Any();

    /// <summary>Changes whenever a file comes or goes.</summary>
    public static DateTime Stamp(string folder) => Directory.GetLastWriteTimeUtc(folder);

    /// <summary>When a version came into the folder.</summary>
    public static DateTime WrittenAt(string folder, int version) => File.GetLastWriteTimeUtc(Path.Combine(folder, FileName(version)));

    /// <summary>All master keys by version, and what hashes.</summary>
    /// <exception cref="MasterKeyException">There is none, or one that cannot be used.</exception>
    public static (SortedDictionary<int, byte[]> Masters, byte[] Hashing) Read(string folder)
    {
        if (IsEmpty(folder))
            throw new MasterKeyException(
                $"No master key in {Path.GetFullPath(folder)}. For an existing office restore this folder from its backup; for a new one run: "
                + $"install -d -m 700 {folder} && (umask 077; openssl rand -base64 32 > {Path.Combine(folder, FileName(1))})");
        var keys = new SortedDictionary<int, byte[]>();
        foreach (var path in Directory.EnumerateFiles(folder, Prefix + "*" + Suffix))
        {
            var version = VersionOf(path);
            if (!keys.TryAdd(version, ReadKey(path))) throw new MasterKeyException($"Two files in {folder} hold master key {version}; keep one.");
        }
        return (keys, Hashing(folder, keys));
    }

    /// <summary>Writes the first key, unless another process was quicker: then both use that one.</summary>
    public static void AddFirst(string folder)
    {
        try
        {
            WriteNew(folder, () => 1);
        }
        catch (IOException) when (File.Exists(Path.Combine(folder, FileName(1))))
        {
        }
    }

    /// <summary>Writes a new random key behind the newest and returns its version.</summary>
    public static int AddNext(string folder) =>
        WriteNew(folder, () => Directory.EnumerateFiles(folder, Prefix + "*" + Suffix).Select(VersionOf).DefaultIfEmpty(0).Max() + 1);

    /// <summary>Deletes a master key. What hashes is kept first, on disk for sure: without it nobody on the roster would be recognised again.</summary>
    public static void Remove(string folder, int version)
    {
        using var claim = Claim(folder);
        var path = Path.Combine(folder, FileName(version));
        if (version == 1 && File.Exists(path) && !File.Exists(Path.Combine(folder, HashingFile)))
            Write(folder, DeriveHashing(ReadKey(path)), HashingFile);
        File.Delete(path);
        DurableFolder.Flush(folder);
    }

    private static byte[] Hashing(string folder, SortedDictionary<int, byte[]> masters)
    {
        var path = Path.Combine(folder, HashingFile);
        var kept = File.Exists(path) ? ReadKey(path) : null;
        var derived = masters.TryGetValue(1, out var first) ? DeriveHashing(first) : null;
        if (kept is not null && derived is not null && !kept.AsSpan().SequenceEqual(derived))
            throw new MasterKeyException($"{path} does not belong to {FileName(1)} beside it; restore both from the backup of the keys folder.");
        return kept ?? derived ?? throw new MasterKeyException(
            $"Neither {HashingFile} nor {FileName(1)} is in {Path.GetFullPath(folder)}: nobody would be recognised. Restore one of them from the backup of the keys folder.");
    }

    private static byte[] DeriveHashing(byte[] first) => HKDF.DeriveKey(HashAlgorithmName.SHA256, first, Aead.KeyLength, salt: [], info: [.. "pilarbot hash 1"u8]);

    private static int WriteNew(string folder, Func<int> version)
    {
        DurableFolder.Create(folder);
        // A move that must not overwrite looks first and moves then, which is one step too many for two processes at once.
        using var claim = Claim(folder);
        Span<byte> key = stackalloc byte[Aead.KeyLength];
        RandomNumberGenerator.Fill(key);
        var next = version();
        Write(folder, key, FileName(next));
        CryptographicOperations.ZeroMemory(key);
        return next;
    }

    private static void Write(string folder, ReadOnlySpan<byte> key, string name)
    {
        var temporary = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            using (var file = new FileStream(temporary, CreateForMe()))
            {
                file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n"));
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, Path.Combine(folder, name), overwrite: false);
            DurableFolder.Flush(folder);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    // Held open, so that the system frees it when the process dies.
    private static FileStream Claim(string folder)
    {
        var path = Path.Combine(folder, "claim");
        FileStream? claim = null;
        var won = SpinWait.SpinUntil(() =>
        {
            try
            {
                claim = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }, Patience);
        return won ? claim! : throw new MasterKeyException($"Another process has held {path} for {Patience.TotalSeconds:0} s; stop it and start again.");
    }

    private static FileStreamOptions CreateForMe()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static int VersionOf(string path)
    {
        var number = Path.GetFileName(path)[Prefix.Length..^Suffix.Length];
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version is >= 1 and <= ushort.MaxValue
            ? version
            : throw new MasterKeyException($"{path} is not named like a master key; name it {Prefix}<number>{Suffix} or move it away.");
    }

    private static void RefuseOpenPermissions(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode tooOpen = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if ((File.GetUnixFileMode(path) & tooOpen) != 0)
            throw new MasterKeyException($"Others can read or change {path}; run: chmod 600 {path}");
    }

    private static byte[] ReadKey(string path)
    {
        RefuseOpenPermissions(path);
        var text = File.ReadAllText(path).Trim();
        var key = new byte[Aead.KeyLength];
        return Convert.TryFromBase64String(text, key, out var written) && written == Aead.KeyLength
            ? key
            : throw new MasterKeyException($"{path} is not 32 bytes in base64; restore it from the backup of the keys folder.");
    }
}
