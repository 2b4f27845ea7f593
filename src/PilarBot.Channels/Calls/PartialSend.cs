namespace PilarBot.Channels.Calls;

/// <summary>What a failure means when the message goes out in several, and some are out already.</summary>
internal static class PartialSend
{
    /// <summary>"Nothing was sent" is no longer true once a part is out; what is final stays final.</summary>
    public static SendOutcome After(SendOutcome outcome, int sent, int whole) => outcome switch
    {
        _ when sent == 0 => outcome,
        Throttled throttled => new Ambiguous($"{sent} of {whole} parts went out, then too fast") { RetryAfter = throttled.RetryAfter },
        Failed failed => new Ambiguous($"{sent} of {whole} parts went out, then {failed.Why}"),
        ChannelDown down => new Ambiguous($"{sent} of {whole} parts went out, then {down.Why}"),
        Ambiguous unsure => new Ambiguous($"{sent} of {whole} parts went out, then {unsure.Why}"),
        _ => outcome,
    };
}
