using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using PilarBot.Office;

namespace PilarBot.Host.Simulator;

/// <summary>The chats as server-sent events: all there is first, then whatever changes; a page that comes back gets what it missed.</summary>
internal sealed class ChatStream(SimulatedChats chats, OfficeProfile office)
{
    /// <summary>The events of some phones.</summary>
    /// <param name="phones">Which.</param>
    /// <param name="lastEventId">What the page saw last: <c>epoch-number</c>, or anything else for all there is.</param>
    /// <param name="cancellation">Ends the stream.</param>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync(
        IReadOnlyCollection<SimulatorPhone> phones, string? lastEventId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = SeenOf(lastEventId);
        var hello = new Hello(
            chats.Epoch, office.Name, office.Zone.Name, office.Zone.Hours,
            [.. phones.Select(p => new HelloPhone(p.Key, p.Title, p.Owner, p.PhoneNumber, p.Words, chats.IsBlocked(p)))]);
        yield return new(JsonSerializer.Serialize(hello, SimulatorJson.Default.Hello), "hello");
        while (!cancellation.IsCancellationRequested)
        {
            var changes = chats.Since(seen, phones);
            foreach (var state in changes.States)
                yield return new(JsonSerializer.Serialize(state, SimulatorJson.Default.PhoneState), "state");
            foreach (var entry in changes.Entries)
                yield return new(JsonSerializer.Serialize(entry, SimulatorJson.Default.ChatEntry), "entry");
            foreach (var phone in changes.Typing)
                yield return new(phone, "typing");
            // Only now: a page that loses the line in the middle gets the whole of it again, and takes it for what it knows.
            if (changes.Version > seen)
                yield return new("", "seen") { EventId = string.Create(CultureInfo.InvariantCulture, $"{chats.Epoch}-{changes.Version}") };
            seen = changes.Version;
            await changes.Next.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private long SeenOf(string? lastEventId) =>
        lastEventId?.Split('-') is [var epoch, var number]
        && epoch == chats.Epoch.ToString(CultureInfo.InvariantCulture)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
            ? seen
            : 0;
}

/// <summary>What a page is told first.</summary>
internal sealed record Hello(long Epoch, string Office, string Zone, int ZoneHours, IReadOnlyList<HelloPhone> Phones);

/// <summary>A phone, as the page draws it.</summary>
internal sealed record HelloPhone(string Key, string Title, string Owner, string Number, IReadOnlyList<string> Words, bool Blocked);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Hello))]
[JsonSerializable(typeof(PhoneState))]
[JsonSerializable(typeof(ChatEntry))]
internal sealed partial class SimulatorJson : JsonSerializerContext;
