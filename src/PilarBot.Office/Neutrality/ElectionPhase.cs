using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Neutrality;

/// <summary>A phase of an election, from its first day to its last. Known ones travel with the program; the office adds its own.</summary>
internal sealed class ElectionPhase
{
    /// <summary>How files name the kinds.</summary>
    public static readonly (string Word, ElectionPhaseKind Kind)[] Words =
        [("kampanye", ElectionPhaseKind.Campaign), ("masa-tenang", ElectionPhaseKind.QuietPeriod), ("pemungutan", ElectionPhaseKind.Vote)];

    /// <summary>The phases that travel with the program.</summary>
    public static IReadOnlyList<ElectionPhase> Known { get; } = EmbeddedCsv.Read("pemilihan.csv", row => new ElectionPhase
    {
        Code = row.Text("code"),
        Name = row.Text("name"),
        Kind = row.Word("phase", Words),
        Start = row.Day("start"),
        End = row.Day("end"),
    });

    /// <summary>The election's: <c>PILKADA2024</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The election's: <c>Pilkada serentak 2024</c>.</summary>
    public required string Name { get; init; }

    public required ElectionPhaseKind Kind { get; init; }
    public required DateOnly Start { get; init; }
    public required DateOnly End { get; init; }

    /// <summary>A day as files write it: <c>2026-11-22</c>, or <c>22-11-2026</c> as Excel in Indonesian does.</summary>
    public static DateOnly? ReadDay(string written) =>
        DateOnly.TryParseExact(written, ["yyyy-MM-dd", "d-M-yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>What a phase is.</summary>
internal enum ElectionPhaseKind
{
    /// <summary>Masa kampanye.</summary>
    Campaign,
    /// <summary>Masa tenang.</summary>
    QuietPeriod,
    /// <summary>Pemungutan suara.</summary>
    Vote,
}

internal sealed class ElectionPhaseConfiguration : IEntityTypeConfiguration<ElectionPhase>
{
    public void Configure(EntityTypeBuilder<ElectionPhase> builder)
    {
        builder.ToTable("election_phases").HasKey(p => new { p.Code, p.Kind });
        builder.Property(p => p.Code).HasMaxLength(24);
        builder.Property(p => p.Name).HasMaxLength(120);
    }
}
