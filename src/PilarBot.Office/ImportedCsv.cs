using CsvHelper;

namespace PilarBot.Office;

/// <summary>A CSV file that somebody at the office made: every fault is told by its line, and one row after another is read.</summary>
internal sealed class ImportedCsv
{
    private readonly Dictionary<string, int> columns = [];
    private readonly List<string> problems = [];
    private readonly CsvReader csv;

    /// <param name="text">The file.</param>
    /// <param name="needed">The columns without which it cannot be read.</param>
    public ImportedCsv(TextReader text, params string[] needed)
    {
        // Excel in Indonesian writes semicolons: the separator is found out.
        csv = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = null,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            NormalizeHeaderName = name => name.Trim().ToLowerInvariant(),
        }, leaveOpen: true);
        foreach (var column in needed)
            if (!Has(column))
                problems.Add($"Baris 1: kolom {column} diperlukan.");
    }

    /// <summary>What is wrong, in the order of the lines.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Reads all rows; those that give null have told their problem.</summary>
    public List<T> Read<T>(Func<T?> row) where T : class
    {
        var rows = new List<T>();
        if (problems is not [])
            return rows;
        while (csv.Read())
            if (row() is { } read)
                rows.Add(read);
        return rows;
    }

    /// <summary>A cell of the row being read; empty where there is none.</summary>
    public string Field(string column) => Has(column) && columns[column] is var at && at < csv.FieldCount ? csv.GetString(at).Trim() : "";

    /// <summary>Something is wrong in the row being read.</summary>
    public void Problem(string what) => problems.Add($"Baris {csv.LineNumber}: {what}");

    /// <summary>Something is wrong that no one row shows.</summary>
    public void Complain(string what) => problems.Add(what);

    private bool Has(string column)
    {
        if (columns.ContainsKey(column))
            return true;
        if (!csv.TryGetFieldIndex(column, out var at))
            return false;
        columns.Add(column, at);
        return true;
    }
}
