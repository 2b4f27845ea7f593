using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;

namespace PilarBot.Flows.Transcripts;

/// <summary>What a transcript sets up: the time, the person, the channel, and what actions will give.</summary>
/// <param name="known">What flows may name.</param>
internal sealed class Scene(Vocabulary known)
{
    private readonly Queue<(string Action, JsonObject? Result, ActionRefusal? Refusal)> results = new();
    private int files;

    public DateTime Now { get; set; } = new(2026, 11, 22, 1, 0, 0, DateTimeKind.Utc);

    public Person Me { get; private set; } = Person.Unknown;

    /// <summary>Where it happens; null for where a world happens unless told.</summary>
    public string? Channel { get; private set; }

    /// <summary>The buttons in sight: those of the last message that has any.</summary>
    public IReadOnlyList<Button> Buttons { get; private set; } = [];

    public bool HasResult => results.Count > 0;

    /// <summary>What was tapped last, to be tapped again.</summary>
    public string? LastTap { get; set; }

    public string NextFile() => string.Create(CultureInfo.InvariantCulture, $"m{++files}");

    public void Set(string words)
    {
        var (what, rest) = Cut(words);
        switch (what)
        {
            case "now":
                Now = DateTime.TryParse(rest, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var now)
                    ? now
                    : throw new FormatException("a time is like 2026-11-22T01:00:00Z");
                break;
            case "me":
                SetMe(rest.Split(' ', StringSplitOptions.RemoveEmptyEntries));
                break;
            case "zone":
                Me = Me with { Zone = Zone.Find(rest) ?? throw new FormatException("a zone is WIB, WITA or WIT") };
                break;
            case "channel":
                Channel = known.Channels.Contains(rest) ? rest : throw new FormatException($"a channel is one of {string.Join(", ", known.Channels.Order(StringComparer.Ordinal))}");
                break;
            case "action":
                AddResult(rest);
                break;
            default:
                throw new FormatException("@ sets now, me, zone, channel or action");
        }
    }

    public ActionResultInput? TakeResult(ActionRequested request)
    {
        if (!results.TryPeek(out var next)) return null;
        if (next.Action != request.Name) throw new FormatException($"{request.Name} was asked for, but the next result is of {next.Action}");
        results.Dequeue();
        return new(request.Key, next.Result, next.Refusal);
    }

    public void See(IEnumerable<FlowEvent> events)
    {
        if (events.OfType<MessageCreated>().LastOrDefault(m => m.Buttons.Count > 0) is { } message) Buttons = message.Buttons;
    }

    // roles, a name, territories: "tksk,psm Siti Aminah 74.06.01"; a dash is nobody's role
    private void SetMe(string[] words)
    {
        var roles = words is [var first, ..] && first != "-" ? first.Split(',') : [];
        var name = words.Skip(1).TakeWhile(w => !char.IsAsciiDigit(w[0])).ToList();
        Me = Me with { Roles = roles, Name = string.Join(' ', name), Territories = [.. words.Skip(1 + name.Count)] };
    }

    private void AddResult(string words)
    {
        var arrow = words.IndexOf("=>", StringComparison.Ordinal);
        if (arrow < 0) throw new FormatException("write action name => {…} or action name => refused code \"text\"");
        var action = words[..arrow].Trim();
        var result = words[(arrow + 2)..].Trim();
        if (!result.StartsWith("refused ", StringComparison.Ordinal))
        {
            results.Enqueue((action, Json(result), null));
            return;
        }
        var (code, text) = Cut(result["refused ".Length..].Trim());
        results.Enqueue((action, null, new(code, text.Trim('"'))));
    }

    internal static JsonObject Json(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw new FormatException("a result is an object: {…}");
        }
        catch (JsonException e)
        {
            throw new FormatException("this is not JSON: " + e.Message, e);
        }
    }

    internal static (string Word, string Tail) Cut(string words)
    {
        var space = words.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (words, "") : (words[..space], words[(space + 1)..].Trim());
    }
}
