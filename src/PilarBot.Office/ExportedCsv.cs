using System.Globalization;
using CsvHelper;
using PilarBot.Office.Documents;

namespace PilarBot.Office;

/// <summary>
/// A CSV file for people who open it in a spreadsheet: semicolons, which is what Excel with Indonesian settings splits at (its comma is
/// the decimal one), UTF-8 with a byte order mark, and CRLF. Nothing that anybody typed is run as a formula there.
/// </summary>
/// <remarks>
/// A text that a spreadsheet might compute gets an apostrophe in front of it. Line breaks become a space each, so that a record is a line;
/// controls and characters that turn the direction of text are taken out. Not thread-safe.
/// </remarks>
internal sealed class ExportedCsv : IAsyncDisposable
{
    public const char Separator = ';';

    // With their wide and small forms, which some spreadsheets read alike. Tabs and line breaks do not get this far.
    private const string Formula = "=+-@＝＋－＠﹦﹢﹣﹫";

    // Drawn as nothing, so that a formula may hide behind them.
    private const string Invisible = "\u00AD\u180E\u200B\u200C\u200D\u2060";

    private readonly CsvWriter csv;

    /// <param name="to">Is left open.</param>
    /// <param name="columns">The first line.</param>
    public ExportedCsv(Stream to, params ReadOnlySpan<string> columns)
    {
        csv = CsvWriter.Create(
            to, new CsvWriterOptions { Separator = Separator, WriteByteOrderMark = true, NewLine = "\r\n", Injection = CsvInjection.Escape }, leaveOpen: true);
        csv.WriteRecord(columns);
    }

    /// <summary>Writes a line, with a cell for each column.</summary>
    /// <exception cref="InvalidOperationException">There are more cells, or fewer.</exception>
    public async Task WriteAsync(IReadOnlyList<string> cells, CancellationToken cancellation) =>
        await csv.WriteRecordAsync([.. cells.Select(Cell)], cancellation);

    /// <summary>A day as spreadsheets sort it and read it in every language; empty for none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A whole number.</summary>
    public static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => csv.DisposeAsync();

    private static string Cell(string value)
    {
        var text = PlainValue.Clean(value).Replace('\n', ' ').Replace('\t', ' ').Trim();
        var shown = text.AsSpan();
        while (shown is [var first, ..] && (char.IsWhiteSpace(first) || Invisible.Contains(first)))
            shown = shown[1..];
        return shown is [var begins, ..] && Formula.Contains(begins) ? "'" + text : text;
    }
}
