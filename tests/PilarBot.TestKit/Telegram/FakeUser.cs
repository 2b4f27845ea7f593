using System.Text.Json.Nodes;

namespace PilarBot.TestKit.Telegram;

/// <summary>A person with Telegram on the phone, in a private chat with the bot.</summary>
public sealed partial class FakeUser
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly FakeTelegram telegram;

    internal FakeUser(FakeTelegram telegram, FakeChat chat, string name)
    {
        this.telegram = telegram;
        Chat = chat;
        Name = name;
        Chat.Closed = ApiFailure.Forbidden("bot can't initiate conversation with a user");
    }

    public long Id => Chat.Id;
    public string Name { get; }

    /// <summary>What was said.</summary>
    public FakeChat Chat { get; }

    /// <summary>The phone number of the account.</summary>
    public string Phone => $"62812{Id:D8}";

    /// <summary>Presses START: from now on the bot may write.</summary>
    public FakeMessage Starts(string? payload = null) => Says(payload is null ? "/start" : "/start " + payload);

    /// <summary>Has written to the bot some time ago, and it has been answered: the bot may write.</summary>
    public void HasWrittenBefore() => Chat.Closed = null;

    public FakeMessage Says(string text) => Send(text, null, []);

    /// <summary>Changes what was said.</summary>
    public void Edits(FakeMessage message, string text)
    {
        Chat.Change(message, () => message.Text = text);
        var json = message.Json(Chat, Json());
        json["edit_date"] = telegram.Time.GetUtcNow().ToUnixTimeSeconds();
        Update("edited_message", json, ('m', Id));
    }

    /// <summary>
    /// Presses the button with this label: the newest one in a message, else the one of the open reply keyboard (which shares a
    /// contact or a location, or sends its label). The callback's id, for one in a message.
    /// </summary>
    public string? Taps(string label)
    {
        foreach (var message in Chat.Messages.Reverse())
        {
            if (message.FromBot && message.Buttons.SelectMany(row => row).FirstOrDefault(button => button.Text == label) is { } button)
            {
                return button.Data is { } data
                    ? PressesData(data, message)
                    : throw new InvalidOperationException($"[{label}] opens {button.Url}; nothing comes to the bot.");
            }
        }

        var key = Chat.ReplyKeyboard.SelectMany(row => row).FirstOrDefault(button => button.Text == label)
            ?? throw new InvalidOperationException($"No button [{label}] in the chat:\n{Chat.Transcript()}");
        if (key.RequestsContact)
            SharesContact();
        else if (key.RequestsLocation)
            SharesLocation(-6.2, 106.8);
        else
            Says(label);
        return null;
    }

    /// <summary>Sends a button's data, whether or not there is such a button: an old one, or a forged one.</summary>
    public string PressesData(string data, FakeMessage? message = null)
    {
        var id = telegram.OpenTap();
        var tap = new JsonObject { ["id"] = id, ["from"] = Json(), ["chat_instance"] = "-42", ["data"] = data };
        if (message is not null)
        {
            tap["message"] = Chat.Find(message.Id) is null
                ? new JsonObject { ["chat"] = Chat.Json(), ["message_id"] = message.Id, ["date"] = 0 }
                : message.Json(Chat, telegram.BotJson());
        }

        Update("callback_query", tap, ('c', Id));
        return id;
    }

    /// <summary>Deletes a message on both sides: the bot cannot edit it any more.</summary>
    public void Deletes(FakeMessage message) => Chat.Forget(message);

    /// <summary>Blocked the bot while nobody was there to hear of it: the bot finds out when it sends.</summary>
    public void HasBlockedUnnoticed() => Chat.Closed = ApiFailure.Forbidden("bot was blocked by the user");

    public void Blocks()
    {
        Chat.Closed = ApiFailure.Forbidden("bot was blocked by the user");
        Membership("member", "kicked");
    }

    public void Unblocks()
    {
        Chat.Closed = null;
        Membership("kicked", "member");
    }

    /// <summary>The account is deleted.</summary>
    public void Leaves() => Chat.Closed = ApiFailure.Forbidden("user is deactivated");

    /// <summary>Waits for a message of the bot with these words, later than what earlier waits returned.</summary>
    public Task<FakeMessage> WaitForAsync(string words, TimeSpan? timeout = null) =>
        Chat.WaitForUnreadAsync(message => message.Text.Contains(words, StringComparison.OrdinalIgnoreCase), timeout ?? Patience);

    /// <summary>Waits for such a message of the bot, later than what earlier waits returned.</summary>
    public Task<FakeMessage> WaitForAsync(Func<FakeMessage, bool> wanted, TimeSpan? timeout = null) =>
        Chat.WaitForUnreadAsync(wanted, timeout ?? Patience);

    /// <summary>Waits until the whole chat is so: a message edited, buttons gone, a number of answers.</summary>
    public Task WaitForChatAsync(Func<FakeChat, bool> wanted, TimeSpan? timeout = null) =>
        Chat.WaitAsync(() => wanted(Chat) ? Chat : null, timeout ?? Patience);

    private void Membership(string from, string to) => Update(
        "my_chat_member",
        new JsonObject
        {
            ["chat"] = Chat.Json(),
            ["from"] = Json(),
            ["date"] = telegram.Time.GetUtcNow().ToUnixTimeSeconds(),
            ["old_chat_member"] = new JsonObject { ["user"] = telegram.BotJson(), ["status"] = from },
            ["new_chat_member"] = new JsonObject { ["user"] = telegram.BotJson(), ["status"] = to, ["until_date"] = 0 },
        },
        ('s', Id));

    internal JsonObject Json() => new() { ["id"] = Id, ["is_bot"] = false, ["first_name"] = Name, ["language_code"] = "id" };

    internal FakeMessage Send(string words, string? kind, JsonObject content, string? fileId = null)
    {
        // Who writes has pressed START; who blocked the bot cannot write.
        if (Chat.Closed is { } closed)
        {
            if (!closed.Message.Contains("can't initiate", StringComparison.Ordinal))
                throw new InvalidOperationException($"{Name} cannot write: {closed.Message}");
            Chat.Closed = null;
        }

        var message = new FakeMessage
        {
            Id = telegram.NextMessageId(),
            FromBot = false,
            Date = telegram.Time.GetUtcNow().ToUnixTimeSeconds(),
            Text = words,
            Kind = kind,
            FileId = fileId,
            Content = content,
            Entities = Commands(words),
        };
        Chat.Add(message);
        Update("message", message.Json(Chat, Json()), ('m', Id));
        return message;
    }

    internal static string Commands(string words) => words.StartsWith('/')
        ? new JsonArray(new JsonObject { ["type"] = "bot_command", ["offset"] = 0, ["length"] = words.Split(' ', '\n')[0].Length }).ToJsonString()
        : "[]";

    private void Update(string kind, JsonObject content, (char, long) lane) => telegram.Methods.Queue.Add(kind, content, lane);
}
