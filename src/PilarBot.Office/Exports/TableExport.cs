using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Exports;

/// <summary>
/// A table that somebody asked for as a file, and how far it is. One for a chat is gone once its file is on its way; one for the desk goes
/// with its file, a day later.
/// </summary>
internal sealed class TableExport
{
    /// <summary>To whom the files belong: <see cref="MediaItem.OwnerKind"/>.</summary>
    public const string Files = "table-export";

    public required Guid Id { get; init; }

    /// <summary>Who asked: what they may see is looked up when it is made, and nobody else gets it.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The chat they asked in, which gets the file; null when it is fetched at the desk.</summary>
    public Guid? ForChat { get; init; }

    public required ExportedTable Table { get; init; }

    /// <summary>True for a workbook, false for CSV.</summary>
    public required bool IsWorkbook { get; init; }

    public required SealedKey Key { get; init; }

    /// <summary>Which lines, as the table's own words for it in JSON; sealed, since people search by name and NIK.</summary>
    public required byte[] Filter { get; init; }

    public required DateTime AskedAt { get; init; }
    public ExportState State { get; set; }
    public int Attempts { get; set; }

    /// <summary>When it is to be made, or tried again.</summary>
    public required DateTime NotBefore { get; set; }

    /// <summary>Written so far.</summary>
    public int Lines { get; set; }

    /// <summary>About how many there will be; null before it is begun.</summary>
    public int? Expected { get; set; }
}

/// <summary>What is given out as a table.</summary>
internal enum ExportedTable
{
    Complaints,
    Cases,
}

/// <summary>How far a table is.</summary>
internal enum ExportState
{
    Waiting,
    Made,

    /// <summary>After several tries.</summary>
    GivenUp,
}

internal sealed class TableExportConfiguration : IEntityTypeConfiguration<TableExport>
{
    public void Configure(EntityTypeBuilder<TableExport> builder)
    {
        builder.ToTable("table_exports").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => new { e.State, e.NotBefore });
        builder.HasIndex(e => e.PersonId);
    }
}
