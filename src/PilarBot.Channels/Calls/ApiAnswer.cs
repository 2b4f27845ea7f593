using System.Diagnostics.CodeAnalysis;

namespace PilarBot.Channels.Calls;

/// <summary>What a call of a channel's API gave: its result, or why there is none.</summary>
internal sealed record ApiAnswer<T>(T? Result, ApiFault? Fault)
{
    [MemberNotNullWhen(true, nameof(Result))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsOk => Fault is null;
}

/// <summary>Why a call has no result: these two, and what the channel itself refused.</summary>
internal abstract record ApiFault;

/// <summary>The request did not leave this machine.</summary>
internal sealed record NotSent(string Why) : ApiFault;

/// <summary>The request was written, in part at least, and no usable answer came.</summary>
internal sealed record NoAnswer(string Why) : ApiFault;
