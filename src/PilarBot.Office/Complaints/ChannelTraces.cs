using PilarBot.Office.Conversations;

namespace PilarBot.Office.Complaints;

/// <summary>What the channel itself tells the office about whoever writes: to be said honestly before anything is asked.</summary>
internal static class ChannelTraces
{
    /// <param name="IsTelegram">The office sees the account's number and the name it shows, and no phone number unless it is shared.</param>
    /// <param name="ShowsPhone">The office sees the phone number, as on WhatsApp.</param>
    public sealed record Result(bool IsTelegram, bool ShowsPhone);

    public static Task<ActionOutcome<Result>> RunAsync(Nothing input, TurnContext turn)
    {
        bool Is(string channel) => turn.Conversation.Account.StartsWith(channel, StringComparison.OrdinalIgnoreCase);
        return Task.FromResult<ActionOutcome<Result>>(new Result(Is("telegram"), Is("whatsapp")));
    }
}
