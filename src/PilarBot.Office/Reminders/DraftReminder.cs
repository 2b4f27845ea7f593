using System.Globalization;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Reminders;

/// <summary>
/// A dialogue's own reminders: that something was begun and not sent in, and that it was deleted after its time. The flow says when and
/// what (see <see cref="Conversation.DueAt"/>); here it is only accounted for, with all others.
/// </summary>
internal static class DraftReminder
{
    public const string Code = "draft";
    public const string Label = "Isian belum selesai";

    /// <summary>Of a chat whose clock runs out now.</summary>
    /// <param name="chat">Locked.</param>
    /// <param name="now">UTC.</param>
    public static Reminder Of(Conversation chat, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now)),
        Kind = Code,
        Recipient = chat.Id,
        Key = string.Create(CultureInfo.InvariantCulture, $"{chat.Id:N}/{chat.DueAt:yyyyMMddHHmmssfff}"),
        FoundAt = now,
        NotBefore = chat.DueAt ?? now,
        Until = now,
        State = chat.Unreachable is null ? ReminderState.Sent : ReminderState.Skipped,
        Skip = chat.Unreachable is null ? null : ReminderSkip.Unreachable,
        SettledAt = now,
        ConversationId = chat.Id,
    };
}
