using System.Text;
using System.Text.Json.Nodes;

namespace PilarBot.TestKit.Telegram;

/// <summary>An update that the bot has not confirmed yet.</summary>
/// <param name="Id">Its update_id.</param>
/// <param name="Lane">Updates of one lane go to a webhook in order, one at a time.</param>
/// <param name="Json">As it goes out.</param>
/// <param name="Since">When it came to be.</param>
/// <param name="Life">How long it is kept.</param>
internal sealed record PendingUpdate(long Id, (char Kind, long Id) Lane, byte[] Json, DateTimeOffset Since, TimeSpan Life)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan Tap = TimeSpan.FromSeconds(150);

    public static PendingUpdate Make(long id, string kind, JsonObject content, (char Kind, long Id) lane, DateTimeOffset now)
    {
        var json = new JsonObject { ["update_id"] = id, [kind] = content }.ToJsonString();
        return new PendingUpdate(id, lane, Encoding.UTF8.GetBytes(json), now, kind == "callback_query" ? Tap : Day);
    }
}
