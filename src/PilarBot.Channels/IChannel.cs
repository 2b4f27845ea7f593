namespace PilarBot.Channels;

/// <summary>One account on one channel: how to send from it and fetch what it received. Thread-safe.</summary>
public interface IChannel
{
    /// <summary>The account's configured name; the <see cref="ChannelAddress.Account"/> of all its chats.</summary>
    string Account { get; }

    /// <summary>What the channel allows.</summary>
    ChannelTraits Traits { get; }

    /// <summary>
    /// Sends one message. Never throws for what the channel or the network does: that is an outcome. Never retries and never
    /// waits for a rate: its caller owns both. Throws only <see cref="OperationCanceledException"/> for the given token.
    /// </summary>
    Task<SendOutcome> SendAsync(string address, OutboundMessage message, IMediaSource media, CancellationToken cancellation);

    /// <summary>True for the address of a group, which has a rate of its own.</summary>
    bool IsGroup(string address) => false;

    /// <summary>
    /// Two messages as one, with the same words in the same order, where that saves a message that the office would pay for; null where it
    /// does not.
    /// </summary>
    OutboundMessage? Join(OutboundMessage first, OutboundMessage second) => null;

    /// <summary>Tells the channel that a tap was received, so that its button stops spinning. Best effort: failures are logged, not thrown.</summary>
    Task AcknowledgeAsync(TapContent tap, CancellationToken cancellation);

    /// <summary>Shows that a message was read, where the channel has signs for that, and that an answer is being prepared. Best effort.</summary>
    Task ShowTypingAsync(InboundMessage message, CancellationToken cancellation);

    /// <summary>Fetches a received file into <paramref name="target"/>, stopping at <paramref name="maxBytes"/>.</summary>
    Task<FetchOutcome> FetchAsync(string fileRef, Stream target, long maxBytes, CancellationToken cancellation);
}

/// <summary>Opens the files that outgoing messages name.</summary>
public interface IMediaSource
{
    /// <summary>The channel's own reference from an earlier upload on this account, or null: then the file has to be uploaded.</summary>
    ValueTask<string?> FindUploadedAsync(string account, string source, CancellationToken cancellation);

    /// <summary>Remembers by which reference an account can send a file again; a newer one counts.</summary>
    void NoteUploaded(string account, string source, string reference);

    /// <summary>The file's bytes. The caller disposes the stream.</summary>
    ValueTask<Stream> OpenAsync(string source, CancellationToken cancellation);
}

/// <summary>What became of fetching a file.</summary>
public enum FetchOutcome
{
    /// <summary>All bytes are in the target.</summary>
    Fetched,
    /// <summary>Larger than asked for, or than the channel gives out.</summary>
    TooLarge,
    /// <summary>The channel no longer has it.</summary>
    Gone,
    /// <summary>Try again later.</summary>
    Failed,
}

/// <summary>What a channel allows, as far as whoever writes for it has to know.</summary>
/// <param name="MaxText">Characters (UTF-16 units) in one message; a channel splits what is longer.</param>
/// <param name="MaxCaption">Characters under a file.</param>
/// <param name="MaxChoices">Buttons in one message; more are paged.</param>
/// <param name="MaxChoiceLabel">Characters on a button.</param>
/// <param name="MaxFetchBytes">The largest file that it gives out.</param>
public sealed record ChannelTraits(int MaxText, int MaxCaption, int MaxChoices, int MaxChoiceLabel, long MaxFetchBytes)
{
    /// <summary>How fast one account may send.</summary>
    public SendRates Rates { get; init; } = new(15, 29.5, 4, 1);

    /// <summary>How long after a person's last word anything may be sent; after that only an <see cref="OutboundTemplate"/>. Null: always.</summary>
    public TimeSpan? ReplyWindow { get; init; }

    /// <summary>True when only a template may go to somebody who said something last at this time, null for never.</summary>
    public bool IsShut(DateTime? lastWordAt, DateTime now) => ReplyWindow is { } window && (lastWordAt is not { } at || at + window - Margin <= now);

    // What is on its way when the window shuts comes too late.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>True when the channel tells later what became of a message that it took: see <see cref="DeliveryReport"/>.</summary>
    public bool ReportsDeliveries { get; init; }

    /// <summary>True when people see that a message was read: see <see cref="IChannel.ShowTypingAsync"/>.</summary>
    public bool ShowsRead { get; init; }
}

/// <summary>A rate with bursts for an account, and one for each of its chats.</summary>
/// <param name="AccountBurst">Messages at once after a rest.</param>
/// <param name="AccountPerSecond">Messages a second in the long run.</param>
/// <param name="ChatBurst">To one chat at once.</param>
/// <param name="ChatPerSecond">To one chat in the long run.</param>
public sealed record SendRates(int AccountBurst, double AccountPerSecond, int ChatBurst, double ChatPerSecond)
{
    /// <summary>To one group at once. With <see cref="GroupPerSecond"/> at most 20 in any minute, which is what Telegram allows.</summary>
    public int GroupBurst { get; init; } = 5;

    /// <summary>To one group in the long run.</summary>
    public double GroupPerSecond { get; init; } = 0.25;
}
