using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PilarBot.Office;

/// <summary>The rows of the first sheet of a workbook, as what people see in its cells.</summary>
internal static class XlsxRows
{
    /// <summary>What is unpacked of one part: a small file must not fill the memory.</summary>
    public const long MostCharacters = 100_000_000;
    private const int MostColumns = 200;

    /// <summary>Reads them. A formula comes as <c>=…</c>, a number of more than 15 digits as the spreadsheet keeps it, <c>3,20413E+15</c>.</summary>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Read(byte[] content, long mostCharacters = MostCharacters)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var workbook = SpreadsheetDocument.Open(stream, false, new OpenSettings { MaxCharactersInPart = mostCharacters });
        var part = workbook.WorkbookPart ?? throw new InvalidDataException("no workbook");
        var first = part.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault()?.Id?.Value ?? throw new InvalidDataException("no sheet");
        var shared = part.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(i => i.InnerText).ToList() ?? [];
        var rows = ((WorksheetPart)part.GetPartById(first)).Worksheet?.Descendants<Row>() ?? [];
        var width = 0;
        var line = 0;
        foreach (var row in rows)
        {
            line = (int)(row.RowIndex?.Value ?? (uint)(line + 1));
            var cells = new List<string>();
            foreach (var cell in row.Elements<Cell>())
            {
                var column = ColumnOf(cell.CellReference?.Value) ?? cells.Count;
                if (column >= MostColumns)
                    break;
                while (cells.Count < column)
                    cells.Add("");
                cells.Add(Text(cell, shared));
            }
            // Empty cells at the end are not written.
            width = width == 0 ? cells.Count : width;
            while (cells.Count < width)
                cells.Add("");
            yield return (line, cells);
        }
    }

    private static string Text(Cell cell, List<string> shared)
    {
        if (cell.CellFormula is { } formula)
            return "=" + formula.Text;
        var value = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value is { } type)
            return type == CellValues.SharedString && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count ? shared[at]
                : type == CellValues.InlineString ? cell.InlineString?.InnerText ?? ""
                : value;
        // Of a number a spreadsheet keeps 15 digits: the sixteenth is gone, whatever the file says.
        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) >= 1e15
            ? number.ToString("0.#####E+0", CultureInfo.InvariantCulture).Replace('.', ',')
            : value;
    }

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper))
            column = (column * 26) + letter - 'A' + 1;
        return column is > 0 and <= 20_000 ? column - 1 : null;
    }
}
