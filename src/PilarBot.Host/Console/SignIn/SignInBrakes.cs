using System.Collections.Concurrent;
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

    // Of all unknown browsers together: many addresses guess no faster than one.
    private const int PerAccount = 30;
    private const int MostKept = 50_000;

    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Since)> wrong = [];

    /// <summary>How long somebody has to wait before the next try; null for not at all.</summary>
    /// <param name="address">Where the request comes from.</param>
    /// <param name="userName">As typed.</param>
    /// <param name="browser">Of a browser that signed in to this account before; null for others.</param>
    public TimeSpan? WaitOf(IPAddress? address, string userName, string? browser)
    {
        var now = clock.GetUtcNow();
        return Keys(address, userName, browser).Select(k => wrong.TryGetValue(k.Key, out var w) && w.Count >= k.Most && now - w.Since < Window ? w.Since + Window - now : (TimeSpan?)null).Max();
    }

    /// <summary>Counts a wrong try.</summary>
    public void Note(IPAddress? address, string userName, string? browser)
    {
        var now = clock.GetUtcNow();
        if (wrong.Count > MostKept)
            foreach (var old in wrong.Where(w => now - w.Value.Since > Window || w.Value.Count == 1))
                wrong.TryRemove(old);
        foreach (var (key, _) in Keys(address, userName, browser))
            wrong.AddOrUpdate(key, (1, now), (_, w) => now - w.Since < Window ? (w.Count + 1, w.Since) : (1, now));
    }

    private static IEnumerable<(string Key, int Most)> Keys(IPAddress? address, string userName, string? browser)
    {
        if (browser is not null)
        {
            yield return ("b" + browser, PerBrowser);
            yield break;
        }
        yield return ("a" + Network(address), PerAddress);
        yield return ("n" + userName.Trim().ToLowerInvariant(), PerAccount);
    }

    // Who has one IPv6 address has the 2^64 beside it.
    private static string Network(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
