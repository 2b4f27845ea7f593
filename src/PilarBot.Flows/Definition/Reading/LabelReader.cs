using System.Text;
using PilarBot.Flows.Expressions;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Definition.Reading;

/// <summary>Reads what people will see or press, within the bounds of the channel, with what it is in other languages.</summary>
internal sealed class LabelReader(FileLog log, Vocabulary vocabulary, Translations translations)
{
    // 64 bytes of a button, less its ordinal or exclamation mark
    private const int ValueBytes = 48;
    private const int WordBytes = 60;

    private readonly ChannelLimits limits = vocabulary.Limits;

    /// <summary>The words of a button.</summary>
    public LocalText Label(YamlText label)
    {
        CheckLength(label, log);
        foreach (var (file, words) in translations.Find(label.Value, label.Line)) CheckLength(words, log.Of(file.Path));
        return Words(label);
    }

    // "Rumah nomor #12" is "Rumah nomor"
    private static void NoteCut(YamlText text, FileLog at)
    {
        if (text.IsCut)
            at.Note(text.Line, ProblemCodes.CutByComment, "what stands behind \" #\" is a comment, and no part of the text", "put quotation marks around the text if it was meant, or the comment on a line of its own");
    }

    private void CheckLength(YamlText label, FileLog at)
    {
        NoteCut(label, at);
        if (label.Value.Length > limits.Label)
            at.Report(label.Line, ProblemCodes.LabelTooLong, $"the label has {label.Value.Length} characters", $"{limits.Channel} shows {limits.Label}");
    }

    /// <summary>Words without places for values.</summary>
    public LocalText Words(YamlText words) => Made(words, isForReview: false);

    /// <summary>The same for words that are made of a name; there is no use in translating those that no review shows.</summary>
    public LocalText Made(YamlText words, bool isForReview)
    {
        NoteCut(words, log);
        if (string.IsNullOrWhiteSpace(words.Value)) log.Report(words.Line, ProblemCodes.BadValue, "there are no words", "write what people shall read");
        return translations.Text(words.Value, words.Line, isForReview);
    }

    public string Value(YamlText value)
    {
        if (Encoding.UTF8.GetByteCount(value.Value) is var bytes and > ValueBytes)
            log.Report(value.Line, ProblemCodes.ValueTooLong, $"the value has {bytes} bytes", $"at most {ValueBytes} fit on a button");
        if (value.Value.StartsWith('~'))
            log.Report(value.Line, ProblemCodes.ValueTooLong, "a value may not begin with \"~\"", "the buttons use it for themselves");
        return value.Value;
    }

    public string StartWord(YamlText word)
    {
        if (Encoding.UTF8.GetByteCount(word.Value) is var bytes and > WordBytes)
            log.Report(word.Line, ProblemCodes.ValueTooLong, $"the start word has {bytes} bytes", $"at most {WordBytes} fit on a button");
        if (Fold.Words(word.Value).Length == 0)
            log.Report(word.Line, ProblemCodes.BadValue, $"\"{word.Value}\" is no word", "use letters");
        return word.Value;
    }

    /// <summary>A text, or several by channel with what all <c>other</c> channels get.</summary>
    public Template? Template(Fields fields, string key)
    {
        // "say: {me.name}" is no group of channels
        if (fields.Node(key) is not YamlMap map || (map.IsInline && map.Entries.All(e => e.Value is YamlText { IsNull: true }))) return fields.Text(key) is { } text ? Template(text) : null;
        var versions = new Fields(map, log, $"\"{key}\" by channel", [.. vocabulary.Channels, TemplatePart.Other]);
        var other = versions.Text(TemplatePart.Other) ?? versions.Missing<YamlText>(TemplatePart.Other, $"\"{key}\" by channel");
        var byChannel = vocabulary.Channels.Select(c => (Channel: c, Text: versions.Text(c))).Where(c => c.Text is not null).ToDictionary(c => c.Channel, c => Template(c.Text!));
        return other is null ? null : Template(other) with { ByChannel = byChannel };
    }

    public Template Template(YamlText text)
    {
        var template = Parse(text, log);
        var others = translations.Find(text.Value, text.Line).ToDictionary(t => t.File.Language, t => Parse(t.Words, log.Of(t.File.Path)) with { File = t.File.Path });
        return others.Count == 0 ? template : template with { ByLanguage = others };
    }

    public ValuePath? Path(YamlText text)
    {
        var path = ValuePath.Parse(text.Value);
        if (path is null) log.Report(text.Line, ProblemCodes.BadExpression, $"\"{text.Value}\" is no name", "write a name such as nik or kasus.number");
        return path;
    }

    /// <summary>What a value is made of; a quoted scalar is a text, which may have places for values.</summary>
    public Expression? Expression(YamlText text)
    {
        if (text.IsPlain) return Parse(text, ProblemCodes.BadExpression, "put quotation marks around a text");
        return text.Value.AsSpan().IndexOfAny('{', '}') < 0 ? new LiteralExpression(text.Value) : new TextExpression(Parse(text, log));
    }

    /// <summary>What an <c>if</c> asks.</summary>
    public Expression? Condition(YamlText text) => Parse(text, ProblemCodes.BadCondition, "write for example: umur >= 60 and jenis in ['08', '09']");

    private Expression? Parse(YamlText text, string code, string suggestion)
    {
        try
        {
            return Expressions.Expression.Parse(text.Value);
        }
        catch (ExpressionSyntaxException e)
        {
            log.Report(text.Line, code, $"\"{text.Value}\" cannot be read: {e.Message}", suggestion);
            return null;
        }
    }

    private Template Parse(YamlText text, FileLog at)
    {
        NoteCut(text, at);
        try
        {
            var template = TemplateParser.Parse(text.Value.Trim(), text.Line);
            if (template.Parts.Count == 0) at.Report(text.Line, ProblemCodes.BadValue, "the text is empty", "write what people shall read");
            if (template.Length > limits.Text)
                at.Report(text.Line, ProblemCodes.TextTooLong, $"the text has {template.Length} characters", $"{limits.Channel} takes {limits.Text}");
            return template;
        }
        catch (TemplateSyntaxException e)
        {
            at.Report(text.Line, ProblemCodes.BadPlaceholder, "the text has " + e.Message, e.Suggestion);
            return Texts.Template.Empty;
        }
    }
}
