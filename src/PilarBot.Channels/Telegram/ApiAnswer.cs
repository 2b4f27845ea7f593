using System.Diagnostics.CodeAnalysis;

namespace PilarBot.Channels.Telegram;

/// <summary>What a call of the Bot API gave: its result, or why there is none.</summary>
internal sealed record ApiAnswer<T>(T? Result, ApiFault? Fault)
{
    [MemberNotNullWhen(true, nameof(Result))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsOk => Fault is null;

    /// <summary>The error that Telegram itself answered with, when it did.</summary>
    public ApiRefusal? Refusal => Fault as ApiRefusal;
}

/// <summary>Why a call has no result: a closed set.</summary>
internal abstract record ApiFault;

/// <summary>Telegram, or something before it, answered with an error.</summary>
internal sealed record ApiRefusal(int Code, string Description, TimeSpan? RetryAfter = null, long? MigrateTo = null) : ApiFault
{
    /// <summary>True when the description, without the status words before the colon, begins so (in any case).</summary>
    public bool Says(string beginning)
    {
        var colon = Description.IndexOf(": ", StringComparison.Ordinal);
        var words = colon < 0 ? Description : Description[(colon + 2)..];
        return words.StartsWith(beginning, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>The request did not leave this machine.</summary>
internal sealed record NotSent(string Why) : ApiFault;

/// <summary>The request was written, in part at least, and no usable answer came.</summary>
internal sealed record NoAnswer(string Why) : ApiFault;
