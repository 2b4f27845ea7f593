using System.Security.Cryptography;

namespace PilarBot.Office.Sealing;

/// <summary>
/// The office's master keys, loaded once at start: the newest wraps record keys, all unwrap them. Lost master keys mean lost
/// data, so they are backed up apart from the database. Thread-safe.
/// </summary>
public sealed class MasterKeys
{
    private readonly Dictionary<int, KeyCipher> wrapping = [];
    private readonly SortedDictionary<int, byte[]> hashing = [];

    private MasterKeys(IReadOnlyDictionary<int, byte[]> keys)
    {
        Span<byte> wrappingKey = stackalloc byte[Aead.KeyLength];
        foreach (var (version, key) in keys)
        {
            HKDF.DeriveKey(HashAlgorithmName.SHA256, key, wrappingKey, salt: [], info: "pilarbot wrap 1"u8);
            wrapping.Add(version, new KeyCipher(wrappingKey));
            hashing.Add(version, HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Aead.KeyLength, salt: [], info: [.. "pilarbot hash 1"u8]));
            CryptographicOperations.ZeroMemory(key);
        }
        CryptographicOperations.ZeroMemory(wrappingKey);
        Newest = keys.Keys.Max();
    }

    /// <summary>The version that wraps.</summary>
    public int Newest { get; }

    /// <summary>All versions, oldest first.</summary>
    public IReadOnlyCollection<int> Versions => hashing.Keys;

    /// <summary>Loads the keys of a folder; without any it refuses, since new keys would open nothing that exists.</summary>
    /// <exception cref="MasterKeyException">No key, an unreadable one, or one that others may read.</exception>
    public static MasterKeys Load(string folder)
    {
        var keys = MasterKeyFolder.Read(folder);
        return keys.Count > 0 ? new(keys) : throw new MasterKeyException(
            $"No master key in {Path.GetFullPath(folder)}. For an existing office restore this folder from its backup; for a new one run: "
            + $"install -d -m 700 {folder} && (umask 077; openssl rand -base64 32 > {Path.Combine(folder, "master-1.key")})");
    }

    /// <summary>As <see cref="Load"/>, but makes the first key when there is none: for demo and development.</summary>
    public static MasterKeys LoadOrCreate(string folder)
    {
        if (MasterKeyFolder.Read(folder).Count == 0) MasterKeyFolder.AddFirst(folder);
        return Load(folder);
    }

    /// <summary>Makes the next master key, for a rotation: load again, rewrap every record key, then remove the old file.</summary>
    /// <returns>Its version.</returns>
    public static int Add(string folder) => MasterKeyFolder.AddNext(folder);

    internal SealedKey Wrap(Guid owner, ReadOnlySpan<byte> key) => SealedKey.Wrap(wrapping[Newest], Newest, owner, key);

    internal void Unwrap(SealedKey key, Span<byte> plain)
    {
        if (!wrapping.TryGetValue(key.MasterVersion, out var master))
            throw new MasterKeyException($"Master key {key.MasterVersion} is missing; restore {MasterKeyFolder.FileName(key.MasterVersion)} from the backup of the keys folder.");
        if (!master.TryDecrypt(key.Nonce, key.Wrapped, key.Tag, plain, key.Header)) throw SealBrokenException.OfKey(key.Owner);
    }

    /// <summary>The keys that <see cref="KeyedHash"/> derives its own from, newest first.</summary>
    internal IEnumerable<byte[]> HashingKeys => hashing.Values.Reverse();
}
