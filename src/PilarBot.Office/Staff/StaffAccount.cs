using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.People;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Staff;

/// <summary>With what somebody on the roster signs in to the console. Roles and places are the roster's.</summary>
internal sealed class StaffAccount
{
    /// <summary>Whose it is; nobody has two.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>In small letters; unique.</summary>
    public required string UserName { get; set; }

    /// <summary>As <see cref="Microsoft.AspNetCore.Identity.PasswordHasher{TUser}"/> writes it.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>The record's own key, wrapped.</summary>
    public required SealedKey Key { get; init; }

    /// <summary>Sealed as <c>totp</c>: the secret of the authenticator app.</summary>
    public required byte[] TotpKey { get; set; }

    /// <summary>The 30 s of the last code that was taken: none is taken twice.</summary>
    public long LastStep { get; set; }

    /// <summary>Sessions carry it; another one ends them all.</summary>
    public required Guid Stamp { get; set; }

    /// <summary>Null for one that may be used.</summary>
    public DateTime? DisabledAt { get; set; }

    public required DateTime CreatedAt { get; init; }
    public DateTime? LastSignInAt { get; set; }

    /// <summary>When the audit trail last said that too many tries were made on it.</summary>
    public DateTime? HeldAt { get; set; }
}

/// <summary>A one-time link with which somebody makes their account, or a new password for it.</summary>
internal sealed class StaffLink
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>SHA-256 of the code; a dump of the database gives no link away.</summary>
    public required byte[] Hash { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTime Until { get; init; }

    /// <summary>A new code: 128 random bits.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToLowerInvariant()));
}

/// <summary>A key of the console's cookies: every host reads what another wrote.</summary>
internal sealed class CookieKey
{
    public required Guid Id { get; init; }
    public required SealedKey Key { get; init; }

    /// <summary>Sealed as <c>xml</c>, as ASP.NET Core writes it.</summary>
    public required byte[] Xml { get; init; }

    public required DateTime CreatedAt { get; init; }
}

internal sealed class StaffAccountConfiguration : IEntityTypeConfiguration<StaffAccount>
{
    public void Configure(EntityTypeBuilder<StaffAccount> builder)
    {
        builder.ToTable("staff_accounts").HasKey(a => a.PersonId);
        builder.Property(a => a.PersonId).ValueGeneratedNever();
        builder.Property(a => a.UserName).HasMaxLength(40);
        builder.Property(a => a.PasswordHash).HasMaxLength(200);
        builder.HasIndex(a => a.UserName).IsUnique();
        builder.HasOne<Person>().WithOne().HasForeignKey<StaffAccount>(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StaffLinkConfiguration : IEntityTypeConfiguration<StaffLink>
{
    public void Configure(EntityTypeBuilder<StaffLink> builder)
    {
        builder.ToTable("staff_links").HasKey(l => l.Hash);
        builder.Property(l => l.Hash).HasMaxLength(32);
        builder.HasIndex(l => l.PersonId);
    }
}

internal sealed class CookieKeyConfiguration : IEntityTypeConfiguration<CookieKey>
{
    public void Configure(EntityTypeBuilder<CookieKey> builder)
    {
        builder.ToTable("cookie_keys").HasKey(k => k.Id);
        builder.Property(k => k.Id).ValueGeneratedNever();
    }
}
