using PilarBot.Flows.Engine;

namespace PilarBot.Office.Conversations;

/// <summary>How many conversations under way stand on flows that would be other ones: numbers, nobody's answers.</summary>
internal sealed class TouchedConversations
{
    private readonly Dictionary<(string Flow, FlowDifference Difference), TouchedFlow> flows = [];

    /// <summary>The flows that somebody stands on, by name.</summary>
    public IEnumerable<TouchedFlow> Flows => flows.Values.OrderBy(f => f.Flow, StringComparer.Ordinal);

    /// <summary>Conversations all of whose sessions stand on flows that are the same.</summary>
    public int Others { get; set; }

    /// <summary>Conversations that cannot be read here: sealed with another key, or on a revision that is lost.</summary>
    public int Unreadable { get; set; }

    /// <summary>True when the bot's own sentences are others than those with which somebody began.</summary>
    public bool OtherTexts { get; set; }

    /// <summary>Counts a session.</summary>
    /// <param name="session">It.</param>
    /// <param name="difference">What became of its flow.</param>
    /// <param name="isDraft">True when it waits to be taken up again.</param>
    /// <param name="isQuestion">True when it waits at a question, not at a review.</param>
    public void Add(Session session, FlowDifference difference, bool isDraft, bool isQuestion)
    {
        if (!flows.TryGetValue((session.Flow, difference), out var flow))
            flows[(session.Flow, difference)] = flow = new(session.Flow, difference);
        if (isDraft)
            flow.Drafts++;
        else
            flow.Running++;
        var step = (isQuestion ? Question(session.WaitingFor!) : session.WaitingFor is null ? null : "", isQuestion);
        flow.Steps[step] = flow.Steps.GetValueOrDefault(step) + 1;
    }

    // The same question of another round of a repeat is the same question.
    private static string Question(string key) => string.Join('/', key.Split('/').Where(part => !part.All(char.IsAsciiDigit)));
}

/// <summary>A flow that would be another one, and who stands on it.</summary>
internal sealed record TouchedFlow(string Flow, FlowDifference Difference)
{
    /// <summary>Sessions in the middle of it.</summary>
    public int Running { get; set; }

    /// <summary>Drafts that can be taken up again.</summary>
    public int Drafts { get; set; }

    /// <summary>How many wait at which question, by its key. Not at a question: at a review, or without a key nowhere, since the flow broke.</summary>
    public Dictionary<(string? Key, bool IsQuestion), int> Steps { get; } = [];
}
