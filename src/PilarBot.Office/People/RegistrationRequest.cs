using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.People;

/// <summary>Somebody who is not on the roster says that they should be; staff decide. Name and phone are sealed: a person without a role.</summary>
internal sealed class RegistrationRequest
{
    public required Guid Id { get; init; }

    /// <summary>The chat to which the decision goes, and which is tied to the person when it is granted.</summary>
    public required Guid ConversationId { get; init; }

    public required SealedKey Key { get; init; }
    public required byte[] Name { get; init; }
    public required byte[] Phone { get; init; }

    /// <summary>Keyed hash of the phone number, taken over by the person.</summary>
    public required byte[] PhoneHash { get; init; }

    public required string Role { get; init; }
    public required string Wilayah { get; init; }
    public required DateTime At { get; init; }

    public DateTime? DecidedAt { get; set; }
    public Guid? DecidedBy { get; set; }
    public bool? Granted { get; set; }
}

internal sealed class RegistrationRequestConfiguration : IEntityTypeConfiguration<RegistrationRequest>
{
    public void Configure(EntityTypeBuilder<RegistrationRequest> builder)
    {
        builder.ToTable("registration_requests").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Role).HasMaxLength(40);
        builder.Property(r => r.Wilayah).HasMaxLength(16);
        builder.HasIndex(r => r.ConversationId);
        builder.HasIndex(r => r.At).HasFilter("decided_at IS NULL");
    }
}
