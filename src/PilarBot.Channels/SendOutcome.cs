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
    /// <summary>True when all of the account was too fast, not only this chat: everything has to wait.</summary>
    public bool WholeAccount { get; init; }

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
        UnreachableReason.Undeliverable =>
            "Tidak dapat disampaikan: nomor tidak memakai WhatsApp, aplikasinya terlalu lama, atau penerima memblokir kantor.",
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
    /// <summary>The channel does not say which: no account, too old a client, or blocked. Whoever writes again can be reached again.</summary>
    Undeliverable,
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
    /// <summary>What staff read instead, where the channel's code says more than that it refused; Indonesian.</summary>
    public string? Sentence { get; init; }

    /// <inheritdoc/>
    public override bool IsRetryable => false;
    /// <inheritdoc/>
    public override string ForStaff => Sentence ?? $"Ditolak oleh kanal ({Code}).";
}

/// <summary>It was handed over, but the answer did not come: it may have been sent. Sending again may double it.</summary>
public sealed record Ambiguous(string Why) : SendOutcome
{
    /// <summary>What staff read about it.</summary>
    public const string Sentence = "Belum pasti terkirim: jawaban kanal tidak sampai.";

    /// <summary>How long the chat has to wait at least, when the channel said so: a part of the message went out, then it was too fast.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <inheritdoc/>
    public override bool IsRetryable => true;
    /// <inheritdoc/>
    public override string ForStaff => Sentence;
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

/// <summary>
/// The channel does not take a broadcast, while replies in a chat go on: the person is reachable and the account works.
/// </summary>
/// <param name="Stop">How much has to stop.</param>
/// <param name="Code">The channel's code and words, without personal data.</param>
public sealed record BroadcastRefused(BroadcastStop Stop, string Code) : SendOutcome
{
    /// <summary>Not before this time may the same be tried again; null when never.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <inheritdoc/>
    public override bool IsRetryable => RetryAfter is not null;

    /// <inheritdoc/>
    public override string ForStaff => Stop switch
    {
        BroadcastStop.ForPersonNow => "WhatsApp membatasi jumlah pesan siaran untuk penerima ini; coba lagi paling cepat besok.",
        BroadcastStop.ForPerson => "Penerima tidak mau menerima pesan siaran.",
        BroadcastStop.ThisTemplate => $"Templat siaran dihentikan oleh WhatsApp ({Code}); hentikan siaran ini dan periksa templatnya.",
        BroadcastStop.AllBroadcasts => "WhatsApp menahan siaran karena banyak ditolak atau dilaporkan; semua siaran dijeda.",
    };
}

/// <summary>How much has to stop when a broadcast is refused.</summary>
public enum BroadcastStop
{
    /// <summary>This message to this person, for a time.</summary>
    ForPersonNow,
    /// <summary>All broadcasts to this person, until the person wants them again.</summary>
    ForPerson,
    /// <summary>Everything that uses the same template.</summary>
    ThisTemplate,
    /// <summary>All broadcasts from the account.</summary>
    AllBroadcasts,
}
