using System.Security.Cryptography;

namespace PilarBot.Office.Sealing;

/// <summary>The record keys that were unwrapped last, up to a limit; the one unused for longest makes room. Thread-safe.</summary>
internal sealed class OpenKeys(MasterKeys masters, int limit)
{
    private readonly Lock gate = new();
    private readonly Dictionary<SealedKey, Entry> entries = [];
    private long clock;

    /// <summary>The cipher of a key, pinned: the caller unpins it.</summary>
    public KeyCipher Pin(SealedKey key)
    {
        lock (gate)
        {
            if (entries.TryGetValue(key, out var known)) return known.Use(++clock);
        }
        // Unwrapping happens outside the lock; when two callers do it at once, the first result stays.
        var opened = Unwrap(key);
        lock (gate)
        {
            if (entries.TryGetValue(key, out var known))
            {
                opened.Retire();
                return known.Use(++clock);
            }
            if (entries.Count >= limit) DropOldest();
            var entry = new Entry(opened);
            entries.Add(key, entry);
            return entry.Use(++clock);
        }
    }

    private KeyCipher Unwrap(SealedKey key)
    {
        Span<byte> plain = stackalloc byte[Aead.KeyLength];
        try
        {
            masters.Unwrap(key, plain);
            return new KeyCipher(plain);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private void DropOldest()
    {
        var oldest = entries.MinBy(e => e.Value.LastUse);
        entries.Remove(oldest.Key);
        oldest.Value.Cipher.Retire();
    }

    private sealed class Entry(KeyCipher cipher)
    {
        public KeyCipher Cipher { get; } = cipher;

        public long LastUse { get; set; }

        public KeyCipher Use(long now)
        {
            LastUse = now;
            Cipher.Pin();
            return Cipher;
        }
    }
}
