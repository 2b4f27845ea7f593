using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;

namespace PilarBot.Host.StaffConsole;

/// <summary>Tells an open page that what it shows has changed, whoever changed it and on whichever host.</summary>
internal static class LiveEndpoint
{
    // What another does is seen within a second; one indexed look costs next to nothing for the few who sit at the console.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // A stream ends after this and the browser opens it anew: so nobody keeps one whose session is over.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>A stream of an event <c>berubah</c> whenever a stamp is another than before.</summary>
    /// <param name="seen">What the page shows.</param>
    /// <param name="look">The stamp now; null when there is nothing to see any more, which ends the stream.</param>
    /// <param name="clock">Times it.</param>
    /// <param name="cancellation">The browser went away.</param>
    public static IActionResult Stream(string seen, Func<Task<string?>> look, TimeProvider clock, CancellationToken cancellation) =>
        new ResultOfPage(TypedResults.ServerSentEvents(EventsAsync(seen, look, clock, cancellation)));

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        string seen, Func<Task<string?>> look, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        yield return new("", "mulai") { ReconnectionInterval = TimeSpan.FromSeconds(2) };
        for (var begun = clock.GetUtcNow(); clock.GetUtcNow() - begun < Longest;)
        {
            if (await look() is not { } now)
                yield break;
            if (now != seen)
                yield return new(seen = now, "berubah");
            if (!await timer.WaitForNextTickAsync(cancellation))
                yield break;
        }
    }
}
