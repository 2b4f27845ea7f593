using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Conversations;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Cases;

/// <summary>Who hears of what happens to a case.</summary>
internal static class CaseNotices
{
    /// <summary>The button that opens a case.</summary>
    public static Choice Open(string number, string label = "Lihat kasus") => new(label, "!kasus " + number);

    /// <summary>The kind as a notice names it: of a sensitive case nothing is said that could be read on a locked screen.</summary>
    public static string KindOf(CaseFile file, OfficeProfile office) => file.IsSensitive ? "kasus terbatas" : office.Label("ppks", file.KindList[0]);

    /// <summary>Tells whoever reported the case, and without the office's words whoever joined later: they may not be allowed to see more.</summary>
    public static async Task ToReportersAsync(TurnContext turn, CaseFile file, string news, string? words = null)
    {
        var followers = await turn.Db.CaseFollowers.Where(f => f.CaseId == file.Id && f.ConversationId != file.ConversationId)
            .OrderBy(f => f.ConversationId).Select(f => f.ConversationId).ToListAsync(turn.Cancellation);
        foreach (var chat in followers.Append(file.ConversationId).Where(c => c != turn.Conversation.Id).Order())
        {
            var why = words is null || chat != file.ConversationId ? "" : $"\n\nKeterangan petugas:\n\n> {MarkdownEscape.Lines(words)}";
            await turn.SayToAsync(chat, new OutboundText(news + why) { Choices = [Open(file.Number)] }, MessagePurpose.CaseUpdate);
        }
    }

    /// <summary>Tells somebody who has, or had, or sent on a case, in the chat in which they wrote last; not once they work elsewhere.</summary>
    public static async Task ToHandlerAsync(TurnContext turn, CaseFile file, Guid person, string news, params IReadOnlyList<Choice> choices)
    {
        if (person != turn.Caller.PersonId && await HoldersOf(turn.Db, file, CaseAccess.Handlers, turn.Now).AnyAsync(p => p == person, turn.Cancellation)
            && await ChatsOf(turn.Db, [person]).FirstOrDefaultAsync(turn.Cancellation) is { Chat: var chat } && chat != Guid.Empty)
            await turn.SayToAsync(chat, new OutboundText(news) { Choices = choices }, MessagePurpose.CaseUpdate);
    }

    /// <summary>Tells each holder of a role at a place; not whoever causes it.</summary>
    /// <returns>How many were told.</returns>
    public static async Task<int> ToHoldersAsync(TurnContext turn, IPlaced place, IReadOnlyList<string> roles, string news, params IReadOnlyList<Choice> choices)
    {
        var holders = await HoldersOf(turn.Db, place, roles, turn.Now).Where(p => p != turn.Caller.PersonId).Distinct().ToListAsync(turn.Cancellation);
        var chats = await ChatsOf(turn.Db, holders).ToListAsync(turn.Cancellation);
        foreach (var chat in chats.Select(c => c.Chat).Order())
            await turn.SayToAsync(chat, new OutboundText(news) { Choices = choices }, MessagePurpose.CaseUpdate);
        return chats.Count;
    }

    /// <summary>The people who hold one of the roles at a place.</summary>
    public static IQueryable<Guid> HoldersOf(OfficeDbContext db, IPlaced place, IReadOnlyList<string> roles, DateTime now)
    {
        var (kecamatan, desa) = (place.Kecamatan, place.Desa);
        return db.RoleGrants.Where(g => roles.Contains(g.Role) && g.Since <= now && (g.Until == null || g.Until > now)
            && (g.Wilayah == "" || g.Wilayah == kecamatan || g.Wilayah == desa)).Select(g => g.PersonId);
    }

    private static IQueryable<PersonChat> ChatsOf(OfficeDbContext db, IReadOnlyList<Guid> people) =>
        LastChat.OfEach(db).Where(c => people.Contains(c.PersonId!.Value)).Select(c => new PersonChat { Chat = c.Id });

    private sealed record PersonChat
    {
        public required Guid Chat { get; init; }
    }
}
