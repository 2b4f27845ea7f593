using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Conversations;

/// <summary>A revision of the flow files, kept so that conversations begun on it can go on after the files have changed.</summary>
internal sealed class FlowRevision
{
    public required string Hash { get; init; }

    /// <summary>The files: JSON, compressed with Brotli.</summary>
    public required byte[] Files { get; init; }

    public required DateTime FirstUsedAt { get; init; }
}

internal sealed class FlowRevisionConfiguration : IEntityTypeConfiguration<FlowRevision>
{
    public void Configure(EntityTypeBuilder<FlowRevision> builder)
    {
        builder.ToTable("flow_revisions").HasKey(r => r.Hash);
        builder.Property(r => r.Hash).HasMaxLength(64);
    }
}
