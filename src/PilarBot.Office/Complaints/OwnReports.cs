using PilarBot.Office.Cases;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Complaints;

/// <summary>What this chat can look at: its complaints, by their number alone, and its cases.</summary>
internal static class OwnReports
{
    public static async Task<ActionOutcome<FindCases.OwnResult>> RunAsync(Nothing input, TurnContext turn)
    {
        var complaints = (await FindComplaints.OwnAsync(input, turn)).Result!;
        var cases = (await FindCases.OwnAsync(input, turn)).Result!;
        return new FindCases.OwnResult(complaints.Count + cases.Count, [.. complaints.List, .. cases.List]);
    }
}
