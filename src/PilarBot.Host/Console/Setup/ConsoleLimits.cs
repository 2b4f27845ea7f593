using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace PilarBot.Host.StaffConsole;

/// <summary>What one person may ask of the console on one host. Section <c>Console:Limits</c>.</summary>
public sealed class ConsoleLimitOptions
{
    /// <value>Requests a second in the long run: 20, far more than anybody clicks.</value>
    [Range(1, 100_000)]
    public int RequestsPerSecond { get; set; } = 20;

    /// <value>Requests at once: 300, since a page may bring many pictures.</value>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 300;
}

/// <summary>Keeps one person's script, or a page gone wild, from taking the console away from everybody else. Thread-safe.</summary>
internal sealed class ConsoleLimits(IOptions<ConsoleLimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<Guid> requests = PartitionedRateLimiter.Create<Guid, Guid>(person => RateLimitPartition.GetTokenBucketLimiter(person, _ => new()
    {
        TokenLimit = options.Value.Burst,
        TokensPerPeriod = options.Value.RequestsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    }));

    /// <summary>Counts a request; false when it is one too many.</summary>
    public bool Allows(Guid person)
    {
        using var lease = requests.AttemptAcquire(person);
        return lease.IsAcquired;
    }

    public void Dispose() => requests.Dispose();
}
