using PilarBot.Office.Reference;

namespace PilarBot.Office.Knowledge;

/// <summary>Something that the office explains in the chat: what somebody's work is, what a programme is, what is often asked. Never the text of a regulation.</summary>
/// <param name="Kind">What it explains.</param>
/// <param name="Key">Its file's name, unique among all kinds: <c>tksk</c>, <c>bpjs-mati</c>.</param>
/// <param name="Title">At most 40 characters, for buttons.</param>
internal sealed record KnowledgeText(KnowledgeKind Kind, string Key, string Title)
{
    /// <summary>Other words under which people look for it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The rule that it rests on; empty where none is known.</summary>
    public string Basis { get; init; } = "";

    /// <summary>Where it was read; empty for what is from memory and for the office's own.</summary>
    public string Source { get; init; } = "";

    /// <summary>How far it was compared with its source; null for the office's own, which it vouches for.</summary>
    public Verification? Verification { get; init; }

    /// <summary>Lower ones are listed first.</summary>
    public int Order { get; init; }

    /// <summary>Its parts, by heading.</summary>
    public IReadOnlyDictionary<string, string> Sections { get; init; } = new Dictionary<string, string>();

    /// <summary>Its quiz; empty for none.</summary>
    public IReadOnlyList<QuizQuestion> Quiz { get; init; } = [];

    /// <summary>What only staff see of a programme, unless the office opens it; null where it wrote none.</summary>
    public ProgrammePlan? Plan { get; init; }

    /// <summary>True for a text of the program that the office has taken out.</summary>
    public bool IsHidden { get; init; }

    /// <summary>True for what residents ask about.</summary>
    public bool IsInfo => Kind is not KnowledgeKind.Duties && !IsHidden;

    /// <summary>The words that lead to it, without regard to case.</summary>
    public IEnumerable<string> Words => Aliases.Append(Title).Select(w => w.ToUpperInvariant());

    /// <summary>A part; empty where it has none.</summary>
    public string Section(string heading) => Sections.GetValueOrDefault(heading, "");

    /// <summary>How sure it is and where it is from, as people read it.</summary>
    public string Note => Verification.Note(Source);
}

/// <summary>What a text explains.</summary>
internal enum KnowledgeKind
{
    /// <summary>The folder <c>tupoksi</c>: the work of a role.</summary>
    Duties,
    /// <summary>The folder <c>program</c>.</summary>
    Programme,
    /// <summary>The folder <c>tanya</c>: what is often asked.</summary>
    Question,
}

/// <summary>How a programme stands in the office's planning.</summary>
/// <param name="Priority">1 is the first; null for none.</param>
/// <param name="Budget">In rupiah; null when not told.</param>
/// <param name="Progress">0 to 100; null when not told.</param>
/// <param name="IsPublic">True when everybody may read it.</param>
internal sealed record ProgrammePlan(int? Priority, long? Budget, int? Progress, bool IsPublic);
