using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.PublicReview;

/// <summary>
/// How a chat finds its own responses, and how one person counts once for a line: by keyed hashes that lead to no chat without the
/// master key. A chat that went on in another is the same person.
/// </summary>
internal static class ResponseMarks
{
    /// <summary>How many responses a chat may have.</summary>
    public const int Most = 30;

    /// <summary>The marks of the turn's person for a line, that of the chat itself first.</summary>
    public static async Task<IReadOnlyList<byte[]>> ForAsync(Guid entry, ResponseKind kind, TurnContext turn) =>
        [.. (await ChatsAsync(turn)).Select(chat => turn.Hash.Of(HashPurpose.ReviewResponse, $"{chat:N}:{entry:N}:{kind}"))];

    /// <summary>The responses that came from the turn's person.</summary>
    public static async Task<IQueryable<ReviewResponse>> OwnOfAsync(TurnContext turn)
    {
        var marks = (await ChatsAsync(turn)).SelectMany(chat => All(chat, turn)).ToList();
        return turn.Db.ReviewResponses.Where(r => marks.Contains(r.OwnMark));
    }

    /// <summary>The mark for the next response of the turn's chat; null when all places are taken.</summary>
    public static async Task<byte[]?> NextAsync(TurnContext turn)
    {
        var marks = All(turn.Conversation.Id, turn).ToList();
        var taken = await turn.Db.ReviewResponses.Where(r => marks.Contains(r.OwnMark)).Select(r => r.OwnMark).ToListAsync(turn.Cancellation);
        return marks.Find(mark => !taken.Exists(t => t.AsSpan().SequenceEqual(mark)));
    }

    private static Task<IReadOnlyList<Guid>> ChatsAsync(TurnContext turn) => MergedChat.AllIdsAsync(turn.Db, turn.Conversation.Id, turn.Cancellation);

    private static IEnumerable<byte[]> All(Guid chat, TurnContext turn) =>
        Enumerable.Range(0, Most).Select(place => turn.Hash.Of(HashPurpose.ReviewResponse, string.Create(CultureInfo.InvariantCulture, $"{chat:N}:{place}")));
}
