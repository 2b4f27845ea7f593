using PilarBot.Flows.Definition;

namespace PilarBot.Flows.Reference;

/// <summary>What samples of the language may name, besides what the office has: two actions that are nobody's.</summary>
internal static class SampleVocabulary
{
    private static readonly ActionSignature write = new("contoh.catat", ActionEffect.Writes,
        new Dictionary<string, ActionInput> { ["isi"] = new(ValueKind.Text, true), ["nik"] = new(ValueKind.Nik, false) },
        new Dictionary<string, ValueKind> { ["nomor"] = ValueKind.Text, ["waktu"] = ValueKind.Instant },
        new HashSet<string> { "penuh" });

    private static readonly ActionSignature find = new("contoh.cari", ActionEffect.Reads,
        new Dictionary<string, ActionInput>(),
        new Dictionary<string, ValueKind> { ["jumlah"] = ValueKind.Number, ["daftar"] = ValueKind.List },
        new HashSet<string>());

    /// <summary>A vocabulary with the actions of samples.</summary>
    public static Vocabulary Over(Vocabulary vocabulary) => vocabulary with
    {
        Actions = vocabulary.Actions.Values.Concat([write, find]).ToDictionary(a => a.Name),
    };
}
