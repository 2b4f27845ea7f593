using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Media;
using PilarBot.Office.Outbox;
using PilarBot.Office.Tests.Harness;

namespace PilarBot.Office.Tests.Broadcasts;

/// <summary>Broadcasts as their authors ask for them.</summary>
internal static class BroadcastSamples
{
    /// <summary>At once, without anything that can be added.</summary>
    public static ScheduleBroadcast.Input Input(string text, params string[] roles) =>
        new(text, null, null, roles, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /// <summary>A sender for which nothing waits for the pace.</summary>
    public static BulkSender Sender(Desk desk, ScriptedChannel channel) => new(
        desk.Database.Office, channel, new StoredMedia(desk.Database.Office, desk.Media, desk.Clock), desk.Sealer,
        new AccountPace(new OutboxOptions { AccountBurst = 1000, AccountPerSecond = 100_000, ChatBurst = 1000, ChatPerSecond = 100_000 }.RatesOf(channel.Traits), desk.Clock),
        new(), new([], desk.Office, desk.Database.Office), new(Options.Create(new Office.Deliveries.BudgetOptions()), desk.Office), desk.Office, desk.BroadcastOptions, new(), desk.Clock,
        NullLogger<BulkSender>.Instance);
}
