using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PilarBot.Office.Documents;

namespace PilarBot.Office;

/// <summary>
/// A workbook with one table: bold headings that stay in view. Texts are texts and numbers numbers, so that nothing anybody typed is run as
/// a formula. Unlike a CSV file it can be sent on every channel.
/// </summary>
internal static class ExportedXlsx
{
    /// <summary>As it is served.</summary>
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Wide enough for a name; a note is wrapped by whoever reads it.
    private const int LeastWidth = 8;
    private const int MostWidth = 50;

    /// <summary>Writes it.</summary>
    /// <param name="to">Is left open.</param>
    /// <param name="sheet">The sheet's name, at most 31 letters.</param>
    /// <param name="columns">The headings.</param>
    /// <param name="rows">A cell for each column; <see cref="int"/> for a number, a string for a text, empty for nothing.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task WriteAsync(Stream to, string sheet, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<object>> rows, CancellationToken cancellation)
    {
        // The format is a ZIP that has to be sought in.
        using var content = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(content, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            // Row by row: a tree of all cells would take a hundred times what they say.
            using (var writer = OpenXmlWriter.Create(book.AddNewPart<WorksheetPart>("sheet")))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteElement(new SheetViews(
                    new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
                writer.WriteElement(new Columns(columns.Select((column, i) => Width(i, rows.Select(r => $"{r[i]}".Length).Append(column.Length).Max()))));
                writer.WriteStartElement(new SheetData());
                writer.WriteElement(RowOf([.. columns], style: 1));
                foreach (var row in rows)
                {
                    cancellation.ThrowIfCancellationRequested();
                    writer.WriteElement(RowOf(row, style: 0));
                }
                writer.WriteEndElement();
                writer.WriteEndElement();
            }
            book.Workbook = new(new Sheets(new Sheet { Name = sheet, SheetId = 1, Id = "sheet" }));
        }
        content.Position = 0;
        await content.CopyToAsync(to, cancellation);
    }

    private static Column Width(int index, int letters) =>
        new() { Min = (uint)index + 1, Max = (uint)index + 1, Width = Math.Clamp(letters + 2, LeastWidth, MostWidth), CustomWidth = true };

    private static Row RowOf(IReadOnlyList<object> cells, uint style) => new(cells.Select(cell => cell is int number
        ? new Cell(new CellValue(number.ToString(CultureInfo.InvariantCulture))) { DataType = CellValues.Number, StyleIndex = style }
        : new Cell(new InlineString(new Text(PlainValue.Clean((string)cell)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style }));

    // The least that Excel opens without a word: style 1 is bold.
    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }));
}
