using System.Text;

namespace PilarBot.Office.Sealing;

/// <summary>The associated data of a sealed field: domain, format, record, field name. Only the last part varies in length.</summary>
internal static class FieldBinding
{
    public const int MaxFieldName = 64;
    public const int MaxLength = 2 + 16 + MaxFieldName;

    public static Span<byte> Write(Span<byte> target, byte format, Guid record, string field)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        if (field.Length > MaxFieldName || !Ascii.IsValid(field))
            throw new ArgumentException($"A field name is ASCII, at most {MaxFieldName} characters.", nameof(field));
        target[0] = Aead.FieldDomain;
        target[1] = format;
        record.TryWriteBytes(target[2..], bigEndian: true, out _);
        return target[..(18 + Encoding.ASCII.GetBytes(field, target[18..]))];
    }
}
