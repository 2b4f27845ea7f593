using PilarBot.Office.Broadcasts;

namespace PilarBot.Office.Tests.Broadcasts;

/// <summary>Broadcasts as their authors ask for them.</summary>
internal static class BroadcastSamples
{
    /// <summary>At once, without anything that can be added.</summary>
    public static ScheduleBroadcast.Input Input(string text, params string[] roles) =>
        new(text, null, null, roles, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
}
