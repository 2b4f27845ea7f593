using PilarBot.Flows.Engine;
using PilarBot.Flows.Events;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>What somebody in a chat has before them, and the engine's own view of it.</summary>
internal sealed record Sight(World World, EngineLimits Limits, Dialogue Dialogue, DateTime Now)
{
    /// <summary>The buttons of the last message.</summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];

    public Turn Turn => new(World, Limits, Dialogue, Now);

    /// <summary>The question that waits for an answer; null at a review, a question of the engine's own, and outside of flows.</summary>
    public static AtAsk? Question(Turn turn) =>
        turn.Session is { WaitingFor: { } key } && turn.Dialogue.Interjection is null or { Kind: InterjectionKind.Stuck } && turn.Standing is AtAsk at && at.AskKey == key ? at : null;
}
