using PilarBot.Channels;
using PilarBot.Office.Conversations;

namespace PilarBot.Host.Workers;

/// <summary>Where messages of all channels come in: each waits for its chat's lane, has its turn, and a tap is acknowledged once the turn is committed.</summary>
internal sealed partial class Inbox(ChatLanes lanes, TurnRunner turns, Accounts accounts, IHostApplicationLifetime lifetime)
{
    /// <summary>Gives a message its turn. The caller's own connection does not end it: a turn that has begun is finished.</summary>
    public async Task<TurnResult> ReceiveAsync(InboundMessage message)
    {
        // Before the turn: the answer that it brings ends the sign.
        var channel = accounts.Find(message.From.Account);
        if (channel is { Traits.ShowsRead: true } && message.Content is not (TapContent or MembershipContent or ReactionContent or DeletedContent or MovedContent or GroupContent))
            _ = channel.ShowTypingAsync(message, lifetime.ApplicationStopped);
        var result = await lanes.RunAsync(message.From, () => turns.ReceiveAsync(message, CancellationToken.None));
        if (result is not TurnResult.Outage && message.Content is TapContent tap && channel is not null)
            _ = channel.AcknowledgeAsync(tap, lifetime.ApplicationStopped);
        return result;
    }

    /// <summary>Gives a batch its turns, chats side by side. True when every message is settled.</summary>
    public async Task<bool> ReceiveAsync(IReadOnlyList<InboundMessage> batch)
    {
        // Started in the order of arrival: the lanes keep it.
        var results = await Task.WhenAll(batch.Select(ReceiveAsync));
        return results.All(r => r is not TurnResult.Outage);
    }
}
