using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.People;

/// <summary>
/// What the office notes about somebody on the roster to find them together with others, a <em>label</em> to its users: <c>bimtek 2026</c>,
/// <c>relawan banjir</c>. It gives no right to anything.
/// </summary>
internal sealed class PersonTag
{
    /// <summary>The most characters of a tag.</summary>
    public const int MostLength = 30;

    private const int LeastLength = 2;

    public required Guid PersonId { get; init; }

    /// <summary>As <see cref="Read"/> gives it.</summary>
    public required string Tag { get; init; }

    public required DateTime Since { get; init; }

    /// <summary>Who put it there; null for the roster's file.</summary>
    public Guid? By { get; init; }

    /// <summary>
    /// A tag as it is kept: small letters, digits, single spaces and dashes, so that two who mean one write one. Null when what was typed
    /// has other characters, or is too short or too long.
    /// </summary>
    public static string? Read(string? typed)
    {
        var tag = string.Join(' ', (typed ?? "").Normalize().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return tag.Length is >= LeastLength and <= MostLength && tag.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-') && tag.Any(char.IsLetterOrDigit) ? tag : null;
    }
}

internal sealed class PersonTagConfiguration : IEntityTypeConfiguration<PersonTag>
{
    public void Configure(EntityTypeBuilder<PersonTag> builder)
    {
        builder.ToTable("person_tags").HasKey(t => new { t.PersonId, t.Tag });
        builder.Property(t => t.Tag).HasMaxLength(PersonTag.MostLength);
        builder.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Cascade);
        // All that have a tag, without a look at the table.
        builder.HasIndex(t => new { t.Tag, t.PersonId });
    }
}
