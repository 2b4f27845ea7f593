using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Flows.Definition;
using PilarBot.Office.Field;

namespace PilarBot.Office.Activities;

/// <summary>What one of the office's people did in the field: an event for residents or pillars, or standing by while aid is given out.</summary>
internal sealed class Activity : FieldRecord
{
    /// <summary>The reference list <c>kegiatan</c>.</summary>
    public static IReadOnlyList<ReferenceItem> List { get; } =
    [
        new("sosialisasi", "Sosialisasi"), new("penyuluhan", "Penyuluhan"), new("pelatihan", "Pelatihan") { Aliases = ["bimtek"] },
        new("penyaluran", "Pendampingan penyaluran") { Aliases = ["penyaluran", "pencairan", "pembagian bansos"] },
    ];

    /// <summary>A code of <see cref="List"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The programme's key; null for none.</summary>
    public string? Programme { get; init; }

    /// <summary>When it took place.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How many took part, or received aid.</summary>
    public required int Participants { get; init; }

    /// <summary>Sealed: what it was about, with speakers and materials.</summary>
    public required byte[] About { get; init; }

    /// <summary>How many said that something was cut; 0 for none.</summary>
    public int Cuts { get; init; }

    /// <summary>How many had trouble with their KKS card; 0 for none.</summary>
    public int CardTroubles { get; init; }

    /// <summary>How many did not come; 0 for none.</summary>
    public int Absent { get; init; }

    /// <summary>Sealed: more about the problems; null for nothing written.</summary>
    public byte[]? Problems { get; init; }
}

internal sealed class ActivityConfiguration : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.ToTable("activities").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Number).HasMaxLength(20);
        builder.Property(a => a.Kecamatan).HasMaxLength(16);
        builder.Property(a => a.Desa).HasMaxLength(16);
        builder.Property(a => a.Kind).HasMaxLength(40);
        builder.Property(a => a.Programme).HasMaxLength(40);
        builder.HasIndex(a => a.Number).IsUnique();
        builder.HasIndex(a => new { a.RecordedBy, a.RecordedAt });
        builder.HasIndex(a => new { a.Kecamatan, a.RecordedAt });
    }
}
