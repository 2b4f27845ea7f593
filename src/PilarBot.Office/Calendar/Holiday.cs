using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Calendar;

/// <summary>A day that the office's own table makes a holiday, or, against the national list, a working day.</summary>
internal sealed class Holiday
{
    public required DateOnly Day { get; init; }

    /// <summary>As people call it.</summary>
    public required string Name { get; set; }

    /// <summary>True when the office works all the same.</summary>
    public required bool IsWorkingDay { get; set; }

    /// <summary>
    /// The national holidays and days of joint leave that came with the program (joint decree of three ministers, fixed every year). A
    /// year that is missing here comes from the office's table.
    /// </summary>
    public static IReadOnlyList<(DateOnly Day, string Name)> National { get; } = EmbeddedCsv.Read("libur.csv",
        row => (DateOnly.ParseExact(row.Text("day"), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), row.Text("name")));
}

internal sealed class HolidayConfiguration : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> builder)
    {
        builder.ToTable("holidays").HasKey(h => h.Day);
        builder.Property(h => h.Name).HasMaxLength(120);
    }
}
