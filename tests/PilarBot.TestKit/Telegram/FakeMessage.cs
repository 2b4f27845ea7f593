using System.Text.Json.Nodes;

namespace PilarBot.TestKit.Telegram;

/// <summary>A button as a person sees it.</summary>
public sealed record FakeButton(string Text, string? Data = null, string? Url = null, bool RequestsContact = false, bool RequestsLocation = false);

/// <summary>What is under a message, or took the place of the typing keyboard.</summary>
internal sealed record FakeKeyboard(FakeButton[][] Rows, bool Inline, bool Removes, JsonObject Json);

/// <summary>One message in a chat, as it is now.</summary>
public sealed class FakeMessage
{
    public required long Id { get; init; }
    public required bool FromBot { get; init; }
    public required long Date { get; init; }

    /// <summary>What a person reads: marks are rendered. The caption, for a file.</summary>
    public string Text { get; internal set; } = "";

    /// <summary>What it is besides text: <c>photo</c>, <c>document</c>, <c>sticker</c>…; null for plain text.</summary>
    public string? Kind { get; init; }

    /// <summary>The file's id, for one with a file.</summary>
    public string? FileId { get; init; }

    /// <summary>How often the bot or the person changed it.</summary>
    public int Edits { get; internal set; }

    /// <summary>Rows of buttons in the message itself; empty when it has none (any more).</summary>
    public IReadOnlyList<IReadOnlyList<FakeButton>> Buttons => Keyboard is { Inline: true } keyboard ? keyboard.Rows : [];

    /// <summary>Rows of the reply keyboard that this message put up.</summary>
    public IReadOnlyList<IReadOnlyList<FakeButton>> ReplyKeyboard => Keyboard is { Inline: false } keyboard ? keyboard.Rows : [];

    /// <summary>True for a message that took the reply keyboard away.</summary>
    public bool RemovesKeyboard => Keyboard?.Removes == true;

    /// <summary>The marks in the text, as Telegram tells them.</summary>
    public string Entities { get; internal set; } = "[]";

    internal FakeKeyboard? Keyboard { get; set; }

    /// <summary>Everything else that its JSON holds: the file, the sticker.</summary>
    internal JsonObject Content { get; init; } = [];

    public override string ToString() =>
        (FromBot ? "< " : "> ") + (Kind is null ? "" : $"({Kind}) ") + Text
        + string.Concat(Buttons.Concat(ReplyKeyboard).SelectMany(row => row).Select(button => $" [{button.Text}]"));

    internal JsonObject Json(FakeChat chat, JsonObject from)
    {
        var json = new JsonObject { ["message_id"] = Id, ["from"] = from, ["chat"] = chat.Json(), ["date"] = Date };
        var (words, marks) = Kind is null ? ("text", "entities") : ("caption", "caption_entities");
        if (Text.Length > 0)
            json[words] = Text;
        if (Entities != "[]")
            json[marks] = JsonNode.Parse(Entities);
        foreach (var (name, value) in Content)
            json[name] = value?.DeepClone();
        if (Keyboard is { Inline: true } keyboard)
            json["reply_markup"] = keyboard.Json.DeepClone();
        return json;
    }
}
