namespace PilarBot.Flows.Definition;

/// <summary>The lists from which people choose, as a snapshot: immutable, so the engine stays pure.</summary>
/// <param name="Lists">By name.</param>
public sealed record ReferenceLists(IReadOnlyDictionary<string, IReadOnlyList<ReferenceItem>> Lists)
{
    /// <summary>No lists.</summary>
    public static readonly ReferenceLists Empty = new(new Dictionary<string, IReadOnlyList<ReferenceItem>>());
}

/// <summary>One entry of a list.</summary>
/// <param name="Value">What is recorded; at most 48 bytes of UTF-8.</param>
/// <param name="Label">What is shown.</param>
public sealed record ReferenceItem(string Value, string Label)
{
    /// <summary>Other spellings under which it is found.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The entry it lies in, such as the kecamatan of a desa: shown where names alone would be ambiguous.</summary>
    public string? Parent { get; init; }

    /// <summary>The name of <see cref="Parent"/>, for showing.</summary>
    public string? ParentLabel { get; init; }

    /// <summary>One line of explanation for help, or null.</summary>
    public string? Hint { get; init; }

    /// <summary>The label in other languages, by their code.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The hint in other languages, by their code.</summary>
    public IReadOnlyDictionary<string, string>? Hints { get; init; }

    /// <summary>The entry as somebody of a language reads it; found under its own label too.</summary>
    /// <param name="language">Its code; null for the source.</param>
    public ReferenceItem In(string? language) => language is null || Labels?.GetValueOrDefault(language) is not { } label ? this : this with
    {
        Label = label,
        Hint = Hints?.GetValueOrDefault(language) ?? Hint,
        Aliases = [.. Aliases, Label],
    };
}
