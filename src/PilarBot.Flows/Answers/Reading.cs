using System.Text.Json.Nodes;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Answers;

/// <summary>What came of reading an answer.</summary>
internal abstract record Reading
{
    public static Rejected Reject(Phrase why, params Insert[] inserts) => new(why, inserts);

    public static Accepted Accept(JsonNode value) => new(value);
}

/// <summary>It is one.</summary>
internal sealed record Accepted(JsonNode Value) : Reading;

/// <summary>It is none, and this is what to say about it.</summary>
internal sealed record Rejected(Phrase Why, IReadOnlyList<Insert> Inserts) : Reading;
