using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Channels;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Media;

/// <summary>A file that somebody sent and a dialogue took: noted in the turn, fetched after it, kept outside the database.</summary>
internal sealed class MediaItem
{
    /// <summary>The kinds of record whose files lead to nobody: neither the chat they came from nor the moment stays with them.</summary>
    public static readonly string[] HiddenOwners = ["complaint", PublicReview.ReviewResponse.MediaOwner];

    /// <summary>The kind of those that a dialogue reads line by line and that belong to no record: they go once they are used, or a day after they came.</summary>
    public const string Table = "table";

    /// <summary>The kind of those that somebody gave at the desk and has not used yet: their owner is that person. They go once they are used, or a day after they came.</summary>
    public const string AtDesk = "desk";

    public required Guid Id { get; init; }
    public required string Account { get; init; }

    /// <summary>The chat it came from; null once it belongs to a complaint, whose reporter's chat is kept only under seal.</summary>
    public Guid? ConversationId { get; set; }

    /// <summary>By which the channel gives it out; empty once a complaint's file is fetched.</summary>
    public required string FileRef { get; init; }

    public required MediaKind Kind { get; init; }

    /// <summary>The kind of record it belongs to, such as <c>case</c>; null while it belongs to an unfinished session.</summary>
    public string? OwnerKind { get; set; }
    public Guid? OwnerId { get; set; }

    /// <summary>True for a <see cref="Table"/>.</summary>
    public bool IsTable => OwnerKind == Table;

    /// <summary>The name to give it out under, of a file that the office itself made or that was given at the desk; null for what people sent.</summary>
    public string? FileName { get; init; }

    public MediaState State { get; set; } = MediaState.Pending;
    public int Attempts { get; set; }

    /// <summary>When it is to be fetched, or tried again.</summary>
    public required DateTime NotBefore { get; set; }

    /// <summary>The file's own key, wrapped. Made when the file is noted, so that every try to fetch it seals under the same.</summary>
    public required SealedKey Key { get; set; }

    /// <summary>What its first bytes say it is: <c>image/jpeg</c>.</summary>
    public string? Type { get; set; }
    public long? Size { get; set; }

    /// <summary>SHA-256 of the bytes as sent: proof that evidence was not changed.</summary>
    public byte[]? Sha256 { get; set; }

    /// <summary>When it came; of a complaint's file only the day, rounded up.</summary>
    public required DateTime ReceivedAt { get; set; }
}

/// <summary>How far a file has come.</summary>
internal enum MediaState
{
    /// <summary>Still with the channel.</summary>
    Pending,
    /// <summary>Kept by the office.</summary>
    Stored,
    /// <summary>Not what was asked for.</summary>
    WrongType,
    /// <summary>Over the limit.</summary>
    TooLarge,
    /// <summary>Lost before it could be fetched.</summary>
    Gone,
    /// <summary>A table whose lines cannot be read.</summary>
    Unreadable,
}

internal sealed class MediaItemConfiguration : IEntityTypeConfiguration<MediaItem>
{
    public void Configure(EntityTypeBuilder<MediaItem> builder)
    {
        builder.ToTable("media").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Ignore(m => m.IsTable);
        builder.Property(m => m.Account).HasMaxLength(40);
        builder.Property(m => m.FileRef).HasMaxLength(512);
        builder.Property(m => m.OwnerKind).HasMaxLength(20);
        builder.Property(m => m.FileName).HasMaxLength(100);
        builder.Property(m => m.Type).HasMaxLength(100);
        builder.HasIndex(m => m.NotBefore).HasFilter("state = 'Pending'");
        builder.HasIndex(m => new { m.OwnerKind, m.OwnerId });
    }
}
