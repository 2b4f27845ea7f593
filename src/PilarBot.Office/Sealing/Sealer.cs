using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace PilarBot.Office.Sealing;

/// <summary>
/// Seals the sensitive fields of a record under the record's own key. Record and field are bound into the seal, so sealed bytes
/// copied to another row or column do not open. Thread-safe.
/// </summary>
/// <remarks>
/// Sealed field: format (1), nonce (12), content, tag (16). The master key's version stands in the <see cref="SealedKey"/>
/// alone, so that a rotation rewraps keys and touches no content.
/// </remarks>
public sealed partial class Sealer
{
    /// <summary>By how many bytes a sealed field is longer than its content.</summary>
    public const int Overhead = 1 + Aead.NonceLength + Aead.TagLength;

    private const byte Format = 1;
    private const int ContentStart = 1 + Aead.NonceLength;
    private const int OnStack = 512;

    private readonly MasterKeys masters;
    private readonly OpenKeys open;

    /// <summary>Seals with the keys of <paramref name="masters"/>.</summary>
    public Sealer(MasterKeys masters, SealingOptions options) => (this.masters, open) = (masters, new OpenKeys(masters, options.OpenKeys));

    /// <summary>A fresh key for a record and whatever hangs on it.</summary>
    /// <remarks>Not opened yet: a turn makes a key for the conversation that it might have to begin, and mostly does not.</remarks>
    /// <param name="owner">The record's id; bound into the wrapping.</param>
    public SealedKey NewKey(Guid owner)
    {
        Span<byte> plain = stackalloc byte[Aead.KeyLength];
        RandomNumberGenerator.Fill(plain);
        var key = masters.Wrap(owner, plain);
        CryptographicOperations.ZeroMemory(plain);
        return key;
    }

    /// <summary>The same key under the newest master key; the same instance when it already is. What it sealed stays as it is.</summary>
    public SealedKey Rewrap(SealedKey key)
    {
        if (key.MasterVersion == masters.Newest) return key;
        Span<byte> plain = stackalloc byte[Aead.KeyLength];
        masters.Unwrap(key, plain);
        var rewrapped = masters.Wrap(key.Owner, plain);
        CryptographicOperations.ZeroMemory(plain);
        return rewrapped;
    }

    /// <summary>Seals bytes.</summary>
    /// <param name="key">The record's key, or that of the record it hangs on.</param>
    /// <param name="record">The row's id.</param>
    /// <param name="field">The field's name, at most 64 characters of ASCII; never renamed once in use.</param>
    /// <param name="content">What to seal.</param>
    public byte[] Seal(SealedKey key, Guid record, string field, ReadOnlySpan<byte> content)
    {
        var output = new byte[content.Length + Overhead];
        content.CopyTo(output.AsSpan(ContentStart));
        SealInPlace(key, record, field, output);
        return output;
    }

    /// <summary>Seals text as UTF-8.</summary>
    public byte[] Seal(SealedKey key, Guid record, string field, string content)
    {
        var output = new byte[Encoding.UTF8.GetByteCount(content) + Overhead];
        Encoding.UTF8.GetBytes(content, output.AsSpan(ContentStart));
        SealInPlace(key, record, field, output);
        return output;
    }

    /// <summary>Opens what <see cref="Seal(SealedKey, Guid, string, ReadOnlySpan{byte})"/> sealed.</summary>
    /// <exception cref="SealBrokenException">The bytes were changed, or belong to another record, field or key.</exception>
    public byte[] Open(SealedKey key, Guid record, string field, ReadOnlySpan<byte> sealedContent)
    {
        if (sealedContent.Length < Overhead) throw SealBrokenException.OfField(record, field);
        var content = new byte[sealedContent.Length - Overhead];
        OpenInto(key, record, field, sealedContent, content);
        return content;
    }

    /// <summary>Opens what <see cref="Seal(SealedKey, Guid, string, string)"/> sealed.</summary>
    /// <exception cref="SealBrokenException">The bytes were changed, or belong to another record, field or key.</exception>
    public string OpenText(SealedKey key, Guid record, string field, ReadOnlySpan<byte> sealedContent)
    {
        var length = sealedContent.Length - Overhead;
        if (length < 0) throw SealBrokenException.OfField(record, field);
        byte[]? rented = null;
        var content = (length <= OnStack ? stackalloc byte[OnStack] : rented = ArrayPool<byte>.Shared.Rent(length))[..length];
        try
        {
            OpenInto(key, record, field, sealedContent, content);
            return Encoding.UTF8.GetString(content);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // The content already stands in its place: one allocation for each sealed field, and none of them holds the plain text.
    private void SealInPlace(SealedKey key, Guid record, string field, Span<byte> output)
    {
        output[0] = Format;
        var nonce = output[1..ContentStart];
        RandomNumberGenerator.Fill(nonce);
        var content = output[ContentStart..^Aead.TagLength];
        Span<byte> associated = stackalloc byte[FieldBinding.MaxLength];
        associated = FieldBinding.Write(associated, Format, record, field);
        var cipher = open.Pin(key);
        try
        {
            cipher.Encrypt(nonce, content, content, output[^Aead.TagLength..], associated);
        }
        finally
        {
            cipher.Unpin();
        }
    }

    private void OpenInto(SealedKey key, Guid record, string field, ReadOnlySpan<byte> sealedContent, Span<byte> content)
    {
        if (sealedContent[0] != Format) throw SealBrokenException.OfField(record, field);
        Span<byte> associated = stackalloc byte[FieldBinding.MaxLength];
        associated = FieldBinding.Write(associated, Format, record, field);
        var cipher = open.Pin(key);
        try
        {
            var opened = cipher.TryDecrypt(
                sealedContent[1..ContentStart], sealedContent[ContentStart..^Aead.TagLength], sealedContent[^Aead.TagLength..], content, associated);
            if (!opened) throw SealBrokenException.OfField(record, field);
        }
        finally
        {
            cipher.Unpin();
        }
    }
}
