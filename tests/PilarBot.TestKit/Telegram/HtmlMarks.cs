using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PilarBot.TestKit.Telegram;

/// <summary>Reads HTML marks as Telegram's own parser does, with its error texts; offsets in errors are bytes.</summary>
internal static class HtmlMarks
{
    private static readonly HashSet<string> Tags =
    [
        "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "tg-spoiler", "span", "a", "tg-emoji", "tg-time", "code", "pre",
        "blockquote",
    ];

    private sealed record Open(string Tag, int Offset, Dictionary<string, string> Attributes);

    public static (string Text, JsonArray Entities) Parse(string html)
    {
        var text = new StringBuilder(html.Length);
        var entities = new JsonArray();
        var open = new Stack<Open>();
        for (var i = 0; i < html.Length;)
        {
            if (html[i] == '&' && Decode(html, ref i) is { } decoded)
            {
                text.Append(decoded);
            }
            else if (html[i] != '<')
            {
                text.Append(html[i++]);
            }
            else if (i + 1 < html.Length && html[i + 1] == '/')
            {
                Close(html, ref i, open, entities, text.Length);
            }
            else
            {
                open.Push(ReadStart(html, ref i, text.Length));
            }
        }

        if (open.TryPeek(out var left))
            throw Fail($"Can't find end tag corresponding to start tag \"{left.Tag}\"");
        return (text.ToString(), entities);
    }

    private static Open ReadStart(string html, ref int i, int offset)
    {
        var begin = i++;
        var nameBegin = i;
        while (i < html.Length && !char.IsWhiteSpace(html[i]) && html[i] != '>')
            i++;
        if (i == html.Length)
            throw Fail($"Unclosed start tag at byte offset {Bytes(html, begin)}");
        var tag = html[nameBegin..i].ToLowerInvariant();
        if (!Tags.Contains(tag))
            throw Fail($"Unsupported start tag \"{tag}\" at byte offset {Bytes(html, begin)}");
        var attributes = new Dictionary<string, string>();
        while (true)
        {
            while (i < html.Length && char.IsWhiteSpace(html[i]))
                i++;
            if (i == html.Length)
                throw Fail($"Unclosed start tag \"{tag}\" at byte offset {Bytes(html, begin)}");
            if (html[i] == '>')
            {
                i++;
                break;
            }

            ReadAttribute(html, ref i, tag, begin, attributes);
        }

        if (tag == "span" && attributes.GetValueOrDefault("class") != "tg-spoiler")
            throw Fail($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {Bytes(html, begin)}");
        return new Open(tag, offset, attributes);
    }

    private static void ReadAttribute(string html, ref int i, string tag, int begin, Dictionary<string, string> attributes)
    {
        var nameBegin = i;
        while (i < html.Length && !char.IsWhiteSpace(html[i]) && html[i] is not ('=' or '>'))
            i++;
        var name = html[nameBegin..i].ToLowerInvariant();
        if (name.Length == 0)
            throw Fail($"Empty attribute name in the tag \"{tag}\" at byte offset {Bytes(html, begin)}");
        if (i == html.Length || html[i] != '=')
        {
            attributes[name] = "";
            return;
        }

        i++;
        var value = new StringBuilder();
        var quote = i < html.Length && html[i] is '"' or '\'' ? html[i++] : '\0';
        while (i < html.Length && (quote == '\0' ? !char.IsWhiteSpace(html[i]) && html[i] != '>' : html[i] != quote))
        {
            if (html[i] == '&' && Decode(html, ref i) is { } decoded)
                value.Append(decoded);
            else
                value.Append(html[i++]);
        }

        if (i == html.Length)
            throw Fail($"Unclosed start tag \"{tag}\" at byte offset {Bytes(html, begin)}");
        if (quote != '\0')
            i++;
        attributes[name] = value.ToString();
    }

    private static void Close(string html, ref int i, Stack<Open> open, JsonArray entities, int end)
    {
        var begin = i;
        if (!open.TryPop(out var tag))
            throw Fail($"Unexpected end tag at byte offset {Bytes(html, begin)}");
        i += 2;
        var nameBegin = i;
        while (i < html.Length && !char.IsWhiteSpace(html[i]) && html[i] != '>')
            i++;
        var name = html[nameBegin..i].ToLowerInvariant();
        while (i < html.Length && char.IsWhiteSpace(html[i]))
            i++;
        if (i == html.Length || html[i] != '>')
            throw Fail($"Unclosed end tag at byte offset {Bytes(html, begin)}");
        i++;
        if (name.Length > 0 && name != tag.Tag)
            throw Fail($"Unmatched end tag at byte offset {Bytes(html, begin)}, expected \"</{tag.Tag}>\", found \"</{name}>\"");
        if (end > tag.Offset && Entity(tag) is { } entity)
        {
            entity["offset"] = tag.Offset;
            entity["length"] = end - tag.Offset;
            entities.Add(entity);
        }
    }

    private static JsonObject? Entity(Open tag) => tag.Tag switch
    {
        "b" or "strong" => new() { ["type"] = "bold" },
        "i" or "em" => new() { ["type"] = "italic" },
        "u" or "ins" => new() { ["type"] = "underline" },
        "s" or "strike" or "del" => new() { ["type"] = "strikethrough" },
        "tg-spoiler" or "span" => new() { ["type"] = "spoiler" },
        "blockquote" => new() { ["type"] = "blockquote" },
        "pre" => new() { ["type"] = "pre" },
        "code" => new() { ["type"] = "code" },
        "a" when Uri.TryCreate(tag.Attributes.GetValueOrDefault("href"), UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https" or "tg" => new() { ["type"] = "text_link", ["url"] = url.ToString() },
        _ => null,
    };

    /// <summary>Null, and nothing consumed, for what is no known entity: then the ampersand is text.</summary>
    private static string? Decode(string html, ref int i)
    {
        foreach (var (name, sign) in new[] { ("&lt", "<"), ("&gt", ">"), ("&amp", "&"), ("&quot", "\"") })
        {
            if (string.CompareOrdinal(html, i, name, 0, name.Length) != 0)
                continue;
            i += name.Length + (i + name.Length < html.Length && html[i + name.Length] == ';' ? 1 : 0);
            return sign;
        }

        if (i + 2 >= html.Length || html[i + 1] != '#')
            return null;
        var hex = html[i + 2] == 'x';
        var at = i + (hex ? 3 : 2);
        var digits = at;
        while (at < html.Length && (hex ? char.IsAsciiHexDigit(html[at]) : char.IsAsciiDigit(html[at])) && at - digits < 8)
            at++;
        if (!int.TryParse(html.AsSpan(digits, at - digits), hex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            || !Rune.IsValid(code) || code == 0)
            return null;
        i = at + (at < html.Length && html[at] == ';' ? 1 : 0);
        return new Rune(code).ToString();
    }

    private static int Bytes(string html, int index) => Encoding.UTF8.GetByteCount(html.AsSpan(0, index));

    private static ApiFailure Fail(string words) => ApiFailure.BadRequest("can't parse entities: " + words);
}
