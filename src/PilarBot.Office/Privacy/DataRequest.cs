using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Privacy;

/// <summary>What somebody wants done with their own data.</summary>
internal enum DataRequestKind
{
    /// <summary>To be given a copy of it.</summary>
    Copy,
    /// <summary>To have it put right.</summary>
    Correction,
    /// <summary>To have it erased. The request erases nothing by itself; see <see cref="EraseRecord"/>.</summary>
    Erasure,
}

/// <summary>How far a request is.</summary>
internal enum DataRequestState
{
    /// <summary>The office has not answered yet.</summary>
    Open,
    /// <summary>The office did what was asked, and said so.</summary>
    Done,
    /// <summary>The office does not do it, for a reason that the person reads.</summary>
    Refused,
}

/// <summary>The last thing that those who answer requests were told of one, unasked.</summary>
internal enum DataRequestNotice
{
    None,
    /// <summary>That it came.</summary>
    Came,
    /// <summary>That it is due soon.</summary>
    Soon,
    /// <summary>That it is late.</summary>
    Late,
}

/// <summary>Somebody asks for a copy, a correction or the erasure of the office's data about them. The chat is who they are.</summary>
internal sealed class DataRequest
{
    /// <summary>The most letters that request and answer may have.</summary>
    public const int MostText = 1000;

    private const string TextField = "text";
    private const string AnswerField = "answer";

    public required Guid Id { get; init; }

    /// <summary><c>PD-2026-000001</c>.</summary>
    public required string Number { get; init; }

    public required DataRequestKind Kind { get; init; }
    public required Guid ConversationId { get; init; }
    public required SealedKey Key { get; init; }

    /// <summary>In the person's own words, sealed.</summary>
    public required byte[] Text { get; init; }

    public required DateTime AskedAt { get; init; }
    public required DateTime DueAt { get; init; }
    public DataRequestState State { get; private set; } = DataRequestState.Open;

    /// <summary>What the office did, or why it does not, sealed; null while it is open.</summary>
    public byte[]? Answer { get; private set; }

    public DateTime? DecidedAt { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DataRequestNotice Notice { get; set; }

    /// <summary>A new one, with a key of its own.</summary>
    public static DataRequest New(
        Guid id, string number, DataRequestKind kind, Guid conversation, string text, DateTime now, TimeSpan answerWithin, Sealer sealer)
    {
        var key = sealer.NewKey(id);
        return new()
        {
            Id = id,
            Number = number,
            Kind = kind,
            ConversationId = conversation,
            Key = key,
            Text = sealer.Seal(key, id, TextField, text),
            AskedAt = now,
            DueAt = now + answerWithin,
        };
    }

    /// <summary>The office's answer.</summary>
    /// <param name="done">False when it does not do what was asked.</param>
    /// <param name="answer">What the person reads.</param>
    /// <param name="by">Who answers.</param>
    /// <param name="now">UTC.</param>
    /// <param name="sealer">Seals the answer with the request's key.</param>
    public void Decide(bool done, string answer, Guid? by, DateTime now, Sealer sealer)
    {
        State = done ? DataRequestState.Done : DataRequestState.Refused;
        Answer = sealer.Seal(Key, Id, AnswerField, answer);
        (DecidedAt, DecidedBy) = (now, by);
    }

    /// <summary>The person's words, opened.</summary>
    public string OpenText(Sealer sealer) => sealer.OpenText(Key, Id, TextField, Text);

    /// <summary>The office's answer, opened; null while there is none.</summary>
    public string? OpenAnswer(Sealer sealer) => Answer is { } answer ? sealer.OpenText(Key, Id, AnswerField, answer) : null;
}

internal sealed class DataRequestConfiguration : IEntityTypeConfiguration<DataRequest>
{
    public void Configure(EntityTypeBuilder<DataRequest> builder)
    {
        builder.ToTable("data_requests").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Number).HasMaxLength(20);
        builder.HasIndex(r => r.Number).IsUnique();
        builder.HasIndex(r => r.ConversationId);
        builder.HasIndex(r => r.DueAt).HasFilter("state = 'Open'");
    }
}
