using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Sources;

/// <summary>Somebody who gives goods or services to people in need. Never a cash desk: no amounts are kept here.</summary>
internal sealed class AidSource : IServing
{
    public required Guid Id { get; init; }
    public required AidSourceType Type { get; init; }
    public required string Name { get; init; }

    /// <summary>Which goods or services.</summary>
    public required string Gives { get; init; }

    /// <summary>Codes of <see cref="Need"/>, each between spaces.</summary>
    public required string Needs { get; init; }

    /// <summary>Where it gives: a kecamatan, a desa; empty for all of the office's area.</summary>
    public required string Wilayah { get; init; }

    /// <summary>What has to be fulfilled; empty for nothing.</summary>
    public required string Conditions { get; init; }

    /// <summary>How it is reached; empty when it is asked for through the office.</summary>
    public required string Contact { get; init; }

    /// <summary>The first and the last day; null for open.</summary>
    public DateOnly? Since { get; init; }
    public DateOnly? Until { get; init; }
}

/// <summary>Whose means they are.</summary>
internal enum AidSourceType
{
    /// <summary>Anggaran daerah.</summary>
    Apbd,
    /// <summary>Dana desa.</summary>
    VillageFund,
    /// <summary>A ministry's programme.</summary>
    Ministry,
    /// <summary>CSR, dunia usaha.</summary>
    Business,
    /// <summary>Swadaya: neighbours, communities, foundations.</summary>
    SelfHelp,
}

/// <summary>As files and people name them.</summary>
internal static class AidSourceTypeWords
{
    public static readonly IReadOnlyList<(string Code, AidSourceType Type)> Codes =
    [
        ("apbd", AidSourceType.Apbd), ("dana-desa", AidSourceType.VillageFund), ("kementerian", AidSourceType.Ministry),
        ("dunia-usaha", AidSourceType.Business), ("swadaya", AidSourceType.SelfHelp),
    ];

    public static string Label(this AidSourceType type) => type switch
    {
        AidSourceType.Apbd => "APBD",
        AidSourceType.VillageFund => "Dana desa",
        AidSourceType.Ministry => "Kementerian",
        AidSourceType.Business => "CSR/dunia usaha",
        AidSourceType.SelfHelp => "Swadaya masyarakat",
    };
}

internal sealed class AidSourceConfiguration : IEntityTypeConfiguration<AidSource>
{
    public void Configure(EntityTypeBuilder<AidSource> builder)
    {
        builder.ToTable("aid_sources").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(120);
        builder.Property(s => s.Gives).HasMaxLength(500);
        builder.Property(s => s.Needs).HasMaxLength(200);
        builder.Property(s => s.Wilayah).HasMaxLength(16);
        builder.Property(s => s.Conditions).HasMaxLength(500);
        builder.Property(s => s.Contact).HasMaxLength(200);
        builder.HasIndex(s => new { s.Wilayah, s.Name }).IsUnique();
    }
}
