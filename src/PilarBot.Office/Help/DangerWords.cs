using PilarBot.Office.Reference;
using PilarBot.Office.Wilayah;

namespace PilarBot.Office.Help;

/// <summary>
/// Words that somebody may write who is in danger, or knows of somebody who is. They get the emergency numbers at once, before anything else;
/// one time too many does no harm.
/// </summary>
internal static class DangerWords
{
    private static readonly IReadOnlyList<string> Words = EmbeddedCsv.Read("kata-bahaya.csv", row => $" {FoldedName.Of(row.Text("kata")).Words} ");

    /// <summary>True when a text has one of them, whole.</summary>
    public static bool In(string text)
    {
        var folded = $" {FoldedName.Of(text).Words} ";
        return Words.Any(word => folded.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>True for those of the office: they write about such things, and know the numbers.</summary>
    public static bool AreWorkOf(Conversations.Caller caller) => caller.Roles.Any(r => OfficeRole.Find(r.Role) is { IsStaff: true });
}
