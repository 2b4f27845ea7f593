using System.Security.Cryptography;

namespace PilarBot.Office.Sealing;

/// <summary>
/// The office's master keys: the newest wraps record keys, all unwrap them. Lost master keys mean lost data, so they are backed up
/// apart from the database. Thread-safe.
/// </summary>
/// <remarks>
/// A folder that changes is read again before the next key is wrapped, so that a running host wraps under a new master key from the
/// moment it is there. What a process has once read it can open until it ends; a changed folder that cannot be used changes nothing
/// but <see cref="Problem"/>.
/// </remarks>
public sealed class MasterKeys
{
    private readonly string folder;
    private readonly Lock gate = new();
    private volatile KeySet current;
    private volatile string? problem;

    private MasterKeys(string folder) => (this.folder, current) = (folder, KeySet.Read(folder, known: null));

    /// <summary>The version that wraps.</summary>
    public int Newest => Fresh().Newest;

    /// <summary>All versions in the folder, oldest first.</summary>
    public IReadOnlyList<int> Versions => Fresh().Versions;

    /// <summary>Why the folder cannot be used as it lies now, should it have changed since it could; else null.</summary>
    public string? Problem
    {
        get
        {
            Fresh();
            return problem;
        }
    }

    /// <summary>Loads the keys of a folder; without any it refuses, since new keys would open nothing that exists.</summary>
    /// <exception cref="MasterKeyException">No key, an unreadable one, or one that others may read.</exception>
    public static MasterKeys Load(string folder) => new(folder);

    /// <summary>As <see cref="Load"/>, but makes the first key when there is none: for demo and development.</summary>
    public static MasterKeys LoadOrCreate(string folder)
    {
        if (MasterKeyFolder.IsEmpty(folder)) MasterKeyFolder.AddFirst(folder);
        return Load(folder);
    }

    /// <summary>Makes the next master key, for a rotation; see <see cref="KeyRotation"/>.</summary>
    /// <returns>Its version.</returns>
    public static int Add(string folder) => MasterKeyFolder.AddNext(folder);

    /// <summary>When the newest key was put into the folder.</summary>
    internal DateTime NewestSince => MasterKeyFolder.WrittenAt(folder, Newest);

    /// <summary>
    /// Takes an older key out of the folder for good; of the first one stays what hashes, which opens nothing. This object still opens
    /// what the key wraps.
    /// </summary>
    internal void Remove(int version)
    {
        if (version == Newest) throw new ArgumentException("The newest master key wraps; add another before this one goes.", nameof(version));
        MasterKeyFolder.Remove(folder, version);
    }

    internal static MasterKeyException Missing(int version) =>
        new($"Master key {version} is missing; restore {MasterKeyFolder.FileName(version)} from the backup of the keys folder.");

    /// <summary>True when there is a key of this version.</summary>
    internal bool Opens(int version) => current.Wrapping.ContainsKey(version) || Fresh().Wrapping.ContainsKey(version);

    internal SealedKey Wrap(Guid owner, ReadOnlySpan<byte> key)
    {
        var keys = Fresh();
        return SealedKey.Wrap(keys.Wrapping[keys.Newest], keys.Newest, owner, key);
    }

    internal void Unwrap(SealedKey key, Span<byte> plain)
    {
        // Wrapped by a host that knows a newer key already.
        if (!current.Wrapping.TryGetValue(key.MasterVersion, out var master) && !Fresh().Wrapping.TryGetValue(key.MasterVersion, out master))
            throw Missing(key.MasterVersion);
        if (!master.TryDecrypt(key.Nonce, key.Wrapped, key.Tag, plain, key.Header)) throw SealBrokenException.OfKey(key.Owner);
    }

    /// <summary>What <see cref="KeyedHash"/> derives its keys from: of the first master key, and never another's, since most hashes cannot be made anew.</summary>
    internal byte[] HashingKey => current.Hashing;

    /// <summary>Under which signatures are made and checked, newest first. Those of a removed master key are no good any more.</summary>
    internal IReadOnlyList<byte[]> SigningKeys => Fresh().Signing;

    // Asking for the folder's time is one call to the system, about a microsecond.
    private KeySet Fresh()
    {
        if (current.Stamp == MasterKeyFolder.Stamp(folder)) return current;
        lock (gate)
        {
            if (current.Stamp == MasterKeyFolder.Stamp(folder)) return current;
            try
            {
                current = KeySet.Read(folder, current);
                problem = null;
            }
            catch (Exception exception) when (exception is MasterKeyException or IOException or UnauthorizedAccessException)
            {
                // A slip in the folder must not stop an office that works; whoever watches it reads what is wrong.
                problem = exception.Message;
            }
            return current;
        }
    }

    /// <summary>The keys as they lay in the folder at one moment.</summary>
    private sealed class KeySet
    {
        public required DateTime Stamp { get; init; }
        public required IReadOnlyList<int> Versions { get; init; }

        /// <summary>By version; also those whose file is gone since.</summary>
        public required Dictionary<int, KeyCipher> Wrapping { get; init; }
        public required IReadOnlyList<byte[]> Signing { get; init; }
        public required byte[] Hashing { get; init; }
        public int Newest => Versions[^1];

        public static KeySet Read(string folder, KeySet? known)
        {
            var stamp = MasterKeyFolder.Stamp(folder);
            var (masters, hashing) = MasterKeyFolder.Read(folder);
            if (known is not null && !hashing.AsSpan().SequenceEqual(known.Hashing))
                throw new MasterKeyException($"The first key in {folder} is another than before; restore the folder from its backup.");
            var wrapping = known?.Wrapping.ToDictionary() ?? [];
            Span<byte> wrappingKey = stackalloc byte[Aead.KeyLength];
            foreach (var (version, key) in masters.Where(m => !wrapping.ContainsKey(m.Key)))
            {
                HKDF.DeriveKey(HashAlgorithmName.SHA256, key, wrappingKey, salt: [], info: "pilarbot wrap 1"u8);
                wrapping.Add(version, new KeyCipher(wrappingKey));
            }
            CryptographicOperations.ZeroMemory(wrappingKey);
            List<byte[]> signing =
                [.. masters.Reverse().Select(m => HKDF.DeriveKey(HashAlgorithmName.SHA256, m.Value, Aead.KeyLength, salt: [], info: [.. "pilarbot sign 1"u8]))];
            foreach (var key in masters.Values) CryptographicOperations.ZeroMemory(key);
            return new() { Stamp = stamp, Versions = [.. masters.Keys], Wrapping = wrapping, Signing = signing, Hashing = hashing };
        }
    }
}
