using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.People;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Gatherings;

/// <summary>A few questions to those who were at a gathering, once it is over.</summary>
internal sealed class GatheringQuiz
{
    /// <summary>How many questions there are at most.</summary>
    public const int MostQuestions = 10;

    public required Guid GatheringId { get; init; }

    /// <summary>When staff said that it goes out once the gathering is over; null while it is being written.</summary>
    public DateTime? ReleasedAt { get; set; }

    /// <summary>When the first got it; from then on its questions stay as they are. Null before.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>Until when answers count; null before it is sent.</summary>
    public DateTime? ClosesAt { get; set; }
}

/// <summary>A question of a quiz.</summary>
internal sealed class GatheringQuestion
{
    public required Guid Id { get; init; }
    public required Guid GatheringId { get; init; }

    /// <summary>From 1.</summary>
    public required int Place { get; init; }

    /// <summary>The place of the right choice, from 1.</summary>
    public required int Right { get; init; }

    /// <summary>Sealed as <c>question</c> with the gathering's key: see <see cref="QuestionText"/>.</summary>
    public required byte[] Text { get; init; }

    /// <summary>What is asked.</summary>
    public QuestionText Open(Gathering gathering, Sealer sealer) => JsonSerializer.Deserialize<QuestionText>(sealer.OpenText(gathering.Key, Id, "question", Text))!;

    /// <summary>Seals a question.</summary>
    public static GatheringQuestion New(Guid id, Gathering gathering, int place, QuestionText text, Sealer sealer) => new()
    {
        Id = id,
        GatheringId = gathering.Id,
        Place = place,
        Right = text.Right,
        Text = sealer.Seal(gathering.Key, id, "question", JsonSerializer.Serialize(text)),
    };
}

/// <summary>What somebody chose: once, and not changed.</summary>
internal sealed class GatheringAnswer
{
    public required Guid QuestionId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>Its place, from 1.</summary>
    public required int Choice { get; init; }
    public required DateTime AnsweredAt { get; init; }
}

internal sealed class GatheringQuizConfiguration : IEntityTypeConfiguration<GatheringQuiz>
{
    public void Configure(EntityTypeBuilder<GatheringQuiz> builder)
    {
        builder.ToTable("gathering_quizzes").HasKey(q => q.GatheringId);
        builder.HasOne<Gathering>().WithOne().HasForeignKey<GatheringQuiz>(q => q.GatheringId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(q => q.ClosesAt);
    }
}

internal sealed class GatheringQuestionConfiguration : IEntityTypeConfiguration<GatheringQuestion>
{
    public void Configure(EntityTypeBuilder<GatheringQuestion> builder)
    {
        builder.ToTable("gathering_questions").HasKey(q => q.Id);
        builder.Property(q => q.Id).ValueGeneratedNever();
        builder.HasOne<GatheringQuiz>().WithMany().HasForeignKey(q => q.GatheringId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(q => new { q.GatheringId, q.Place }).IsUnique();
    }
}

internal sealed class GatheringAnswerConfiguration : IEntityTypeConfiguration<GatheringAnswer>
{
    public void Configure(EntityTypeBuilder<GatheringAnswer> builder)
    {
        builder.ToTable("gathering_answers").HasKey(a => new { a.QuestionId, a.PersonId });
        builder.HasOne<GatheringQuestion>().WithMany().HasForeignKey(a => a.QuestionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => a.PersonId);
    }
}
