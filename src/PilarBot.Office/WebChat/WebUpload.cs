using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.WebChat;

/// <summary>A file that came in by the web chat; its bytes lie sealed beside the office's files until it is a day old.</summary>
internal sealed class WebUpload
{
    /// <summary>Random: it tells nothing, and nobody guesses it.</summary>
    public required Guid Id { get; init; }
    public required Guid ConversationId { get; init; }

    /// <summary>When it came, rounded up to the hour.</summary>
    public required DateTime At { get; init; }
}

internal sealed class WebUploadConfiguration : IEntityTypeConfiguration<WebUpload>
{
    public void Configure(EntityTypeBuilder<WebUpload> builder)
    {
        builder.ToTable("web_uploads").HasKey(u => u.Id);
        builder.Property(u => u.Id).ValueGeneratedNever();
        builder.HasOne<WebConversation>().WithMany().HasForeignKey(u => u.ConversationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(u => u.At);
    }
}
