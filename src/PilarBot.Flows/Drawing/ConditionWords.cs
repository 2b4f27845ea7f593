using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Drawing;

/// <summary>Says a condition as a person would: <c>paham == 'nanti'</c> is <c>Persetujuan adalah “Tidak sekarang”</c>.</summary>
internal sealed class ConditionWords(ValueWords values)
{
    /// <summary>True for what holds or does not; anything else has a value that may be true.</summary>
    public static bool Knows(Expression expression) =>
        expression is Operation { By: <= Operator.GreaterOrEqual } or Negation or Membership or Existence;

    /// <summary>As a question to be answered with yes or no.</summary>
    public string Question(Expression condition) => (Knows(condition) ? Of(condition) : values.Of(condition)) + "?";

    public string Of(Expression condition) => condition switch
    {
        Operation { By: Operator.And } both => $"{Part(both.Left)} dan {Part(both.Right)}",
        Operation { By: Operator.Or, Left: not Operation { By: Operator.And }, Right: not Operation { By: Operator.And } } either =>
            $"{Of(either.Left)} atau {Of(either.Right)}",
        Operation { By: Operator.Or } either => $"{Of(either.Left)}, atau {Of(either.Right)}",
        Operation { By: <= Operator.GreaterOrEqual } comparison => Compared(comparison),
        Negation { Inner: Existence existence } => $"{values.Path(existence.Of)} tidak ada",
        Negation { Inner: var inner } when !Knows(inner) => $"{values.Of(inner)}: {ChartWords.No}",
        Negation { Inner: var inner } => $"tidak ({Of(inner)})",
        Existence existence => $"{values.Path(existence.Of)} ada",
        Membership membership => Among(membership),
        _ => $"{values.Of(condition)}: {ChartWords.Yes}",
    };

    // "a dan (b atau c)": without brackets it would read as something else
    private string Part(Expression condition) => condition is Operation { By: Operator.Or } ? $"({Of(condition)})" : Of(condition);

    private string Among(Membership membership)
    {
        if (membership.Among is [PathExpression { Path: var several }])
            return $"salah satu dari {values.Path(several)} adalah {values.Of(membership.Item, several)}";
        var of = (membership.Item as PathExpression)?.Path;
        return $"{values.Of(membership.Item)} salah satu dari {string.Join(", ", membership.Among.Select(a => values.Of(a, of)))}";
    }

    private string Compared(Operation comparison)
    {
        var isDay = values.IsDay(comparison.Left) || values.IsDay(comparison.Right);
        var left = Side(comparison.Left, comparison.Right, isDay);
        var right = Side(comparison.Right, comparison.Left, isDay);
        return (comparison.By, comparison.Right) switch
        {
            (Operator.Equal, LiteralExpression { Value: null or "" }) => $"{left} {right}",
            (Operator.NotEqual, LiteralExpression { Value: null }) => $"{left} ada",
            (Operator.NotEqual, LiteralExpression { Value: "" }) => $"{left} tidak kosong",
            (Operator.Equal, LiteralExpression { Value: decimal }) => $"{left} sama dengan {right}",
            _ => $"{left} {(isDay ? WordsOfDays(comparison.By) : Words(comparison.By))} {right}",
        };
    }

    private string Side(Expression side, Expression other, bool isDay) =>
        isDay || Knows(side) ? new CalculationWords(values).Part(side) : values.Of(side, (other as PathExpression)?.Path);

    private static string WordsOfDays(Operator by) => by switch
    {
        Operator.Less => "sebelum",
        Operator.LessOrEqual => "paling lambat",
        Operator.Greater => "setelah",
        Operator.GreaterOrEqual => "paling awal",
        _ => Words(by),
    };

    private static string Words(Operator by) => by switch
    {
        Operator.Equal => "adalah",
        Operator.NotEqual => "bukan",
        Operator.Less => "kurang dari",
        Operator.LessOrEqual => "paling banyak",
        Operator.Greater => "lebih dari",
        Operator.GreaterOrEqual => "paling sedikit",
        _ => throw new InvalidOperationException($"No words for {by}."),
    };
}
