using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.People;

/// <summary>A one-time code that ties the chat in which it is sent as <c>/start code</c> to a person: for the first administrator, and wherever no phone number can be matched.</summary>
internal sealed class StartCode
{
    /// <summary>How long a code can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>SHA-256 of the code; a dump of the database gives no code away.</summary>
    public required byte[] Hash { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTime Until { get; init; }

    /// <summary>A new code: 128 random bits, in letters that a link can carry.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToLowerInvariant()));
}

internal sealed class StartCodeConfiguration : IEntityTypeConfiguration<StartCode>
{
    public void Configure(EntityTypeBuilder<StartCode> builder)
    {
        builder.ToTable("start_codes").HasKey(c => c.Hash);
        builder.Property(c => c.Hash).HasMaxLength(32);
        builder.HasIndex(c => c.Until);
    }
}
