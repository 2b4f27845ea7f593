using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Complaints;

/// <summary>A register of complaints that a handler asked for and that is still to be made. Gone once its file is on its way.</summary>
internal sealed class ComplaintExport
{
    public required Guid Id { get; init; }

    /// <summary>Who asked: what they may see is looked up when it is made.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The chat they asked in, which gets the file.</summary>
    public required Guid ForChat { get; init; }

    public required ExportPeriod Period { get; init; }
    public int Attempts { get; set; }

    /// <summary>When it is to be made, or tried again.</summary>
    public required DateTime NotBefore { get; set; }
}

/// <summary>Which complaints a register has, by the day they came.</summary>
internal enum ExportPeriod
{
    ThisMonth,
    ThisYear,
    All,
}

internal sealed class ComplaintExportConfiguration : IEntityTypeConfiguration<ComplaintExport>
{
    public void Configure(EntityTypeBuilder<ComplaintExport> builder)
    {
        builder.ToTable("complaint_exports").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => e.NotBefore);
    }
}
