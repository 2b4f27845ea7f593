using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>Where a walk stopped, and the entries that it passed on its way, in the order of the walk.</summary>
/// <param name="Passed">The part of the trail that counts here.</param>
internal abstract record Standing(IReadOnlyList<TrailEntry> Passed)
{
    /// <summary>The key of the step at which it waits, or null when it is over.</summary>
    public virtual string? Key => null;
}

/// <summary>A question has no answer yet.</summary>
internal sealed record AtAsk(IReadOnlyList<TrailEntry> Passed, AskStep Ask, string AskKey, Scope Scope) : Standing(Passed)
{
    /// <summary>The section that this question begins, or null.</summary>
    public Section? Section { get; init; }

    public override string Key => AskKey;
}

/// <summary>A review was not sent off yet.</summary>
internal sealed record AtReview(IReadOnlyList<TrailEntry> Passed, ReviewStep Review, string ReviewKey, Scope Scope) : Standing(Passed)
{
    /// <summary>The questions that were passed, with their answers, in the order of the walk.</summary>
    public required IReadOnlyList<ReviewLine> Answers { get; init; }

    public required Walked Walked { get; init; }

    public override string Key => ReviewKey;
}

/// <summary>An answer as a review shows it.</summary>
/// <param name="Ask">The question.</param>
/// <param name="Entry">Its answer.</param>
/// <param name="Group">The round of a repeat in which it was asked: <c>Anggota keluarga 2</c>; null outside.</param>
internal sealed record ReviewLine(AskStep Ask, TrailEntry Entry, string? Group);

/// <summary>A part of a flow.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Number">Which it is, from 1.</param>
internal sealed record Section(Template Title, int Number);

/// <summary>An action has no result yet.</summary>
internal sealed record AtAction(IReadOnlyList<TrailEntry> Passed, DoStep Do, string DoKey, JsonObject Arguments) : Standing(Passed)
{
    public override string Key => DoKey;
}

/// <summary>The flow is over.</summary>
internal sealed record AtEnd(IReadOnlyList<TrailEntry> Passed) : Standing(Passed);

/// <summary>The flow cannot go on.</summary>
internal sealed record Broken(IReadOnlyList<TrailEntry> Passed, string Step, string Fault) : Standing(Passed);
