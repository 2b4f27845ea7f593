using System.Globalization;
using System.Text.RegularExpressions;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Outbox;

/// <summary>
/// What a send was for, as the mark that a channel gives back in its reports: replies of a chat by their order numbers, or a recipient of a
/// broadcast. Names nothing outside of this database.
/// </summary>
internal abstract partial record SendMark
{
    /// <summary>Messages of one chat that went out as one, or a template in their place.</summary>
    public sealed record Replies(Guid Conversation, long First, long Last, bool IsTemplate = false) : SendMark
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsTemplate ? 't' : 'o')}:{Conversation:N}:{First}-{Last}");
    }

    /// <summary>A recipient of a broadcast.</summary>
    public sealed record Recipient(Guid Broadcast, Guid Conversation) : SendMark
    {
        public override string ToString() => $"b:{Broadcast:N}:{Conversation:N}";
    }

    /// <summary>The chat it went to.</summary>
    public Guid Chat => this switch
    {
        Replies replies => replies.Conversation,
        Recipient recipient => recipient.Conversation,
        _ => throw new InvalidOperationException($"No chat in {GetType().Name}."),
    };

    /// <summary>The same, once its chat has gone on in another.</summary>
    public SendMark In(MergedChat merged) => this switch
    {
        Replies replies => replies with { Conversation = merged.ConversationId, First = replies.First + merged.Shift, Last = replies.Last + merged.Shift },
        Recipient recipient => recipient with { Conversation = merged.ConversationId },
        _ => throw new InvalidOperationException($"No chat in {GetType().Name}."),
    };

    /// <summary>True when the report speaks for the whole message: it is about the last of its parts.</summary>
    public bool IsLast { get; private init; } = true;

    /// <summary>Null for what is no mark of ours.</summary>
    public static SendMark? Read(string? mark)
    {
        if (mark is null || Pattern().Match(mark) is not { Success: true } match)
            return null;
        var isLast = match.Groups["part"].Value == match.Groups["of"].Value;
        var chat = Guid.ParseExact(match.Groups["chat"].Value, "N");
        return match.Groups["broadcast"] is { Success: true } broadcast
            ? new Recipient(Guid.ParseExact(broadcast.Value, "N"), chat) { IsLast = isLast }
            : new Replies(chat, Number(match, "first"), Number(match, "last"), mark[0] == 't') { IsLast = isLast };
    }

    private static long Number(Match match, string group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?:[ot]:(?<chat>[0-9a-f]{32}):(?<first>[0-9]{1,18})-(?<last>[0-9]{1,18})|b:(?<broadcast>[0-9a-f]{32}):(?<chat>[0-9a-f]{32}))(?:#(?<part>[0-9]{1,4})/(?<of>[0-9]{1,4}))?$")]
    private static partial Regex Pattern();
}
