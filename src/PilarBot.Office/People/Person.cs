using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.People;

/// <summary>Somebody on the office's roster: a pillar or a member of staff. Residents are not persons here; what they tell is sealed where it belongs.</summary>
internal sealed class Person
{
    public required Guid Id { get; init; }

    /// <summary>As on the roster; never empty.</summary>
    public required string Name { get; set; }

    /// <summary>Keyed hash of the phone number, by which a number that the channel vouches for is matched; null when the roster has none.</summary>
    public byte[]? PhoneHash { get; set; }

    /// <summary>
    /// The team they work in, as the office writes it on the roster, without spaces and in small letters: <c>pkh-rumbia</c>. Null when the
    /// roster tells none. Colleagues of a team never see complaints about one of them.
    /// </summary>
    public string? Team { get; set; }

    /// <summary>The institution they work in, as the roster tells it; null when it does not.</summary>
    public string? Institution { get; set; }

    /// <summary>Education, training and certificates, as the roster tells them; null when it does not.</summary>
    public string? Training { get; set; }

    /// <summary>True for the invented people of the demo.</summary>
    public bool IsDemo { get; init; }

    public required DateTime CreatedAt { get; init; }

    public ICollection<RoleGrant> Roles { get; } = [];
}

/// <summary>A role that a person holds, where and for how long.</summary>
internal sealed class RoleGrant
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>The role's code: <c>tksk</c>, <c>staf-dinsos</c>.</summary>
    public required string Role { get; init; }

    /// <summary>The wilayah in which it holds, by code; empty for the whole office.</summary>
    public required string Wilayah { get; init; }

    public required DateTime Since { get; init; }

    /// <summary>Who appointed them: Kemensos, dinas sosial provinsi or kabupaten/kota; null when the roster does not tell.</summary>
    public string? AppointedBy { get; set; }

    /// <summary>The number of the decree (SK); null when the roster does not tell.</summary>
    public string? Decree { get; set; }

    /// <summary>When it ended or ends; null for open.</summary>
    public DateTime? Until { get; set; }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(120);
        builder.Property(p => p.Team).HasMaxLength(40);
        builder.Property(p => p.Institution).HasMaxLength(120);
        builder.Property(p => p.Training).HasMaxLength(200);
        builder.HasIndex(p => p.PhoneHash).IsUnique();
        builder.HasMany(p => p.Roles).WithOne().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RoleGrantConfiguration : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> builder)
    {
        builder.ToTable("role_grants").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Role).HasMaxLength(40);
        builder.Property(r => r.Wilayah).HasMaxLength(16);
        builder.Property(r => r.AppointedBy).HasMaxLength(120);
        builder.Property(r => r.Decree).HasMaxLength(80);
        builder.HasIndex(r => r.PersonId);
        builder.HasIndex(r => new { r.Role, r.Wilayah });
    }
}
