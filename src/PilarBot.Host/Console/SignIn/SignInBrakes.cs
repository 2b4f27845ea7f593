using System.Net;
using System.Net.Sockets;

namespace PilarBot.Host.StaffConsole;

/// <summary>
/// Slows down whoever guesses, and never the owner of an account: a browser that has signed in before is counted by itself. In the memory
/// of each host, since a guesser gains little by there being several. Thread-safe.
/// </summary>
internal sealed class SignInBrakes(TimeProvider clock)
{
    /// <summary>How long a wrong try counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private const int PerAddress = 10;
    private const int PerBrowser = 10;
    private const int PerPerson = 10;

    // Of all unknown browsers together: many addresses guess no faster than one.
    private const int PerAccount = 30;
    private const int MostKept = 50_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (int Count, DateTimeOffset Since)> tries = [];

    /// <summary>
    /// Counts a try before it is looked at, so that many at once are looked at no more often than one after the other. A right one is
    /// taken back with <see cref="Right"/>.
    /// </summary>
    /// <returns>How long to wait, when the try must not be looked at; null when it may.</returns>
    public TimeSpan? Begin(Guess guess)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            var wait = guess.Keys.Max(k => tries.TryGetValue(k.Key, out var t) && t.Count >= k.Most && now - t.Since < Window ? t.Since + Window - now : (TimeSpan?)null);
            if (wait is not null)
                return wait;
            foreach (var (key, _) in guess.Keys)
                tries[key] = tries.TryGetValue(key, out var t) && now - t.Since < Window ? (t.Count + 1, t.Since) : (1, now);
            Forget(now);
            return null;
        }
    }

    /// <summary>Takes back a try that was right.</summary>
    public void Right(Guess guess)
    {
        lock (gate)
            foreach (var (key, _) in guess.Keys)
                if (tries.TryGetValue(key, out var t) && t.Count > 1)
                    tries[key] = (t.Count - 1, t.Since);
                else
                    tries.Remove(key);
    }

    // First what counts no more, then, under a flood of made-up names, what says least.
    private void Forget(DateTimeOffset now)
    {
        if (tries.Count <= MostKept)
            return;
        foreach (var (key, _) in tries.Where(t => now - t.Value.Since >= Window).ToList())
            tries.Remove(key);
        if (tries.Count > MostKept)
            foreach (var (key, _) in tries.OrderBy(t => t.Value.Count).ThenBy(t => t.Value.Since).Take(tries.Count - MostKept / 2).ToList())
                tries.Remove(key);
    }

    /// <summary>What one try is counted under.</summary>
    internal sealed record Guess(IReadOnlyList<(string Key, int Most)> Keys)
    {
        /// <summary>A name and a password.</summary>
        /// <param name="address">Where the request comes from.</param>
        /// <param name="userName">As typed.</param>
        /// <param name="browser">Of a browser that signed in to this account before; null for others.</param>
        public static Guess Password(IPAddress? address, string userName, string? browser) => browser is not null
            ? new([("sandi-peramban " + browser, PerBrowser)])
            : new([("alamat " + Network(address), PerAddress), ("nama " + userName.Trim().ToLowerInvariant(), PerAccount)]);

        /// <summary>A code of the authenticator, by somebody who had the password.</summary>
        public static Guess Code(Guid person, string? browser) => browser is not null ? new([("kode-peramban " + browser, PerBrowser)]) : new([($"kode {person:N}", PerPerson)]);

        /// <summary>The present password, asked of somebody who is signed in.</summary>
        public static Guess Present(Guid person) => new([($"sandi {person:N}", PerPerson)]);

        // Who has one IPv6 address has the 2^64 beside it.
        private static string Network(IPAddress? address) => address switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
            _ => address.ToString(),
        };
    }
}
