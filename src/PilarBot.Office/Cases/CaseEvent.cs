using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Cases;

/// <summary>Something that happened to a case: its timeline.</summary>
internal sealed class CaseEvent
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required CaseEventKind Kind { get; init; }

    /// <summary>The state it moved to, for a move.</summary>
    public CaseState? State { get; init; }

    /// <summary>A code that belongs to the kind of event: kinds of PPKS, a result, a step of graduation, a referral's state, a case's number.</summary>
    public string? Code { get; init; }

    /// <summary>Sealed with the case's key under this event's id; null when nothing was written.</summary>
    public byte[]? Text { get; init; }

    /// <summary>Sealed <c>latitude,longitude,accuracy</c> of a visit; null when not given.</summary>
    public byte[]? Location { get; init; }

    /// <summary>The roster person who did it; null for a resident.</summary>
    public Guid? By { get; init; }

    /// <summary>The chat in which it was done: who joined sees what they added, and nothing else.</summary>
    public Guid? ConversationId { get; init; }

    /// <summary>The roster person to whom a case was given, for an assignment.</summary>
    public Guid? To { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Writes it into the timeline.</summary>
    public static void Add(
        TurnContext turn, CaseFile file, CaseEventKind kind, string? text = null, string? code = null, CaseState? state = null, GeoPoint? location = null, Guid? to = null)
    {
        var id = turn.NewId();
        turn.Db.CaseEvents.Add(new()
        {
            Id = id,
            CaseId = file.Id,
            Kind = kind,
            State = state,
            Code = code,
            Text = text is null ? null : turn.Sealer.Seal(file.Key, id, "text", text),
            Location = location is null ? null : turn.Sealer.Seal(file.Key, id, "location", Written(location)),
            By = turn.Caller.PersonId,
            ConversationId = turn.IsAtDesk ? null : turn.Conversation.Id,
            To = to,
            At = turn.Now,
        });
    }

    /// <summary>A place as it is sealed.</summary>
    public static string Written(GeoPoint at) => string.Create(CultureInfo.InvariantCulture, $"{at.Latitude},{at.Longitude},{at.Accuracy}");
}

/// <summary>What happened. Stored by name: a member is never renamed.</summary>
internal enum CaseEventKind
{
    Opened, Moved, NoteAdded, PhotosAdded,
    /// <summary>Somebody else reported the same person, and hears of changes from then on.</summary>
    Joined,
    KindsAdded,
    /// <summary>Somebody took it, or was given it.</summary>
    Assigned,
    /// <summary>Nobody has it any more.</summary>
    Freed,
    Visited,
    /// <summary>The goal, or how far the person has come.</summary>
    GoalSet,
    /// <summary>It was referred, or what became of that.</summary>
    Referred,
    Reopened,
    /// <summary>Its person was found to be that of another case.</summary>
    Merged,
    /// <summary>That was taken back.</summary>
    Parted,
    /// <summary>What was not known of the person was filled in.</summary>
    ResidentCompleted,
    /// <summary>The NIK of its person was read in full, for the reason that is written with it.</summary>
    NikShown,
    /// <summary>The office wrote to whoever reported it.</summary>
    Messaged,
}

internal sealed class CaseEventConfiguration : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        builder.ToTable("case_events").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Code).HasMaxLength(100);
        builder.HasOne<CaseFile>().WithMany().HasForeignKey(e => e.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(e => new { e.CaseId, e.At });
    }
}
