using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>Somebody who handles a complaint asks to see its confidential reporter; another who handles it decides.</summary>
internal sealed class RevealRequest
{
    /// <summary>See <see cref="HiddenId"/>.</summary>
    public required Guid Id { get; init; }
    public required Guid ComplaintId { get; init; }

    /// <summary>The roster person who asks. One open request of theirs for each complaint.</summary>
    public required Guid AskedBy { get; init; }

    /// <summary>Why, sealed with the complaint's key under this request's id.</summary>
    public required byte[] Reason { get; init; }

    /// <summary>The day, in the office's zone.</summary>
    public required DateOnly AskedOn { get; init; }

    public RevealState State { get; set; } = RevealState.Asked;

    /// <summary>The second person; null while nobody has decided.</summary>
    public Guid? DecidedBy { get; set; }

    /// <summary>The last day on which it opens the identity; null unless agreed to.</summary>
    public DateOnly? Until { get; set; }
}

/// <summary>How far a request to see a reporter has come.</summary>
internal enum RevealState
{
    /// <summary>A second person has yet to decide.</summary>
    Asked,
    /// <summary>Agreed to, for some days.</summary>
    Agreed,
    /// <summary>Not agreed to.</summary>
    Refused,
}

internal sealed class RevealRequestConfiguration : IEntityTypeConfiguration<RevealRequest>
{
    public void Configure(EntityTypeBuilder<RevealRequest> builder)
    {
        builder.ToTable("reveal_requests").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasOne<Complaint>().WithMany().HasForeignKey(r => r.ComplaintId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.ComplaintId, r.State });
    }
}
