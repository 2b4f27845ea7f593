using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>
/// How a chat finds its own complaints: each carries a keyed hash of the chat and of a place from 0 to 19. Without the master key
/// the hashes lead to no chat, and two complaints of one chat do not even show that they belong together.
/// </summary>
internal static class ReporterMarks
{
    private const int Places = 20;

    /// <summary>The complaints that came from the turn's chat, or from one that has gone on in it.</summary>
    public static async Task<IQueryable<Complaint>> OwnOfAsync(TurnContext turn)
    {
        var chats = await MergedChat.AllIdsAsync(turn.Db, turn.Conversation.Id, turn.Cancellation);
        var marks = chats.SelectMany(chat => All(chat, turn)).ToList();
        return turn.Db.Complaints.Where(c => marks.Contains(c.ReporterMark!));
    }

    /// <summary>The mark for the next complaint of the turn's chat; null when all places are taken, so that it is found by its secret alone.</summary>
    public static async Task<byte[]?> NextAsync(TurnContext turn)
    {
        var chat = turn.Conversation.Id;
        var marks = All(chat, turn).ToList();
        var taken = await turn.Db.Complaints.Where(c => marks.Contains(c.ReporterMark!)).Select(c => c.ReporterMark!).ToListAsync(turn.Cancellation);
        return marks.Find(mark => !taken.Exists(t => t.AsSpan().SequenceEqual(mark)));
    }

    private static IEnumerable<byte[]> All(Guid chat, TurnContext turn) =>
        Enumerable.Range(0, Places).Select(place => turn.Hash.Of(HashPurpose.ComplaintReporter, Value(chat, place)));

    private static string Value(Guid chat, int place) => string.Create(CultureInfo.InvariantCulture, $"{chat:N}:{place}");
}
