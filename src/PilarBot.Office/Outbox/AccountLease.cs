namespace PilarBot.Office.Outbox;

/// <summary>
/// The right to send and poll for an account, held by one process at a time. Disposing it gives it up. A holder that loses it may have
/// sends under way: what it then records is that they are sent, which stays true, so no fencing is needed.
/// </summary>
internal abstract class AccountLease : IAsyncDisposable
{
    /// <summary>Signalled when the lease is lost, as when its connection breaks: sending stops.</summary>
    public abstract CancellationToken Lost { get; }

    public abstract ValueTask DisposeAsync();
}
