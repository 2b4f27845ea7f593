using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Flows.Definition;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Gatherings;

/// <summary>A meeting, an information event or a training to which the office, a camat or a puskesos invites people of the roster.</summary>
internal sealed class Gathering : IPlaced
{
    /// <summary>What its photos are marked with; see <see cref="Media.MediaItem.OwnerKind"/>.</summary>
    public const string Photos = "gathering";

    /// <summary>What its materials are marked with.</summary>
    public const string Materials = "gathering-file";

    /// <summary>What its calendar files are marked with.</summary>
    public const string CalendarFiles = "gathering-ics";

    /// <summary>The reference list <c>acara</c>.</summary>
    public static IReadOnlyList<ReferenceItem> List { get; } =
    [
        new("rakor", "Rapat koordinasi") { Aliases = ["rakor", "rapat"] }, new("sosialisasi", "Sosialisasi"), new("penyuluhan", "Penyuluhan"),
        new("pelatihan", "Pelatihan") { Aliases = ["bimtek"] },
    ];

    public required Guid Id { get; init; }

    /// <summary>By which people call it.</summary>
    public required string Number { get; init; }

    /// <summary>A code of <see cref="List"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Where it takes place.</summary>
    public required string Kecamatan { get; set; }

    /// <summary>Where it takes place.</summary>
    public required string Desa { get; set; }

    /// <summary>The pin on the map; null without one.</summary>
    public double? Latitude { get; set; }

    /// <summary>As <see cref="Latitude"/>.</summary>
    public double? Longitude { get; set; }

    /// <summary>Whose people are invited: the code of a kecamatan or desa, empty for the whole office.</summary>
    public required string Audience { get; init; }

    /// <summary>The role that is invited; empty for everybody there.</summary>
    public required string Role { get; init; }

    public required Guid OrganiserId { get; init; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime StartsAt { get; set; }

    /// <summary>How often time or place changed, or it was cancelled: invitees hear of each, and so do calendars (RFC 5545, 3.8.7.4).</summary>
    public int Sequence { get; set; }

    public DateTime? CancelledAt { get; set; }

    /// <summary>Until when the codes at the door count; null before it is opened.</summary>
    public DateTime? DoorUntil { get; set; }

    public required SealedKey Key { get; init; }

    /// <summary>Sealed as <c>facts</c>: see <see cref="GatheringFacts"/>.</summary>
    public required byte[] Facts { get; set; }

    /// <summary>What was written of it.</summary>
    public GatheringFacts Open(Sealer sealer) => JsonSerializer.Deserialize<GatheringFacts>(sealer.OpenText(Key, Id, "facts", Facts))!;

    /// <summary>Keeps what was written of it.</summary>
    public void Keep(GatheringFacts facts, Sealer sealer) => Facts = sealer.Seal(Key, Id, "facts", JsonSerializer.Serialize(facts));

    /// <summary>True while its time and place may still change.</summary>
    public bool IsAhead(DateTime now) => CancelledAt is null && StartsAt > now;
}

/// <summary>What was written of a gathering.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Agenda">What is talked about.</param>
/// <param name="Place">The building, as people find it.</param>
internal sealed record GatheringFacts(string Title, string Agenda, string Place)
{
    /// <summary>Why it was cancelled.</summary>
    public string? Cancelled { get; init; }

    /// <summary>What was said and decided.</summary>
    public string? Minutes { get; init; }
}

/// <summary>What an invitee answered.</summary>
internal enum Rsvp
{
    /// <summary>Nothing yet.</summary>
    None,
    /// <summary>Comes.</summary>
    Coming,
    /// <summary>Does not come.</summary>
    NotComing,
    /// <summary>Sends somebody.</summary>
    Deputy,
}

/// <summary>Somebody who is invited to a gathering, or was there.</summary>
internal sealed class Invitee
{
    public required Guid Id { get; init; }
    public required Guid GatheringId { get; init; }

    /// <summary>On the roster; null for a guest.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Sealed as <c>name</c>: a guest's; null for somebody on the roster.</summary>
    public byte[]? Name { get; init; }

    /// <summary>False for who came without being invited.</summary>
    public required bool IsInvited { get; init; }

    public Rsvp Answer { get; set; }

    /// <summary>Sealed as <c>words</c>: why they do not come, or who comes for them; null for neither.</summary>
    public byte[]? Words { get; set; }

    /// <summary>Up to which <see cref="Gathering.Sequence"/> they know; -1 before the invitation.</summary>
    public int Told { get; set; } = -1;

    public DateTime? ToldAt { get; set; }

    /// <summary>When they got the quiz; null for not.</summary>
    public DateTime? QuizToldAt { get; set; }

    /// <summary>The begin that they were told last.</summary>
    public DateTime? ToldStart { get; set; }

    /// <summary>When they were seen there; null for not.</summary>
    public DateTime? PresentAt { get; set; }

    /// <summary>How far from the pin they were, when they shared it. The place itself is not kept.</summary>
    public int? MetresAway { get; set; }

    /// <summary>Who noted them by hand; null when they gave the code.</summary>
    public Guid? NotedBy { get; set; }
}

/// <summary>What a gathering agreed on: with an owner something to be done by a day, without one an agreement.</summary>
internal sealed class GatheringItem
{
    /// <summary>What the photos that prove it are marked with.</summary>
    public const string Proofs = "gathering-proof";

    public required Guid Id { get; init; }
    public required Guid GatheringId { get; init; }

    /// <summary>Sealed as <c>text</c>.</summary>
    public required byte[] Text { get; init; }

    /// <summary>Who does it; null for an agreement.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>By when; null for an agreement.</summary>
    public DateOnly? DueOn { get; init; }

    public required DateTime AgreedAt { get; init; }
    public DateTime? ClosedAt { get; set; }

    /// <summary>Sealed as <c>proof</c>: what was done; null while it is open.</summary>
    public byte[]? Proof { get; set; }
}

internal sealed class GatheringConfiguration : IEntityTypeConfiguration<Gathering>
{
    public void Configure(EntityTypeBuilder<Gathering> builder)
    {
        builder.ToTable("gatherings").HasKey(g => g.Id);
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.Property(g => g.Number).HasMaxLength(20);
        builder.Property(g => g.Kind).HasMaxLength(40);
        builder.Property(g => g.Kecamatan).HasMaxLength(16);
        builder.Property(g => g.Desa).HasMaxLength(16);
        builder.Property(g => g.Audience).HasMaxLength(16);
        builder.Property(g => g.Role).HasMaxLength(40);
        builder.HasIndex(g => g.Number).IsUnique();
        builder.HasIndex(g => g.StartsAt);
        builder.HasIndex(g => new { g.Kecamatan, g.StartsAt });
    }
}

internal sealed class InviteeConfiguration : IEntityTypeConfiguration<Invitee>
{
    public void Configure(EntityTypeBuilder<Invitee> builder)
    {
        builder.ToTable("gathering_invitees").HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.HasOne<Gathering>().WithMany().HasForeignKey(i => i.GatheringId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(i => new { i.GatheringId, i.PersonId }).IsUnique();
        builder.HasIndex(i => i.PersonId);
    }
}

internal sealed class GatheringItemConfiguration : IEntityTypeConfiguration<GatheringItem>
{
    public void Configure(EntityTypeBuilder<GatheringItem> builder)
    {
        builder.ToTable("gathering_items").HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.HasOne<Gathering>().WithMany().HasForeignKey(i => i.GatheringId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(i => i.GatheringId);
        builder.HasIndex(i => new { i.OwnerId, i.ClosedAt });
        builder.HasIndex(i => i.DueOn).HasFilter("closed_at IS NULL");
    }
}
