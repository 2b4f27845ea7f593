using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Templates;

/// <summary>What WhatsApp last told about a template.</summary>
internal sealed class TemplateState
{
    public required string Name { get; init; }
    public required string Language { get; init; }

    /// <summary>WhatsApp's word: only <c>APPROVED</c> can be sent; null until told.</summary>
    public string? Status { get; set; }

    /// <summary>How people like it: <c>GREEN</c>, <c>YELLOW</c>, <c>RED</c>; null until told.</summary>
    public string? Quality { get; set; }

    /// <summary>Under which it is charged; null until told.</summary>
    public string? Category { get; set; }

    public required DateTime At { get; set; }
}

internal sealed class TemplateStateConfiguration : IEntityTypeConfiguration<TemplateState>
{
    public void Configure(EntityTypeBuilder<TemplateState> builder)
    {
        builder.ToTable("template_states").HasKey(t => new { t.Name, t.Language });
        builder.Property(t => t.Name).HasMaxLength(512);
        builder.Property(t => t.Language).HasMaxLength(16);
        builder.Property(t => t.Status).HasMaxLength(40);
        builder.Property(t => t.Quality).HasMaxLength(20);
        builder.Property(t => t.Category).HasMaxLength(40);
    }
}
