namespace PilarBot.Channels;

/// <summary>
/// What became of a send: a closed set, so that whoever keeps the outbox decides on every case. Each knows the sentence that
/// staff see for it (Indonesian, without personal data).
/// </summary>
public abstract record SendOutcome
{
    private protected SendOutcome() { }

    /// <summary>True when the same message may be tried again later.</summary>
    public abstract bool IsRetryable { get; }

    /// <summary>What staff read about it.</summary>
    public abstract string ForStaff { get; }
}

/// <summary>The channel took it.</summary>
/// <param name="MessageRef">The channel's id for it; null for an act that makes no message.</param>
/// <param name="MediaRef">By which the channel can send the uploaded file again without an upload.</param>
public sealed record Delivered(string? MessageRef, string? MediaRef = null) : SendOutcome
{
    /// <summary>How many messages it took: a long text is split, and the sender's pace has to know.</summary>
    public int Messages { get; init; } = 1;

    /// <inheritdoc/>
    public override bool IsRetryable => false;
    /// <inheritdoc/>
    public override string ForStaff => "Terkirim.";
}

/// <summary>Too fast; nothing was sent.</summary>
/// <param name="RetryAfter">How long the chat has to wait, as the channel said it.</param>
public sealed record Throttled(TimeSpan RetryAfter) : SendOutcome
{
    /// <inheritdoc/>
    public override bool IsRetryable => true;
    /// <inheritdoc/>
    public override string ForStaff => "Menunggu giliran kirim.";
}

/// <summary>This person cannot be reached now, by anything we send: blocked us, left, never wrote first.</summary>
public sealed record Unreachable(UnreachableReason Reason) : SendOutcome
{
    /// <inheritdoc/>
    public override bool IsRetryable => false;
    /// <inheritdoc/>
    public override string ForStaff => Reason switch
    {
        UnreachableReason.Blocked => "Penerima memblokir bot.",
        UnreachableReason.Gone => "Akun penerima sudah tidak ada.",
        UnreachableReason.NeverStarted => "Penerima belum pernah memulai percakapan dengan bot.",
    };
}

/// <summary>Why a person cannot be reached.</summary>
public enum UnreachableReason
{
    /// <summary>Blocked the bot; the channel tells when that ends.</summary>
    Blocked,
    /// <summary>The account or chat no longer exists.</summary>
    Gone,
    /// <summary>Has not written first, which the channel demands.</summary>
    NeverStarted,
}

/// <summary>The chat goes on under another address: replace it and send again.</summary>
public sealed record Moved(string NewAddress) : SendOutcome
{
    /// <inheritdoc/>
    public override bool IsRetryable => true;
    /// <inheritdoc/>
    public override string ForStaff => "Alamat penerima berpindah.";
}

/// <summary>The channel will never take this message; our content is wrong.</summary>
/// <param name="Code">The channel's code and words, without personal data.</param>
public sealed record Refused(string Code) : SendOutcome
{
    /// <inheritdoc/>
    public override bool IsRetryable => false;
    /// <inheritdoc/>
    public override string ForStaff => $"Ditolak oleh kanal ({Code}).";
}

/// <summary>It was handed over, but the answer did not come: it may have been sent. Sending again may double it.</summary>
public sealed record Ambiguous(string Why) : SendOutcome
{
    /// <summary>How long the chat has to wait at least, when the channel said so: a part of the message went out, then it was too fast.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <inheritdoc/>
    public override bool IsRetryable => true;
    /// <inheritdoc/>
    public override string ForStaff => "Belum pasti terkirim: jawaban kanal tidak sampai.";
}

/// <summary>The channel could not be reached, or failed on its side; nothing was sent.</summary>
public sealed record Failed(string Why) : SendOutcome
{
    /// <inheritdoc/>
    public override bool IsRetryable => true;
    /// <inheritdoc/>
    public override string ForStaff => "Kanal sedang terganggu.";
}

/// <summary>Nothing can be sent on this account until somebody mends it: a revoked token, a wrong address, a second poller.</summary>
/// <param name="Why">The next step for the administrator, without secrets.</param>
public sealed record ChannelDown(string Why) : SendOutcome
{
    /// <inheritdoc/>
    public override bool IsRetryable => true;
    /// <inheritdoc/>
    public override string ForStaff => $"Kanal berhenti: {Why}";
}

/// <summary>The channel takes only approved templates for this person now.</summary>
public sealed record WindowClosed : SendOutcome
{
    /// <inheritdoc/>
    public override bool IsRetryable => false;
    /// <inheritdoc/>
    public override string ForStaff => "Jendela 24 jam sudah tertutup.";
}
