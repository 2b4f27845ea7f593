using System.Text.Json.Nodes;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>What comes of actions: by their signatures, with parts missing, refused, or too much of it.</summary>
internal static class RandomResult
{
    public static ActionResultInput Of(ActionRequested request, Dice dice)
    {
        var refusals = Actions.Vocabulary.Actions[request.Name].Refusals;
        if (refusals.Count > 0 && dice.OneIn(4)) return new(request.Key, null, new(dice.Of([.. refusals]), dice.Of("Mohon maaf, **penuh**.", "")));
        if (dice.OneIn(8)) return new(request.Key, dice.OneIn(2) ? null : []);
        var result = new JsonObject
        {
            ["count"] = dice.Of<JsonNode>(0, 1, 3, 2.5m, 5e27m, 1e300),
            ["number"] = dice.Of("KS-1", "*Zq*", "", dice.OneIn(10) ? new string('h', 70_000) : "KS-2"),
            ["found"] = dice.OneIn(2),
            ["day"] = dice.Of("2026-11-22", "0001-01-01", "9999-12-31"),
            ["at"] = dice.Of("2026-11-22T01:30:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"),
            ["items"] = new JsonArray([.. Enumerable.Range(1, dice.Of(0, 1, 3, 12, 25)).Select(n => Item(n, dice))]),
            ["first"] = new JsonObject { ["name"] = "_Zq_" },
            ["files"] = new JsonArray("f1", "f2"),
        };
        foreach (var part in result.Select(p => p.Key).ToList().Where(_ => dice.OneIn(8))) result[part] = null;
        return new(request.Key, result);
    }

    private static JsonObject? Item(int number, Dice dice) => dice.Below(12) switch
    {
        0 => null,
        1 => new JsonObject { ["value"] = $"v{number}" },
        2 => new JsonObject { ["value"] = $"v{number}", ["label"] = "" },
        3 => new JsonObject { ["value"] = $"v{number - 1}", ["label"] = $"Kembar {number}" },
        4 => new JsonObject { ["value"] = new string('v', 60) + number, ["label"] = new string('l', 60) + number },
        5 => new JsonObject { ["value"] = $"~{number}", ["label"] = $"*Zq* {number}" },
        6 => new JsonObject { ["value"] = number, ["label"] = number },
        _ => new JsonObject { ["value"] = $"v{number}", ["label"] = $"Warga {number}" },
    };
}
