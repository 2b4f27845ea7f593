using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;
using PilarBot.Office.People;

namespace PilarBot.Office.Help;

/// <summary>Who waits for a human, in a word that is another whenever the list is.</summary>
internal static class WaitingStamp
{
    private const int Most = 11;

    /// <summary>Null for whoever must not see the list.</summary>
    public static async Task<string?> OfAsync(TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return null;
        var open = await turn.Db.HumanRequests.Where(r => r.AnsweredAt == null).OrderBy(r => r.At).Take(Most).Select(r => r.Id).ToListAsync(turn.Cancellation);
        return open is [] ? "kosong" : $"{open[0]:N}-{open[^1]:N}-{open.Count}";
    }
}
