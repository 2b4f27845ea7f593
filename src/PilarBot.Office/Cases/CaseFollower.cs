using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Cases;

/// <summary>
/// A chat whose person reported somebody who had an open case already. It hears of changes; where its person may not see the case, it sees
/// number, state and what it added.
/// </summary>
internal sealed class CaseFollower
{
    public required Guid CaseId { get; init; }
    public required Guid ConversationId { get; init; }

    /// <summary>The roster person, who follows from each of their chats; null for a resident.</summary>
    public Guid? PersonId { get; init; }

    public required DateTime Since { get; init; }

    /// <summary>The cases that a person or their chat follows.</summary>
    public static IQueryable<CaseFile> Followed(OfficeDbContext db, Caller caller, Guid conversation)
    {
        var person = caller.PersonId;
        return db.Cases.Where(c => db.CaseFollowers.Any(f => f.CaseId == c.Id && (f.ConversationId == conversation || (person != null && f.PersonId == person))));
    }
}

internal sealed class CaseFollowerConfiguration : IEntityTypeConfiguration<CaseFollower>
{
    public void Configure(EntityTypeBuilder<CaseFollower> builder)
    {
        builder.ToTable("case_followers").HasKey(f => new { f.CaseId, f.ConversationId });
        builder.HasOne<CaseFile>().WithMany().HasForeignKey(f => f.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(f => f.ConversationId);
        builder.HasIndex(f => f.PersonId).HasFilter("person_id IS NOT NULL");
    }
}
