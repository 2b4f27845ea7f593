using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PilarBot.Office.Sealing;

/// <summary>
/// How a sealed file is cut: header (format, 7 random bytes), then chunks of 64 KiB, each with its tag. A chunk's nonce is the
/// random bytes, its number and whether it is the last, so chunks cannot be dropped, doubled, reordered or cut off unseen.
/// </summary>
internal readonly struct FileChunks
{
    public const int ChunkLength = 64 * 1024;
    public const int SealedChunkLength = ChunkLength + Aead.TagLength;
    public const int HeaderLength = 1 + PrefixLength;
    private const int PrefixLength = 7;
    private const int AssociatedLength = 1 + 16 + HeaderLength;
    private const byte Format = 1;

    private readonly byte[] associated;

    private FileChunks(Guid file, ReadOnlySpan<byte> header)
    {
        associated = new byte[AssociatedLength];
        associated[0] = Aead.FileDomain;
        file.TryWriteBytes(associated.AsSpan(1), bigEndian: true, out _);
        header.CopyTo(associated.AsSpan(17));
    }

    public ReadOnlySpan<byte> Header => associated.AsSpan(17);

    public static FileChunks ForNew(Guid file)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        header[0] = Format;
        RandomNumberGenerator.Fill(header[1..]);
        return new(file, header);
    }

    /// <summary>Null when the header is not of this format.</summary>
    public static FileChunks? ForExisting(Guid file, ReadOnlySpan<byte> header) =>
        header.Length == HeaderLength && header[0] == Format ? new FileChunks(file, header) : null;

    /// <summary>Seals a chunk; <paramref name="target"/> takes the chunk and its tag.</summary>
    public void Seal(KeyCipher cipher, uint number, bool last, ReadOnlySpan<byte> chunk, Span<byte> target)
    {
        Span<byte> nonce = stackalloc byte[Aead.NonceLength];
        WriteNonce(nonce, number, last);
        cipher.Encrypt(nonce, chunk, target[..chunk.Length], target.Slice(chunk.Length, Aead.TagLength), associated);
    }

    public bool TryOpen(KeyCipher cipher, uint number, bool last, ReadOnlySpan<byte> sealedChunk, Span<byte> target)
    {
        if (sealedChunk.Length < Aead.TagLength) return false;
        Span<byte> nonce = stackalloc byte[Aead.NonceLength];
        WriteNonce(nonce, number, last);
        return cipher.TryDecrypt(nonce, sealedChunk[..^Aead.TagLength], sealedChunk[^Aead.TagLength..], target[..(sealedChunk.Length - Aead.TagLength)], associated);
    }

    private void WriteNonce(Span<byte> nonce, uint number, bool last)
    {
        associated.AsSpan(18, PrefixLength).CopyTo(nonce);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[PrefixLength..], number);
        nonce[^1] = last ? (byte)1 : (byte)0;
    }
}
