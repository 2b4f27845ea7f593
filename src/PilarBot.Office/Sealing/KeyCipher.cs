using System.Security.Cryptography;

namespace PilarBot.Office.Sealing;

/// <summary>
/// AES-256-GCM under one key. Thread-safe: an <see cref="AesGcm"/> is not documented to be, so each call takes one for itself
/// and gives it back for the next; a second one is made only while two calls overlap.
/// </summary>
internal sealed class KeyCipher
{
    private readonly Lock gate = new();
    private readonly Stack<AesGcm> idle = new(1);
    private readonly byte[] key;
    private int users;
    private bool retired;

    /// <summary>Copies <paramref name="key"/>.</summary>
    public KeyCipher(ReadOnlySpan<byte> key) => this.key = key.ToArray();

    public void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, Span<byte> cipher, Span<byte> tag, ReadOnlySpan<byte> associated)
    {
        var aes = Take();
        try
        {
            aes.Encrypt(nonce, plain, cipher, tag, associated);
        }
        finally
        {
            GiveBack(aes);
        }
    }

    /// <summary>False when the tag does not fit.</summary>
    public bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> tag, Span<byte> plain, ReadOnlySpan<byte> associated)
    {
        var aes = Take();
        try
        {
            aes.Decrypt(nonce, cipher, tag, plain, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        finally
        {
            GiveBack(aes);
        }
    }

    /// <summary>Keeps the key alive for a caller, even when it is retired meanwhile. Every pin needs one <see cref="Unpin"/>.</summary>
    public void Pin()
    {
        lock (gate)
        {
            users++;
        }
    }

    /// <summary>Ends a <see cref="Pin"/>.</summary>
    public void Unpin()
    {
        lock (gate)
        {
            users--;
            WipeIfUnused();
        }
    }

    /// <summary>Forgets the key as soon as nobody uses it.</summary>
    public void Retire()
    {
        lock (gate)
        {
            retired = true;
            WipeIfUnused();
        }
    }

    private AesGcm Take()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(retired && users == 0, this);
            users++;
            return idle.TryPop(out var aes) ? aes : new AesGcm(key, Aead.TagLength);
        }
    }

    private void GiveBack(AesGcm aes)
    {
        lock (gate)
        {
            users--;
            idle.Push(aes);
            WipeIfUnused();
        }
    }

    private void WipeIfUnused()
    {
        if (!retired || users > 0) return;
        foreach (var aes in idle) aes.Dispose();
        idle.Clear();
        CryptographicOperations.ZeroMemory(key);
    }
}
