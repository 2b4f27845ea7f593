using CsvHelper;

namespace PilarBot.Office.Reference;

/// <summary>A situation in which somebody has to know what neutrality asks for.</summary>
/// <param name="Code">Stable: <c>K07</c>.</param>
/// <param name="Situation">With the question.</param>
/// <param name="Options">What one could do, at most 40 characters each.</param>
/// <param name="Right">The place of the right one, from 0.</param>
/// <param name="Reason">Why, in one sentence.</param>
/// <param name="Rule">What it rests on.</param>
internal sealed record QuizQuestion(string Code, string Situation, IReadOnlyList<string> Options, int Right, string Reason, NeutralityRule Rule)
{
    /// <summary>All questions.</summary>
    public static IReadOnlyList<QuizQuestion> All { get; } = EmbeddedCsv.Read("kuis-netralitas.csv", Read);

    private static QuizQuestion Read(CsvReader row)
    {
        var options = row.List("options");
        var right = row.Number("answer") - 1;
        return right >= 0 && right < options.Count
            ? new(row.Text("code"), row.Text("situation"), options, right.Value, row.Text("reason"),
                NeutralityRule.Find(row.Text("rule")) ?? throw new InvalidDataException($"Row {row.RowNumber}: there is no such rule."))
            : throw new InvalidDataException($"Row {row.RowNumber}: the answer is none of the options.");
    }
}
