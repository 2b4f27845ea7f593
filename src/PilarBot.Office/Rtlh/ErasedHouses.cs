using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Rtlh;

/// <summary>How many houses of a desa and year were erased in a state: they stay in the figures, without anybody's name.</summary>
internal sealed class ErasedHouses : IPlaced
{
    /// <summary>Of the programme.</summary>
    public required int Year { get; init; }
    public required string Kecamatan { get; init; }
    public required string Desa { get; init; }

    /// <summary>How far they had come.</summary>
    public required RtlhState State { get; init; }
    public int Count { get; set; }
}

internal sealed class ErasedHousesConfiguration : IEntityTypeConfiguration<ErasedHouses>
{
    public void Configure(EntityTypeBuilder<ErasedHouses> builder)
    {
        builder.ToTable("rtlh_erased").HasKey(e => new { e.Year, e.Desa, e.State });
        builder.Property(e => e.Kecamatan).HasMaxLength(16);
        builder.Property(e => e.Desa).HasMaxLength(16);
    }
}
