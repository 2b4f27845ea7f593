using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>
/// A complaint that somebody broke political neutrality. A suspicion to be looked into, never a verdict. Nothing in its row leads to
/// whoever made it: what was told is sealed, so is the chat it came from, its id is random, and its time is the day.
/// </summary>
internal sealed class Complaint
{
    /// <summary>See <see cref="HiddenId"/>.</summary>
    public required Guid Id { get; init; }

    /// <summary><c>AD-2026-000123</c>.</summary>
    public required string Number { get; init; }

    public ComplaintState State { get; private set; } = ComplaintState.Received;

    /// <summary>The day in the office's zone. The moment would be that of a message, and so of a chat.</summary>
    public required DateOnly FiledOn { get; init; }

    public DateOnly? ChangedOn { get; private set; }

    /// <summary>A code of <see cref="Reference.NeutralityRule"/>: what is suspected.</summary>
    public required string Category { get; init; }

    /// <summary>The reported person's role, or <see cref="OtherRole"/>. Who holds it there never sees the complaint.</summary>
    public required string ReportedRole { get; init; }

    /// <summary>Where the reported person works; empty when the reporter does not know.</summary>
    public required string Kecamatan { get; init; }

    public required IdentityLevel Identity { get; init; }

    /// <summary>The record's own key, wrapped.</summary>
    public required SealedKey Key { get; init; }

    /// <summary>Sealed: the reported person's name, or how to recognise them.</summary>
    public required byte[] Reported { get; init; }

    /// <summary>Sealed, as are all that follow.</summary>
    public required byte[] Description { get; init; }
    public byte[]? Place { get; init; }

    /// <summary>An account or address in social media.</summary>
    public byte[]? Link { get; init; }
    public byte[]? HappenedOn { get; init; }

    /// <summary>When the reporter came to know: the days for a report to Bawaslu run from it.</summary>
    public byte[]? KnownOn { get; init; }
    public byte[]? ReporterName { get; init; }
    public byte[]? ReporterPhone { get; set; }

    /// <summary>The id of the chat it came from, sealed: the only way from a complaint to its reporter.</summary>
    public required byte[] ReporterChat { get; init; }

    /// <summary>By which the reporter's chat finds it; see <see cref="ReporterMarks"/>. Null when that chat has too many.</summary>
    public byte[]? ReporterMark { get; init; }

    /// <summary>See <see cref="ComplaintSecret"/>.</summary>
    public required byte[] Secret { get; init; }

    /// <summary>Files that were taken and then could not be fetched or used.</summary>
    public int MissingMedia { get; set; }

    /// <summary>The number that its last event took: events carry no time by which to order them.</summary>
    public int LastEvent { get; set; }

    /// <summary>The role of somebody who holds none of the office's.</summary>
    public const string OtherRole = "lain";

    /// <summary>True while it is looked into.</summary>
    public bool IsOpen => Next(State).Count > 0;

    /// <summary>Takes the complaint a step further: allowed or refused, never silently ignored.</summary>
    /// <param name="next">The state to follow.</param>
    /// <param name="byHead">True when the head of the office does it, who alone records what was done about a proven one.</param>
    /// <param name="today">In the office's zone.</param>
    public ComplaintRefusal? MoveTo(ComplaintState next, bool byHead, DateOnly today)
    {
        if (!Next(State).Contains(next))
            return new CannotMove(Number, State, next);
        if (next is ComplaintState.Action && !byHead)
            return new OnlyTheHead(Number);
        State = next;
        ChangedOn = today;
        return null;
    }

    /// <summary>The states that may follow a state.</summary>
    public static IReadOnlyList<ComplaintState> Next(ComplaintState state) => state switch
    {
        ComplaintState.Received => [ComplaintState.Verified, ComplaintState.Stopped],
        ComplaintState.Verified => [ComplaintState.Clarification, ComplaintState.Stopped],
        ComplaintState.Clarification => [ComplaintState.Proven, ComplaintState.NotProven, ComplaintState.Stopped],
        ComplaintState.Proven => [ComplaintState.Action],
        ComplaintState.NotProven => [],
        ComplaintState.Stopped => [],
        ComplaintState.Action => [],
    };
}

/// <summary>How far a complaint has come.</summary>
internal enum ComplaintState
{
    /// <summary>Filed, nobody has looked yet.</summary>
    Received,
    /// <summary>Complete enough to be looked into.</summary>
    Verified,
    /// <summary>Those concerned are being heard.</summary>
    Clarification,
    /// <summary>The office found it so.</summary>
    Proven,
    /// <summary>The office did not find it so.</summary>
    NotProven,
    /// <summary>Not looked into further, with a reason.</summary>
    Stopped,
    /// <summary>Something was done about a proven one.</summary>
    Action,
}

/// <summary>Who may know who complained.</summary>
internal enum IdentityLevel
{
    /// <summary>Whoever handles it.</summary>
    Open,
    /// <summary>The complaints officer alone.</summary>
    Confidential,
    /// <summary>Nobody: no name was asked.</summary>
    Withheld,
}

internal sealed class ComplaintConfiguration : IEntityTypeConfiguration<Complaint>
{
    public void Configure(EntityTypeBuilder<Complaint> builder)
    {
        builder.ToTable("complaints").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Number).HasMaxLength(20);
        builder.HasIndex(c => c.Number).IsUnique();
        builder.Property(c => c.Category).HasMaxLength(8);
        builder.Property(c => c.ReportedRole).HasMaxLength(40);
        builder.Property(c => c.Kecamatan).HasMaxLength(16);
        builder.HasIndex(c => c.ReporterMark).IsUnique();
        builder.HasIndex(c => c.State);
        builder.Ignore(c => c.IsOpen);
    }
}
