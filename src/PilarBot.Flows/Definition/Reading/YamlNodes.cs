namespace PilarBot.Flows.Definition.Reading;

/// <summary>A piece of YAML that knows its line.</summary>
internal abstract record YamlNode(int Line)
{
    /// <summary>Its shape, for messages.</summary>
    public abstract string Shape { get; }
}

/// <param name="Value">The text.</param>
/// <param name="IsPlain">True when it stands without quotation marks and not as a block.</param>
/// <param name="Line">From 1.</param>
internal sealed record YamlText(string Value, bool IsPlain, int Line) : YamlNode(Line)
{
    /// <summary>True when a comment stands behind it on its line, which may have been meant as a part of it.</summary>
    public bool IsCut { get; init; }

    public bool IsNull => IsPlain && Value is "" or "~" or "null";

    public override string Shape => IsNull ? "empty" : "a text";
}

internal sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line) : YamlNode(Line)
{
    /// <summary>True when it stands in brackets.</summary>
    public bool IsInline { get; init; }

    public override string Shape => "a list";
}

internal sealed record YamlMap(IReadOnlyList<YamlEntry> Entries, int Line) : YamlNode(Line)
{
    /// <summary>True when it stands in brackets.</summary>
    public bool IsInline { get; init; }

    public override string Shape => "a group of keys";

    public YamlNode? this[string key] => Entries.FirstOrDefault(e => e.Key == key)?.Value;
}

internal sealed record YamlEntry(string Key, YamlNode Value, int Line);
