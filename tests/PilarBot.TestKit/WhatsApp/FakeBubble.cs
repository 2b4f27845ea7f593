using System.Text.Json.Nodes;

namespace PilarBot.TestKit.WhatsApp;

/// <summary>A message of the office as the person sees it.</summary>
/// <param name="Id">Its wamid.</param>
/// <param name="Body">What was posted.</param>
/// <param name="At">When.</param>
public sealed record FakeBubble(string Id, JsonObject Body, DateTimeOffset At)
{
    private JsonNode? Interactive => Body["interactive"];

    /// <summary><c>text</c>, <c>image</c>, <c>document</c>, <c>template</c>, or the kind of the interactive message: <c>button</c>, <c>list</c>…</summary>
    public string Kind => (string?)Interactive?["type"] ?? (string?)Body["type"] ?? "text";

    /// <summary>The words: of the text, the body or the caption.</summary>
    public string Text =>
        (string?)Body["text"]?["body"] ?? (string?)Interactive?["body"]?["text"] ?? (string?)Body[Kind]?["caption"] ?? "";

    /// <summary>The titles of buttons or rows.</summary>
    public IReadOnlyList<string> Titles => [.. Picks.Select(pick => pick.Title)];

    /// <summary>The file, or null.</summary>
    public string? MediaId => (string?)Body["image"]?["id"] ?? (string?)Body["document"]?["id"]
        ?? (string?)Interactive?["header"]?["image"]?["id"] ?? (string?)Interactive?["header"]?["document"]?["id"];

    /// <summary>The sender's own mark.</summary>
    public string? Mark => (string?)Body["biz_opaque_callback_data"];

    internal IReadOnlyList<(string Id, string Title, string? Description)> Picks => Kind switch
    {
        "button" => [.. Interactive!["action"]!["buttons"]!.AsArray().Select(b => ((string)b!["reply"]!["id"]!, (string)b["reply"]!["title"]!, (string?)null))],
        "list" => [.. Interactive!["action"]!["sections"]!.AsArray().SelectMany(s => s!["rows"]!.AsArray())
            .Select(row => ((string)row!["id"]!, (string)row["title"]!, (string?)row["description"]))],
        _ => [],
    };
}
