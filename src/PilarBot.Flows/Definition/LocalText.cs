namespace PilarBot.Flows.Definition;

/// <summary>Words of a flow that are shown as they are: in the language that the flow is written in, and in others.</summary>
/// <param name="Source">As the flow has them.</param>
public sealed record LocalText(string Source)
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>Translations by the code of their language, <c>en</c>.</summary>
    public IReadOnlyDictionary<string, string> Others { get; init; } = None;

    /// <summary>The words in a language, or those of the source where it has none.</summary>
    /// <param name="language">Its code; null for the source.</param>
    public string In(string? language) => language is not null && Others.TryGetValue(language, out var other) ? other : Source;

    /// <summary>The words of the source.</summary>
    public override string ToString() => Source;
}
