using System.Text;
using PilarBot.Flows.Expressions;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Definition.Reading;

/// <summary>Reads what people will see or press, within the bounds of the channel.</summary>
internal sealed class LabelReader(FileLog log, ChannelLimits limits)
{
    // 64 bytes of a button, less its ordinal or exclamation mark
    private const int ValueBytes = 48;
    private const int WordBytes = 60;

    public string Label(YamlText label)
    {
        if (label.Value.Length > limits.Label)
            log.Report(label.Line, ProblemCodes.LabelTooLong, $"the label has {label.Value.Length} characters", $"{limits.Channel} shows {limits.Label}");
        return label.Value;
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

    public Template Template(YamlText text)
    {
        try
        {
            var template = Texts.Template.Parse(text.Value.Trim(), text.Line);
            if (template.Length > limits.Text)
                log.Report(text.Line, ProblemCodes.TextTooLong, $"the text has {template.Length} characters", $"{limits.Channel} takes {limits.Text}");
            return template;
        }
        catch (FormatException e)
        {
            log.Report(text.Line, ProblemCodes.BadPlaceholder, "the text has " + e.Message, "write {name}, or {{ for a bracket");
            return Texts.Template.Empty;
        }
    }

    public ValuePath? Path(YamlText text)
    {
        var path = ValuePath.Parse(text.Value);
        if (path is null) log.Report(text.Line, ProblemCodes.BadExpression, $"\"{text.Value}\" is no name", "write a name such as nik or kasus.number");
        return path;
    }

    public Expression? Expression(YamlText text)
    {
        if (!text.IsPlain) return new LiteralExpression(text.Value);
        var expression = Expressions.Expression.Parse(text.Value);
        if (expression is null)
            log.Report(text.Line, ProblemCodes.BadExpression, $"\"{text.Value}\" is neither a name nor a literal", "put quotation marks around a text");
        return expression;
    }

    public Condition? Condition(YamlText text)
    {
        try
        {
            return Expressions.Condition.Parse(text.Value);
        }
        catch (ConditionSyntaxException e)
        {
            log.Report(text.Line, ProblemCodes.BadCondition, $"the condition cannot be read: {e.Message}", "write for example: umur >= 60 and jenis in ['08', '09']");
            return null;
        }
    }
}
