using PilarBot.Flows.Definition;

namespace PilarBot.Flows.Tests.Harness;

/// <summary>What the flows of these tests may name.</summary>
internal static class Vocabularies
{
    public static readonly Vocabulary Office = new()
    {
        Actions = new[]
        {
            Action("cases.open", ActionEffect.Writes,
                [("nik", ValueKind.Nik, false), ("text", ValueKind.Text, false), ("photos", ValueKind.Media, false)],
                [("number", ValueKind.Text), ("at", ValueKind.Instant)], "duplicate"),
            Action("cases.find", ActionEffect.Reads,
                [("nik", ValueKind.Nik, true)],
                [("count", ValueKind.Number), ("first.number", ValueKind.Text), ("items", ValueKind.List)]),
        }.ToDictionary(a => a.Name),
        Lists = new HashSet<string> { "ppks", "jarak", "kecamatan", "desa" },
        Roles = new HashSet<string> { "tksk", "psm", "tanpa-nama" },
    };

    private static ActionSignature Action(
        string name, ActionEffect effect, (string, ValueKind, bool)[] inputs, (string, ValueKind)[] results, params string[] refusals) =>
        new(name, effect, inputs.ToDictionary(i => i.Item1, i => new ActionInput(i.Item2, i.Item3)), results.ToDictionary(r => r.Item1, r => r.Item2), refusals.ToHashSet());
}
