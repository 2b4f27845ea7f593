using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>A wrong secret, so that a chat has only so many. Names no chat: it carries a keyed hash of it, and no exact time.</summary>
internal sealed class SecretGuess
{
    private const int Most = 5;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly TimeSpan Coarse = TimeSpan.FromMinutes(10);

    /// <summary>See <see cref="HiddenId"/>.</summary>
    public required Guid Id { get; init; }

    /// <summary>Keyed hash of the chat.</summary>
    public required byte[] Mark { get; init; }

    /// <summary>An hour after the guess, rounded up to ten minutes: from then on it does not count.</summary>
    public required DateTime Until { get; init; }

    /// <summary>True when the turn's chat has had its guesses.</summary>
    public static async Task<bool> AreUsedUpAsync(TurnContext turn)
    {
        var chats = await MergedChat.AllIdsAsync(turn.Db, turn.Conversation.Id, turn.Cancellation);
        var marks = chats.Select(chat => turn.Hash.Of(HashPurpose.SecretGuess, Value(chat))).ToList();
        return await turn.Db.SecretGuesses.CountAsync(g => marks.Contains(g.Mark) && g.Until > turn.Now, turn.Cancellation) >= Most;
    }

    /// <summary>Notes a wrong one, and takes away those that no longer count.</summary>
    public static async Task NoteAsync(TurnContext turn)
    {
        await turn.Db.SecretGuesses.Where(g => g.Until <= turn.Now).ExecuteDeleteAsync(turn.Cancellation);
        var until = turn.Now + Window;
        turn.Db.SecretGuesses.Add(new()
        {
            Id = HiddenId.New(),
            Mark = turn.Hash.Of(HashPurpose.SecretGuess, Value(turn.Conversation.Id)),
            Until = until.AddTicks((Coarse.Ticks - until.Ticks % Coarse.Ticks) % Coarse.Ticks),
        });
    }

    private static string Value(Guid chat) => chat.ToString("N");
}

internal sealed class SecretGuessConfiguration : IEntityTypeConfiguration<SecretGuess>
{
    public void Configure(EntityTypeBuilder<SecretGuess> builder)
    {
        builder.ToTable("secret_guesses").HasKey(g => g.Id);
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.Property(g => g.Mark).HasMaxLength(32);
        builder.HasIndex(g => g.Mark);
        builder.HasIndex(g => g.Until);
    }
}
