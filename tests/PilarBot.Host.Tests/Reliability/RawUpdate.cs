using System.Text.Json.Nodes;

namespace PilarBot.Host.Tests.Reliability;

/// <summary>Updates written by hand, to be posted as often and in whatever order a test likes.</summary>
internal static class RawUpdate
{
    /// <summary>A text message. Its chat has to have written before, or the double does not let the bot answer.</summary>
    public static string Text(long user, long id, string text) => new JsonObject
    {
        ["update_id"] = 900_000_000 + id,
        ["message"] = new JsonObject
        {
            ["message_id"] = 900_000 + id,
            ["date"] = 1_790_000_000,
            ["from"] = new JsonObject { ["id"] = user, ["is_bot"] = false, ["first_name"] = "Warga" },
            ["chat"] = new JsonObject { ["id"] = user, ["type"] = "private", ["first_name"] = "Warga" },
            ["text"] = text,
        },
    }.ToJsonString();
}
