using CsvHelper;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Knowledge;

/// <summary>A situation in which somebody has to know what is right.</summary>
/// <param name="Code">Stable: <c>K07</c>, <c>tksk-3</c>.</param>
/// <param name="Situation">With the question.</param>
/// <param name="Options">What one could do, at most 40 characters each.</param>
/// <param name="Right">The place of the right one, from 0.</param>
/// <param name="Reason">Why, in one sentence.</param>
/// <param name="Source">What it rests on; may be empty.</param>
internal sealed record QuizQuestion(string Code, string Situation, IReadOnlyList<string> Options, int Right, string Reason, string Source)
{
    /// <summary>All questions on neutrality.</summary>
    public static IReadOnlyList<QuizQuestion> OnNeutrality { get; } = EmbeddedCsv.Read("kuis-netralitas.csv", Read);

    /// <summary>The rule of neutrality that it rests on; null on other topics.</summary>
    public NeutralityRule? Rule { get; init; }

    private static QuizQuestion Read(CsvReader row)
    {
        var options = row.List("options");
        var right = row.Number("answer") - 1;
        var rule = NeutralityRule.Find(row.Text("rule")) ?? throw new InvalidDataException($"Row {row.RowNumber}: there is no such rule.");
        return right >= 0 && right < options.Count
            ? new(row.Text("code"), row.Text("situation"), options, right.Value, row.Text("reason"), rule.Source ?? "") { Rule = rule }
            : throw new InvalidDataException($"Row {row.RowNumber}: the answer is none of the options.");
    }
}
