using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>Something that happened to a complaint: its timeline. Who has read it stands in the audit trail.</summary>
internal sealed class ComplaintEvent
{
    /// <summary>See <see cref="HiddenId"/>.</summary>
    public required Guid Id { get; init; }
    public required Guid ComplaintId { get; init; }

    /// <summary>Its place in the complaint's timeline.</summary>
    public required int Ordinal { get; init; }

    public required ComplaintEventKind Kind { get; init; }

    /// <summary>The state it moved to, for a move.</summary>
    public ComplaintState? State { get; init; }

    /// <summary>For those who handle it: sealed with the complaint's key under this event's id, as is <see cref="Answer"/>.</summary>
    public byte[]? Text { get; init; }

    /// <summary>For the reporter.</summary>
    public byte[]? Answer { get; init; }

    /// <summary>The legal basis of a move, sealed likewise. For both.</summary>
    public byte[]? Basis { get; init; }

    /// <summary>The roster person who handles it; null for whatever the reporter or the clock did.</summary>
    public Guid? By { get; init; }

    /// <summary>The role in which they did it; null likewise.</summary>
    public string? ByRole { get; init; }

    /// <summary>The day, in the office's zone.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Adds an event to a complaint that this turn holds.</summary>
    public static void Add(
        TurnContext turn, Complaint complaint, ComplaintEventKind kind, DateOnly today,
        string? text = null, string? answer = null, ComplaintState? state = null, string? basis = null)
    {
        var id = HiddenId.New();
        // What the reporter does must not name the person, even where the chat belongs to one on the roster.
        var byOffice = kind is ComplaintEventKind.Moved or ComplaintEventKind.Asked or ComplaintEventKind.RevealAsked or ComplaintEventKind.RevealDecided
            or ComplaintEventKind.HandedOn or ComplaintEventKind.ReferralMoved;
        turn.Db.ComplaintEvents.Add(new()
        {
            Id = id,
            ComplaintId = complaint.Id,
            Ordinal = ++complaint.LastEvent,
            Kind = kind,
            State = state,
            Text = text is null ? null : turn.Sealer.Seal(complaint.Key, id, "text", text),
            Answer = answer is null ? null : turn.Sealer.Seal(complaint.Key, id, "answer", answer),
            Basis = basis is null ? null : turn.Sealer.Seal(complaint.Key, id, "basis", basis),
            By = byOffice ? turn.Caller.PersonId : null,
            ByRole = byOffice ? turn.Caller.RoleFor(complaint) : null,
            On = today,
        });
    }
}

internal enum ComplaintEventKind
{
    /// <summary>It was filed.</summary>
    Filed,
    /// <summary>It came to another state.</summary>
    Moved,
    /// <summary>The reporter told more.</summary>
    NoteAdded,
    /// <summary>The reporter named a witness.</summary>
    WitnessAdded,
    /// <summary>The reporter told an account or address in social media.</summary>
    LinkAdded,
    /// <summary>The reporter told something that the record has a field for.</summary>
    FactAdded,
    /// <summary>The office asked the reporter something.</summary>
    Asked,
    /// <summary>The reporter answered.</summary>
    Answered,
    /// <summary>The reporter said whether it may be handed on.</summary>
    ConsentGiven,
    /// <summary>The reporter took it back.</summary>
    Withdrawn,
    /// <summary>A deadline passed, and the next level was told.</summary>
    Escalated,
    /// <summary>Somebody asked to see a confidential reporter.</summary>
    RevealAsked,
    /// <summary>A second person decided about that.</summary>
    RevealDecided,
    /// <summary>The reporter gave files.</summary>
    FilesAdded,
    /// <summary>The reporter gave a telephone number.</summary>
    PhoneGiven,
    /// <summary>Somebody who handles complaints had the documents for handing it on made, or given again.</summary>
    HandedOn,
    /// <summary>A referral came to another state.</summary>
    ReferralMoved,
}

internal sealed class ComplaintEventConfiguration : IEntityTypeConfiguration<ComplaintEvent>
{
    public void Configure(EntityTypeBuilder<ComplaintEvent> builder)
    {
        builder.ToTable("complaint_events").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.ByRole).HasMaxLength(40);
        builder.HasOne<Complaint>().WithMany().HasForeignKey(e => e.ComplaintId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(e => new { e.ComplaintId, e.Ordinal }).IsUnique();
    }
}
