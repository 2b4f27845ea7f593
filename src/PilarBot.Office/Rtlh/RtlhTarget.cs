using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Rtlh;

/// <summary>How many houses the office means to rehabilitate in a year, in all or in one kecamatan or desa.</summary>
internal sealed class RtlhTarget
{
    /// <summary>The most that is taken.</summary>
    public const int MaxUnits = 100_000;

    public required int Year { get; init; }

    /// <summary>The code of the office's kabupaten or kota, of a kecamatan, or of a desa.</summary>
    public required string Place { get; init; }

    /// <summary>Houses.</summary>
    public required int Units { get; set; }

    public required DateTime SetAt { get; set; }

    /// <summary>The target of a place, or the sum of those that lie in it; null where none is set.</summary>
    /// <param name="place">A code of any level.</param>
    /// <param name="targets">Of one year, by place.</param>
    public static int? Of(string place, Dictionary<string, int> targets)
    {
        if (targets.TryGetValue(place, out var own))
            return own;
        var parts = targets.Keys.Where(k => k.StartsWith(place + ".", StringComparison.Ordinal)).ToList();
        var top = parts.Where(p => !parts.Exists(o => p.StartsWith(o + ".", StringComparison.Ordinal))).ToList();
        return top is [] ? null : top.Sum(p => targets[p]);
    }
}

internal sealed class RtlhTargetConfiguration : IEntityTypeConfiguration<RtlhTarget>
{
    public void Configure(EntityTypeBuilder<RtlhTarget> builder)
    {
        builder.ToTable("rtlh_targets").HasKey(t => new { t.Year, t.Place });
        builder.Property(t => t.Year).ValueGeneratedNever();
        builder.Property(t => t.Place).HasMaxLength(16);
    }
}
