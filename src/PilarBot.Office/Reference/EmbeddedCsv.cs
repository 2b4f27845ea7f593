using System.Globalization;
using CsvHelper;

namespace PilarBot.Office.Reference;

/// <summary>Reads the CSV files beside this one. They travel inside the program, so a fault in one is a bug, not a refusal.</summary>
internal static class EmbeddedCsv
{
    // Set rather than detected: texts hold semicolons.
    private static readonly CsvReaderOptions Options = new() { Separator = ',' };

    public static IReadOnlyList<T> Read<T>(string file, Func<CsvReader, T> row)
    {
        using var csv = CsvReader.Create(EmbeddedText.Open($"Reference.{file}"), Options, leaveOpen: false);
        var rows = new List<T>();
        while (csv.Read()) rows.Add(row(csv));
        return rows;
    }

    /// <summary>A cell that has to be filled.</summary>
    public static string Text(this CsvReader row, string column) =>
        row.GetString(column) is { Length: > 0 } text ? text : throw new InvalidDataException($"Row {row.RowNumber}: {column} is empty.");

    /// <summary>An empty cell is null.</summary>
    public static string? Optional(this CsvReader row, string column) => row.GetString(column) is { Length: > 0 } text ? text : null;

    /// <summary>A number, or null for an empty cell.</summary>
    public static int? Number(this CsvReader row, string column) =>
        row.Optional(column) is { } digits ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    /// <summary>A day, <c>2026-11-22</c>.</summary>
    public static DateOnly Day(this CsvReader row, string column) => DateOnly.ParseExact(row.Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Entries between semicolons.</summary>
    public static IReadOnlyList<string> List(this CsvReader row, string column) =>
        row.GetString(column).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A word that stands for one of a few values.</summary>
    public static T Word<T>(this CsvReader row, string column, params ReadOnlySpan<(string Word, T Value)> words)
    {
        var written = row.Text(column);
        foreach (var (word, value) in words)
        {
            if (word == written) return value;
        }
        throw new InvalidDataException($"Row {row.RowNumber}: {column} cannot be \"{written}\".");
    }
}
