using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Documents;

/// <summary>
/// A document that somebody asked for in a chat: made after the turn from what there is then, sent into that chat, and taken away again
/// after <see cref="Privacy.RetentionOptions.Document"/> days, since it can be made anew.
/// </summary>
internal sealed class OrderedDocument : IPlaced
{
    /// <summary>To whom its file belongs; see <see cref="Media.MediaItem.OwnerKind"/>.</summary>
    public const string MediaOwner = "ordered-document";

    public required Guid Id { get; init; }

    /// <summary>Seals its file.</summary>
    public required SealedKey Key { get; init; }

    /// <summary>The name of its template: <c>sptjm</c>.</summary>
    public required string Template { get; init; }

    /// <summary>What it is about: a month, <c>2026-11</c>, or the number of a record.</summary>
    public required string Subject { get; init; }

    public required string Kecamatan { get; init; }
    public required string Desa { get; init; }

    /// <summary>The chat that waits for it.</summary>
    public required Guid ConversationId { get; init; }

    public OrderState State { get; set; } = OrderState.Preparing;
    public int Attempts { get; set; }
    public required DateTime NotBefore { get; set; }
    public required DateTime OrderedAt { get; init; }

    /// <summary>Orders one for the turn's chat.</summary>
    public static void Add(TurnContext turn, string template, string subject, string desa)
    {
        var id = turn.NewId();
        turn.Db.OrderedDocuments.Add(new()
        {
            Id = id,
            Key = turn.Sealer.NewKey(id),
            Template = template,
            Subject = subject,
            Kecamatan = desa[..8],
            Desa = desa,
            ConversationId = turn.Conversation.Id,
            NotBefore = turn.Now,
            OrderedAt = turn.Now,
        });
    }
}

/// <summary>How far an order is.</summary>
internal enum OrderState { Preparing, Ready, Failed }

internal sealed class OrderedDocumentConfiguration : IEntityTypeConfiguration<OrderedDocument>
{
    public void Configure(EntityTypeBuilder<OrderedDocument> builder)
    {
        builder.ToTable("ordered_documents").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Template).HasMaxLength(60);
        builder.Property(d => d.Subject).HasMaxLength(20);
        builder.Property(d => d.Kecamatan).HasMaxLength(16);
        builder.Property(d => d.Desa).HasMaxLength(16);
        builder.HasIndex(d => d.NotBefore).HasFilter("state = 'Preparing'");
        builder.HasIndex(d => d.OrderedAt);
    }
}
