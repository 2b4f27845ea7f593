using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.PublicReview;

/// <summary>
/// A resident objects to a line of a public review, or supports it. One person counts once for a line: what they write later is added to
/// the first. Who it was is known to nobody at the office: the chat is sealed, and only the bot opens it, to tell what came of it.
/// </summary>
internal sealed class ReviewResponse : IPlaced
{
    /// <summary>What its files are marked with; see <see cref="Media.MediaItem.HiddenOwners"/>.</summary>
    public const string MediaOwner = "objection";

    /// <summary>Without a time in it; see <see cref="HiddenId"/>.</summary>
    public required Guid Id { get; init; }

    /// <summary><c>SG-2026-000001</c>.</summary>
    public required string Number { get; init; }

    public required Guid ReviewId { get; init; }
    public required Guid EntryId { get; init; }
    public required ResponseKind Kind { get; init; }
    public required string Kecamatan { get; init; }
    public required string Desa { get; init; }

    /// <summary>The record's own key, wrapped.</summary>
    public required SealedKey Key { get; init; }

    /// <summary>Sealed as <c>reason</c>.</summary>
    public required byte[] Reason { get; init; }

    /// <summary>Sealed as <c>location</c>, <c>latitude,longitude,accuracy</c>; null when none was given.</summary>
    public byte[]? Location { get; set; }

    /// <summary>Sealed as <c>rt</c>: where the resident says to live.</summary>
    public required byte[] Rt { get; init; }

    /// <summary>Sealed as <c>chat</c>: where the outcome is told.</summary>
    public required byte[] Chat { get; init; }

    /// <summary>Keyed hash of chat, line and kind: one person counts once. Unique.</summary>
    public required byte[] Mark { get; init; }

    /// <summary>Keyed hash of the chat and of a place from 0, by which a chat finds its own. Unique.</summary>
    public required byte[] OwnMark { get; init; }

    public required DateOnly FiledOn { get; init; }

    /// <summary>The last day on which it may be verified; null for support, which is only counted.</summary>
    public DateOnly? DueOn { get; init; }

    public ResponseState State { get; private set; } = ResponseState.Filed;

    /// <summary>Sealed as <c>finding</c>: what was found. Its author reads it.</summary>
    public byte[]? Finding { get; private set; }

    public Guid? VerifiedBy { get; private set; }

    /// <summary>When those in charge are told of it next; null when there is nothing more to tell.</summary>
    public DateOnly? NoticeOn { get; set; }

    /// <summary>True once the coordinator was told that time runs out.</summary>
    public bool Escalated { get; set; }

    /// <summary>True while somebody has to verify it.</summary>
    public bool IsWaiting(DateOnly today) => State is ResponseState.Filed && DueOn >= today;

    /// <summary>The local government found it to be so, or not.</summary>
    public void Verify(bool upheld, byte[] finding, Guid? by) =>
        (State, Finding, VerifiedBy, NoticeOn) = (upheld ? ResponseState.Upheld : ResponseState.NotUpheld, finding, by, null);

    /// <summary>Nobody verified it in time.</summary>
    public void Lapse() => (State, NoticeOn) = (ResponseState.Lapsed, null);
}

/// <summary>Which way a response goes. Stored by name.</summary>
internal enum ResponseKind { Objection, Support }

/// <summary>How far a response is. Stored by name.</summary>
internal enum ResponseState
{
    Filed,
    /// <summary>Verified and found to be so.</summary>
    Upheld,
    /// <summary>Verified and not found to be so.</summary>
    NotUpheld,
    /// <summary>Not verified in time, and so counted as not upheld.</summary>
    Lapsed,
}

/// <summary>What its author added later.</summary>
internal sealed class ReviewResponseNote
{
    public required Guid Id { get; init; }
    public required Guid ResponseId { get; init; }

    /// <summary>Sealed with the response's key under this note's id as <c>text</c>.</summary>
    public required byte[] Text { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>From 1.</summary>
    public required int Ordinal { get; init; }
}

internal sealed class ReviewResponseConfiguration : IEntityTypeConfiguration<ReviewResponse>
{
    public void Configure(EntityTypeBuilder<ReviewResponse> builder)
    {
        builder.ToTable("review_responses").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Number).HasMaxLength(20);
        builder.HasIndex(r => r.Number).IsUnique();
        builder.HasIndex(r => r.Mark).IsUnique();
        builder.HasIndex(r => r.OwnMark).IsUnique();
        builder.Property(r => r.Kecamatan).HasMaxLength(16);
        builder.Property(r => r.Desa).HasMaxLength(16);
        builder.HasOne<Review>().WithMany().HasForeignKey(r => r.ReviewId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ReviewEntry>().WithMany().HasForeignKey(r => r.EntryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => r.ReviewId);
        builder.HasIndex(r => r.EntryId);
        builder.HasIndex(r => new { r.Desa, r.State });
        builder.HasIndex(r => new { r.Kecamatan, r.State });
        builder.HasIndex(r => r.DueOn).HasFilter("state = 'Filed'");
        builder.HasIndex(r => r.NoticeOn).HasFilter("notice_on IS NOT NULL");
    }
}

internal sealed class ReviewResponseNoteConfiguration : IEntityTypeConfiguration<ReviewResponseNote>
{
    public void Configure(EntityTypeBuilder<ReviewResponseNote> builder)
    {
        builder.ToTable("review_response_notes").HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasOne<ReviewResponse>().WithMany().HasForeignKey(n => n.ResponseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(n => new { n.ResponseId, n.Ordinal }).IsUnique();
    }
}
