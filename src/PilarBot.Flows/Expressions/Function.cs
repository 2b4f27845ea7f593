using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;

namespace PilarBot.Flows.Expressions;

/// <summary>A function of expressions. It gives nothing, rather than failing, when an input is not what it takes.</summary>
/// <param name="Usage">As it is written: <c>age(date)</c>.</param>
/// <param name="Meaning">What it gives.</param>
/// <param name="Kind">The kind of what it gives; null: that of its input.</param>
/// <param name="Least">How many inputs it needs.</param>
/// <param name="Most">How many inputs it takes.</param>
/// <param name="Of">Works it out.</param>
internal sealed record Function(
    string Usage, string Meaning, ValueKind? Kind, int Least, int Most, Func<IReadOnlyList<Value>, IValues, Value> Of)
{
    /// <summary>All there are.</summary>
    public static readonly IReadOnlyList<Function> All =
    [
        new("count(x)", "how many entries `x` has; 0 when it is missing, 1 when it is no list", ValueKind.Number, 1, 1, (v, _) => Value.Of(v[0].Count))
        {
            TakesMissing = true,
        },
        new("sum(x)", "the sum of a list of numbers, such as one answer of a `repeat`", ValueKind.Number, 1, 1, (v, _) => Sum(v[0])) { TakesMissing = true },
        new("age(date)", "full years since a date; `age(date, on)` for another day than today", ValueKind.Number, 1, 2, (v, values) => Age(v, values)),
        new("length(text)", "how many characters a text has", ValueKind.Number, 1, 1, (v, _) => v[0].Text is { } text ? Value.Of(text.Length) : Value.None),
        new("round(number)", "the nearest whole number; `round(number, 1)` keeps a decimal", ValueKind.Number, 1, 2, (v, _) => Round(v)),
        new("either(a, b)", "the first that is there", null, 2, 8, (v, _) => v.FirstOrDefault(x => x.Exists)) { TakesMissing = true },
    ];

    /// <summary>True when a value of a kind can be its first input.</summary>
    public bool Takes(ValueKind kind) => Name switch
    {
        "age" => kind is ValueKind.Date or ValueKind.Instant,
        "round" => kind is ValueKind.Number,
        "sum" => kind is ValueKind.Number or ValueKind.List or ValueKind.Object,
        "length" => Definition.Checking.Kinds.IsString(kind),
        _ => true,
    };

    /// <summary>Its name.</summary>
    public string Name => Usage[..Usage.IndexOf('(', StringComparison.Ordinal)];

    /// <summary>True when its inputs may be missing without that being a mistake.</summary>
    public bool TakesMissing { get; init; }

    private static Value Sum(Value list)
    {
        try
        {
            return Value.Of((list.Node as JsonArray ?? [.. list.Node is { } one ? new[] { one.DeepClone() } : []]).Sum(n => new Value(n).Number ?? 0));
        }
        // a number that nobody means
        catch (OverflowException)
        {
            return Value.None;
        }
    }

    private static Value Age(IReadOnlyList<Value> inputs, IValues values)
    {
        var on = inputs.Count > 1 ? inputs[1].Day(values.Zone) : values.Find(ValuePath.Today).Day(values.Zone);
        if (inputs[0].Day(values.Zone) is not { } birth || on is not { } day) return Value.None;
        var years = day.Year - birth.Year;
        // whoever is born on 29 February is a year older on 1 March
        return Value.Of((day.Month, day.Day).CompareTo((birth.Month, birth.Day)) < 0 ? years - 1 : years);
    }

    private static Value Round(IReadOnlyList<Value> inputs)
    {
        var digits = inputs.Count > 1 ? inputs[1].Number : 0;
        return inputs[0].Number is { } number && digits is >= 0 and <= 6
            ? Value.Of(Math.Round(number, (int)digits, MidpointRounding.AwayFromZero))
            : Value.None;
    }
}
