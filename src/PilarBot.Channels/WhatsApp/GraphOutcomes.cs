using PilarBot.Channels.Calls;

namespace PilarBot.Channels.WhatsApp;

/// <summary>What a failed call, or a failed status, means for the message.</summary>
internal static class GraphOutcomes
{
    private static readonly TimeSpan LongestPairWait = TimeSpan.FromMinutes(10);

    /// <param name="fault">What went wrong.</param>
    /// <param name="earlier">How often the same person was too much just before: each time waits four times as long.</param>
    public static SendOutcome Of(ApiFault fault, int earlier = 0) => fault switch
    {
        NotSent { Why: var why } => new Failed(why),
        NoAnswer { Why: var why } => new Ambiguous(why),
        GraphRefusal refusal => ErrorTable.Find(refusal.Code) is { } row ? Of(row, refusal, earlier) : OfUnknown(refusal),
        _ => throw new InvalidOperationException($"Unknown fault {fault.GetType().Name}"),
    };

    private static SendOutcome Of(ErrorRow row, GraphRefusal refusal, int earlier) => row.Action switch
    {
        ErrorAction.TryAgain => new Failed(refusal.ForLog),
        ErrorAction.SlowDown => new Throttled(row.Wait!.Value) { WholeAccount = true },
        ErrorAction.SlowDownForPerson => new Throttled(PairWait(earlier)),
        ErrorAction.Refuse => new Refused(refusal.ForLog) { Sentence = $"{row.Sentence} ({refusal.Code})" },
        ErrorAction.GiveUpPerson => new Unreachable(UnreachableReason.Undeliverable),
        ErrorAction.NeedTemplate => new WindowClosed(),
        ErrorAction.HoldBroadcast => new BroadcastRefused(BroadcastStop.ForPersonNow, refusal.ForLog) { RetryAfter = row.Wait },
        ErrorAction.SuppressBroadcasts => new BroadcastRefused(BroadcastStop.ForPerson, refusal.ForLog),
        ErrorAction.StopTemplate => new BroadcastRefused(BroadcastStop.ThisTemplate, refusal.ForLog),
        ErrorAction.StopBroadcasts => new BroadcastRefused(BroadcastStop.AllBroadcasts, refusal.ForLog) { RetryAfter = row.Wait },
        ErrorAction.StopChannel => new ChannelDown($"{refusal.Code}: {row.Sentence}"),
    };

    /// <summary>Codes come and go with versions; then the status has to do. What says nothing at all is taken as final: retrying costs.</summary>
    private static SendOutcome OfUnknown(GraphRefusal refusal) => refusal switch
    {
        { IsTransient: true } or { Status: >= 500 } => new Failed(refusal.ForLog),
        { Status: 429 } => new Throttled(TimeSpan.FromSeconds(5)) { WholeAccount = true },
        { Status: 401 } => Of(ErrorTable.Find(190)!, refusal with { Code = 401 }, 0),
        _ => new Refused(refusal.ForLog),
    };

    /// <summary>4^X seconds, as Meta advises (protocol section B.5).</summary>
    public static TimeSpan PairWait(int earlier) =>
        TimeSpan.FromSeconds(Math.Min(Math.Pow(4, Math.Min(earlier, 10)), LongestPairWait.TotalSeconds));
}
