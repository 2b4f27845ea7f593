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

    /// <summary>The complaints that came from the turn's chat.</summary>
    public static IQueryable<Complaint> OwnOf(TurnContext turn)
    {
        var marks = All(turn).ToList();
        return turn.Db.Complaints.Where(c => marks.Contains(c.ReporterMark!));
    }

    /// <summary>The mark for the next complaint of the turn's chat; null when all places are taken, so that it is found by its secret alone.</summary>
    public static async Task<byte[]?> NextAsync(TurnContext turn)
    {
        var taken = await OwnOf(turn).Select(c => c.ReporterMark!).ToListAsync(turn.Cancellation);
        for (var place = 0; place < Places; place++)
            if (!turn.Hash.AllOf(HashPurpose.ComplaintReporter, Value(turn, place)).Any(mark => taken.Exists(t => t.AsSpan().SequenceEqual(mark))))
                return turn.Hash.Of(HashPurpose.ComplaintReporter, Value(turn, place));
        return null;
    }

    private static IEnumerable<byte[]> All(TurnContext turn) =>
        Enumerable.Range(0, Places).SelectMany(place => turn.Hash.AllOf(HashPurpose.ComplaintReporter, Value(turn, place)));

    private static string Value(TurnContext turn, int place) => string.Create(CultureInfo.InvariantCulture, $"{turn.Conversation.Id:N}:{place}");
}
