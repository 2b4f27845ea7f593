using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Partners;

/// <summary>An organisation that the office works with, or to which it sends people. No person: those are on the roster.</summary>
internal sealed class Partner : IServing
{
    /// <summary>What travels with the program: national numbers, for everybody.</summary>
    public static IReadOnlyList<Partner> Known { get; } = EmbeddedCsv.Read("mitra.csv", row => new Partner
    {
        Id = new(SHA256.HashData(Encoding.UTF8.GetBytes(row.Text("name"))).AsSpan(0, 16)),
        Kind = row.Text("kind"),
        Name = row.Text("name"),
        Wilayah = "",
        Services = row.Text("services"),
        Contact = row.Text("contact"),
        IsPublic = true,
        Source = row.Optional("source") ?? "",
        Verification = row.Word("verification",
            ("terverifikasi", Reference.Verification.Verified), ("sebagian", Reference.Verification.Partly), ("ingatan", Reference.Verification.FromMemory)),
    });

    public required Guid Id { get; init; }

    /// <summary>A <see cref="PartnerKind"/>'s code.</summary>
    public required string Kind { get; init; }
    public required string Name { get; init; }

    /// <summary>Where it works: a kecamatan, a desa; empty for all of the office's area.</summary>
    public required string Wilayah { get; init; }

    /// <summary>What it does, in a sentence or two.</summary>
    public required string Services { get; init; }

    /// <summary>How it is reached: numbers and addresses that it has made public itself.</summary>
    public required string Contact { get; init; }

    /// <summary>True when residents may see it too.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>Where that was read; empty for the office's own.</summary>
    public string Source { get; init; } = "";

    /// <summary>How far it was compared with its source; null for the office's own, which it vouches for.</summary>
    public Verification? Verification { get; init; }
}

internal sealed class PartnerConfiguration : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.ToTable("partners").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Kind).HasMaxLength(40);
        builder.Property(p => p.Name).HasMaxLength(120);
        builder.Property(p => p.Wilayah).HasMaxLength(16);
        builder.Property(p => p.Services).HasMaxLength(500);
        builder.Property(p => p.Contact).HasMaxLength(200);
        builder.Ignore(p => p.Source);
        // What the office imports is its own; the mark is for what travels with the program.
        builder.Ignore(p => p.Verification);
        builder.HasIndex(p => new { p.Kind, p.Wilayah, p.Name });
        builder.HasIndex(p => new { p.Name, p.Wilayah }).IsUnique();
    }
}
