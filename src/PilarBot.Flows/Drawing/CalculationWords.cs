using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Drawing;

/// <summary>Says what is worked out: <c>age(lahir)</c> is <c>umur dari Tanggal lahir</c>, <c>today - 30</c> is <c>30 hari yang lalu</c>.</summary>
internal sealed class CalculationWords(ValueWords values)
{
    /// <summary>True for <c>+ - * /</c>.</summary>
    public static bool Knows(Expression expression) => expression is Operation { By: Operator.Plus or Operator.Minus or Operator.Times or Operator.DividedBy };

    public string Of(FunctionCall call) => (call.Function.Name, call.Inputs.Select(Part).ToList()) switch
    {
        ("count", [var list]) => ChartWords.CountOf(list),
        ("sum", [var list]) => $"total {list}",
        ("age", [var birth]) => $"umur dari {birth}",
        ("age", [var birth, var day]) => $"umur dari {birth} pada {day}",
        ("length", [var text]) => $"jumlah huruf {text}",
        ("round", [var number]) => $"{number} dibulatkan",
        ("round", [var number, var digits]) => $"{number} dibulatkan sampai {digits} angka di belakang koma",
        ("either", var several) => $"yang pertama terisi dari {string.Join(", ", several)}",
        _ => throw new InvalidOperationException($"No words for {call.Function.Name}."),
    };

    public string Of(Operation sum)
    {
        var isDay = values.IsDay(sum.Left);
        return (sum.By, sum.Right) switch
        {
            (Operator.Plus, LiteralExpression { Value: decimal }) when IsToday(sum.Left) => $"{values.Of(sum.Right)} hari lagi",
            (Operator.Minus, LiteralExpression { Value: decimal }) when IsToday(sum.Left) => $"{values.Of(sum.Right)} hari yang lalu",
            (Operator.Plus, LiteralExpression { Value: decimal }) when isDay => $"{values.Of(sum.Right)} hari setelah {Part(sum.Left)}",
            (Operator.Minus, LiteralExpression { Value: decimal }) when isDay => $"{values.Of(sum.Right)} hari sebelum {Part(sum.Left)}",
            (Operator.Minus, var from) when isDay && values.IsDay(from) => $"jumlah hari dari {Part(from)} sampai {Part(sum.Left)}",
            (Operator.Plus or Operator.Minus, _) when isDay => $"{Left(sum)} {Word(sum.By)} {Part(sum.Right)} (dalam hari)",
            _ => $"{Left(sum)} {Word(sum.By)} {Part(sum.Right)}",
        };
    }

    /// <summary>As a part of something longer: in brackets where it would read as something else without.</summary>
    public string Part(Expression part)
    {
        var needsBrackets = part is FunctionCall { Function.Name: "either" or "round" } || ConditionWords.Knows(part)
            || (part is Operation sum && Knows(sum) && !(IsToday(sum.Left) && sum.Right is LiteralExpression));
        return needsBrackets ? $"({values.Of(part)})" : values.Of(part);
    }

    // "a ditambah b ditambah c" can be read in one way only
    private string Left(Operation sum) =>
        sum.Left is Operation inner && inner.By == sum.By && !values.IsDay(inner) ? Of(inner) : Part(sum.Left);

    private static bool IsToday(Expression expression) => expression is PathExpression { Path.Text: "today" or "now" };

    private static string Word(Operator by) => by switch
    {
        Operator.Plus => "ditambah",
        Operator.Minus => "dikurangi",
        Operator.Times => "kali",
        Operator.DividedBy => "dibagi",
        _ => throw new InvalidOperationException($"No words for {by}."),
    };
}
