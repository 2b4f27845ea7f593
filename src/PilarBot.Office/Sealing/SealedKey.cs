using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PilarBot.Office.Sealing;

/// <summary>
/// A record's data key, wrapped by a master key: safe to store beside what it seals. Immutable; equal when its bytes are.
/// </summary>
/// <remarks>
/// 79 bytes: format (1), master key version (2, big-endian), owner (16), nonce (12), wrapped key (32), tag (16). The first 19
/// are authenticated with the wrapping, so a key cannot pass for another owner's.
/// </remarks>
public sealed class SealedKey : IEquatable<SealedKey>
{
    internal const int Length = HeaderLength + Aead.NonceLength + Aead.KeyLength + Aead.TagLength;
    internal const int HeaderLength = 1 + sizeof(ushort) + 16;
    private const byte Format = 1;

    private readonly byte[] bytes;

    private SealedKey(byte[] bytes) => this.bytes = bytes;

    /// <summary>The record that the key was made for.</summary>
    public Guid Owner => new(bytes.AsSpan(3, 16), bigEndian: true);

    /// <summary>The version of the master key that wraps it.</summary>
    public int MasterVersion => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(1));

    internal ReadOnlySpan<byte> Header => bytes.AsSpan(0, HeaderLength);

    internal ReadOnlySpan<byte> Nonce => bytes.AsSpan(HeaderLength, Aead.NonceLength);

    internal ReadOnlySpan<byte> Wrapped => bytes.AsSpan(HeaderLength + Aead.NonceLength, Aead.KeyLength);

    internal ReadOnlySpan<byte> Tag => bytes.AsSpan(Length - Aead.TagLength);

    /// <summary>Reads a stored key. Its content is checked when it is first used.</summary>
    /// <exception cref="SealBrokenException">The bytes are not a key of this format.</exception>
    public static SealedKey FromBytes(ReadOnlySpan<byte> stored)
    {
        if (stored.Length != Length || stored[0] != Format) throw SealBrokenException.OfKey(Guid.Empty);
        return new(stored.ToArray());
    }

    /// <summary>What to store.</summary>
    public byte[] ToBytes() => [.. bytes];

    /// <inheritdoc/>
    public bool Equals(SealedKey? other) => other is not null && bytes.AsSpan().SequenceEqual(other.bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SealedKey);

    /// <summary>The nonce is random, so four of its bytes are a good hash.</summary>
    public override int GetHashCode() => BinaryPrimitives.ReadInt32LittleEndian(Nonce);

    /// <summary>Names the owner only.</summary>
    public override string ToString() => $"key of {Owner}, master {MasterVersion}";

    internal static SealedKey Wrap(KeyCipher master, int masterVersion, Guid owner, ReadOnlySpan<byte> key)
    {
        var bytes = new byte[Length];
        bytes[0] = Format;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(1), checked((ushort)masterVersion));
        owner.TryWriteBytes(bytes.AsSpan(3), bigEndian: true, out _);
        var nonce = bytes.AsSpan(HeaderLength, Aead.NonceLength);
        RandomNumberGenerator.Fill(nonce);
        master.Encrypt(
            nonce, key, bytes.AsSpan(HeaderLength + Aead.NonceLength, Aead.KeyLength),
            bytes.AsSpan(Length - Aead.TagLength), bytes.AsSpan(0, HeaderLength));
        return new(bytes);
    }
}
