using PilarBot.Channels;

namespace PilarBot.Host.Workers;

/// <summary>The channel accounts that this host serves.</summary>
internal sealed class Accounts(IEnumerable<IChannel> channels)
{
    private readonly Dictionary<string, IChannel> byName = channels.ToDictionary(c => c.Account);

    public IReadOnlyCollection<IChannel> All => byName.Values;

    public IChannel? Find(string account) => byName.GetValueOrDefault(account);
}
