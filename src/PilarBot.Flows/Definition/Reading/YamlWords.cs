using PilarBot.Flows.Definition.Language;

namespace PilarBot.Flows.Definition.Reading;

/// <summary>The keys that files have, for telling a key from a text.</summary>
internal static class YamlWords
{
    public static readonly IReadOnlySet<string> All =
        new[] { FlowLanguage.File, FlowLanguage.Choice }.Concat(FlowLanguage.Steps).SelectMany(c => c.KeyNames.Append(c.Word)).ToHashSet();
}
