using System.Text.Json.Nodes;

namespace PilarBot.TestKit.Telegram;

/// <summary>A group with the bot in it.</summary>
public sealed class FakeGroup
{
    private readonly FakeTelegram telegram;

    internal FakeGroup(FakeTelegram telegram, FakeChat chat)
    {
        this.telegram = telegram;
        Chat = chat;
    }

    public FakeChat Chat { get; }

    /// <summary>A member writes; commands and mentions are marked as Telegram marks them.</summary>
    public FakeMessage Hears(FakeUser member, string text)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(text);
        var marks = JsonNode.Parse(FakeUser.Commands(text))!.AsArray();
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0 && marks.Count == 0)
        {
            var end = text.IndexOf(' ', at);
            marks.Add(new JsonObject { ["type"] = "mention", ["offset"] = at, ["length"] = (end < 0 ? text.Length : end) - at });
        }

        var message = new FakeMessage
        {
            Id = telegram.NextMessageId(),
            FromBot = false,
            Date = telegram.Time.GetUtcNow().ToUnixTimeSeconds(),
            Text = text,
            Entities = marks.ToJsonString(),
        };
        Chat.Add(message);
        telegram.Methods.Queue.Add("message", message.Json(Chat, member.Json()), ('m', Chat.Id));
        return message;
    }

    /// <summary>Throws the bot out.</summary>
    public void Kicks() => Chat.Closed = ApiFailure.Forbidden("bot was kicked from the supergroup chat");

    /// <summary>The group goes on under a new id.</summary>
    public FakeGroup BecomesSupergroup(long newId)
    {
        Chat.Closed = new ApiFailure(400, "Bad Request: group chat was upgraded to a supergroup chat", null, newId);
        return telegram.Group(newId, Chat.Name);
    }
}
