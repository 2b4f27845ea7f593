using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PilarBot.Office.Sealing;

/// <summary>The files <c>master-&lt;n&gt;.key</c>: 32 random bytes in base64, for the program's user alone.</summary>
internal static class MasterKeyFolder
{
    private const string Prefix = "master-";
    private const string Suffix = ".key";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The file of a version.</summary>
    public static string FileName(int version) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{version}{Suffix}");

    /// <summary>All keys by version; empty when the folder or the keys do not exist.</summary>
    public static Dictionary<int, byte[]> Read(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        var keys = new Dictionary<int, byte[]>();
        foreach (var path in Directory.EnumerateFiles(folder, Prefix + "*" + Suffix))
        {
            var version = VersionOf(path);
            RefuseOpenPermissions(path);
            if (!keys.TryAdd(version, ReadKey(path))) throw new MasterKeyException($"Two files in {folder} hold master key {version}; keep one.");
        }
        return keys;
    }

    /// <summary>Writes the first key, unless another process was quicker: then both use that one.</summary>
    public static void AddFirst(string folder)
    {
        try
        {
            Write(folder, () => 1);
        }
        catch (IOException) when (File.Exists(Path.Combine(folder, FileName(1))))
        {
        }
    }

    /// <summary>Writes a new random key behind the newest and returns its version.</summary>
    public static int AddNext(string folder) =>
        Write(folder, () => Directory.EnumerateFiles(folder, Prefix + "*" + Suffix).Select(VersionOf).DefaultIfEmpty(0).Max() + 1);

    private static int Write(string folder, Func<int> version)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        // A move that must not overwrite looks first and moves then, which is one step too many for two processes at once.
        using var claim = Claim(folder);
        var temporary = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            Span<byte> key = stackalloc byte[Aead.KeyLength];
            RandomNumberGenerator.Fill(key);
            using (var file = new FileStream(temporary, CreateForMe()))
            {
                file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n"));
                file.Flush(flushToDisk: true);
            }
            CryptographicOperations.ZeroMemory(key);
            var next = version();
            File.Move(temporary, Path.Combine(folder, FileName(next)), overwrite: false);
            return next;
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
        var text = File.ReadAllText(path).Trim();
        var key = new byte[Aead.KeyLength];
        return Convert.TryFromBase64String(text, key, out var written) && written == Aead.KeyLength
            ? key
            : throw new MasterKeyException($"{path} is not 32 bytes in base64; restore it from the backup of the keys folder.");
    }
}
