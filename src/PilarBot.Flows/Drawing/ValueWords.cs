using System.Globalization;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Definition.Checking;
using PilarBot.Flows.Definition.Reading;
using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Drawing;

/// <summary>Calls values by what people call them: <c>nik</c> by its question's label, <c>'nanti'</c> by the choice's.</summary>
internal sealed class ValueWords(FlowSet flows, Flow flow, ReferenceLists lists)
{
    private readonly Known known = new(flow.Named.Values) { Takes = flow.Takes };

    public string Of(Expression value, ValuePath? comparedWith = null) => value switch
    {
        PathExpression { Path: var path } => Path(path),
        LiteralExpression { Value: var literal } => Literal(literal, comparedWith),
        TextExpression { Text: var text } => string.Join(", ", text.Paths.Select(Path).Distinct()),
        FunctionCall call => new CalculationWords(this).Of(call),
        Operation sum when CalculationWords.Knows(sum) => new CalculationWords(this).Of(sum),
        _ when ConditionWords.Knows(value) => ChartWords.Whether(new ConditionWords(this).Of(value)),
        _ => throw new InvalidOperationException($"No words for {value.GetType().Name}."),
    };

    public string Path(ValuePath path) => path.Head switch
    {
        "me" => ChartWords.OfPerson(path.Text),
        "today" => ChartWords.Today,
        "now" => ChartWords.Now,
        "args" => ChartWords.Given(AskReader.Spoken(path.Rest)),
        _ => Path(flow.Named.GetValueOrDefault(path.Head), path),
    };

    /// <summary>True for dates and moments.</summary>
    public bool IsDay(Expression value) => Kinds.Of(value, known) is ValueKind.Date or ValueKind.Instant;

    private string Path(Step? step, ValuePath path) => step switch
    {
        AskStep ask => ChartWords.PartOf(PlainText.Of(ask.Label.Source), path.Rest),
        SetStep => PlainText.Of(AskReader.Spoken(path.Head)),
        RepeatStep repeat => Round(PlainText.Of(repeat.More.Label.Source), path),
        CallStep call when path.Rest.Length > 0 && flows.Find(call.Flow) is { } called => new ValueWords(flows, called, lists).Path(new(path.Rest)),
        _ => path.Text,
    };

    private string Round(string label, ValuePath path) => path.Parts switch
    {
        [_] or [_, "count"] => ChartWords.PartOf(label, path.Rest),
        [_, var which] when ChartWords.Which(which) is { } word => $"{label} {word}",
        [_, var which, .. var part] when ChartWords.Which(which) is { } word => $"{Path(new(string.Join('.', part)))} {label} {word}",
        _ => $"{Path(new(path.Rest))} semua {label}",
    };

    private string Literal(object? literal, ValuePath? comparedWith) => literal switch
    {
        null => ChartWords.Nothing,
        bool truth => truth ? ChartWords.Yes : ChartWords.No,
        decimal number => Texts.Indonesian.Number(number),
        "" => ChartWords.Empty,
        string text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => flows.Phrases.Calendar.Date(day),
        var text => $"“{LabelOf(text.ToString()!, comparedWith)}”",
    };

    private string LabelOf(string value, ValuePath? comparedWith)
    {
        if (comparedWith?.Text is "me.role" or "me.roles") return PlainText.Of(flows.Phrases.Role(value));
        var ask = comparedWith is null ? null : QuestionOf(comparedWith);
        var listed = ask?.From?.List is { } list ? lists.Lists.GetValueOrDefault(list, []) : [];
        var chosen = ask?.Choices.Concat(ask.Or).Concat(listed).FirstOrDefault(c => c.Value == value);
        return chosen is null ? PlainText.Of(value) : PlainText.Of(chosen.Label);
    }

    private AskStep? QuestionOf(ValuePath path) => flow.Named.GetValueOrDefault(path.Head) switch
    {
        AskStep ask => ask,
        RepeatStep when path.Parts is [_, var which, var name, ..] && ChartWords.Which(which) is not null => QuestionOf(new(name)),
        RepeatStep when path.Parts is [_, var name, ..] => QuestionOf(new(name)),
        CallStep call when path.Parts.Length > 1 && flows.Find(call.Flow) is { } called => new ValueWords(flows, called, lists).QuestionOf(new(path.Rest)),
        _ => null,
    };
}
