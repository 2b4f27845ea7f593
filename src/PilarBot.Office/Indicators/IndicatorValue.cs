using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Indicators;

/// <summary>
/// What was counted of one thing in one desa: through the month that runs, as of the last count; of a month that is over, as it ended.
/// Recaps and trends read these and never the records, so that they cost the same however many there are.
/// </summary>
internal sealed class IndicatorValue : IPlaced
{
    /// <summary>The month's first day, where the office is.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>A code of <see cref="Measure"/>.</summary>
    public required string Measure { get; init; }

    public required string Kecamatan { get; init; }
    public required string Desa { get; init; }

    /// <summary>Never 0: such rows are left out.</summary>
    public required int Count { get; set; }
}

internal sealed class IndicatorValueConfiguration : IEntityTypeConfiguration<IndicatorValue>
{
    public void Configure(EntityTypeBuilder<IndicatorValue> builder)
    {
        builder.ToTable("indicators").HasKey(v => new { v.Month, v.Kecamatan, v.Desa, v.Measure });
        builder.Property(v => v.Measure).HasMaxLength(32);
        builder.Property(v => v.Kecamatan).HasMaxLength(16);
        builder.Property(v => v.Desa).HasMaxLength(16);
    }
}
