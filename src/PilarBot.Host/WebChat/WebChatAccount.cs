using PilarBot.Channels;
using PilarBot.Channels.WebChat;

namespace PilarBot.Host.WebChat;

/// <summary>An account that speaks Direct Line, and what its conversations may do beyond a resident's.</summary>
/// <param name="Name">As in addresses: <c>webchat</c>.</param>
internal sealed record WebChatAccount(string Name)
{
    /// <summary>What an activity says to the bot.</summary>
    public Func<Activity, IReadOnlyList<InboundContent>> Read { get; init; } = WebChatReading.ContentsOf;

    /// <summary>Whether the chat of an address has shut the bot out; residents end a chat instead.</summary>
    public Func<string, CancellationToken, Task<bool>> IsBlocked { get; init; } = (_, _) => Task.FromResult(false);
}
