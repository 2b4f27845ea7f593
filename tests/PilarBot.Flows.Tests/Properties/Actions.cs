using PilarBot.Flows.Definition;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>What random flows may name: actions of both effects, with inputs and results of every kind, with refusals and without.</summary>
internal static class Actions
{
    /// <summary>What every action gives.</summary>
    public static readonly IReadOnlyDictionary<string, ValueKind> Results = new Dictionary<string, ValueKind>
    {
        ["count"] = ValueKind.Number,
        ["number"] = ValueKind.Text,
        ["found"] = ValueKind.YesNo,
        ["day"] = ValueKind.Date,
        ["at"] = ValueKind.Instant,
        ["items"] = ValueKind.List,
        ["first.name"] = ValueKind.Text,
        ["files"] = ValueKind.Media,
    };

    public static readonly Vocabulary Vocabulary = Vocabularies.Office with
    {
        Actions = new[]
        {
            Action("people.look", ActionEffect.Reads, [ValueKind.Text, ValueKind.Date, ValueKind.Choice, ValueKind.Object], ["unknown", "busy"]),
            Action("people.count", ActionEffect.Reads, [ValueKind.Number, ValueKind.YesNo, ValueKind.Nik, ValueKind.Wilayah], []),
            Action("visits.note", ActionEffect.Writes, [ValueKind.Text, ValueKind.Number, ValueKind.Media, ValueKind.Location, ValueKind.Object], ["full"]),
            Action("visits.close", ActionEffect.Writes, [ValueKind.Phone, ValueKind.Kk, ValueKind.Instant, ValueKind.Contact, ValueKind.Choice], []),
        }.ToDictionary(a => a.Name),
        Roles = new HashSet<string> { "tksk", "psm" },
    };

    /// <summary>The name of the input that takes a kind.</summary>
    public static string Input(ValueKind kind) => "in-" + kind.ToString().ToLowerInvariant();

    private static ActionSignature Action(string name, ActionEffect effect, ValueKind[] inputs, string[] refusals) =>
        new(name, effect, inputs.ToDictionary(Input, i => new ActionInput(i, false)), Results, refusals.ToHashSet());
}
