namespace PilarBot.Channels;

/// <summary>One chat as a channel knows it: which of our accounts, and which counterpart.</summary>
/// <param name="Account">Our side, such as <c>telegram</c> or <c>simulator</c>; configured, unique in an office, at most 40 characters.</param>
/// <param name="Address">Their side in the channel's own words: a Telegram chat id, a WhatsApp user id. At most 160 characters.</param>
public readonly record struct ChannelAddress(string Account, string Address)
{
    /// <summary>Only the account: an address is personal data and never goes to a log.</summary>
    public override string ToString() => Account;
}
