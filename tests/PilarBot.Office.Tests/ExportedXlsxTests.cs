using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace PilarBot.Office.Tests;

public sealed class ExportedXlsxTests
{
    [Fact]
    public async Task What_was_typed_is_text_whatever_it_begins_with_and_numbers_are_numbers()
    {
        string[] typed = ["=HYPERLINK(\"https://x\")", "+62812", "-1", "@SUM(A1)", "  tepi  ", "a\nb", "<b>&", "tamu \u0001\u202E terbalik", ""];
        using var file = new MemoryStream();
        await ExportedXlsx.WriteAsync(file, "Daftar", ["No", "Isi"], [.. typed.Select((text, i) => (IReadOnlyList<object>)[i + 1, text])], default);

        using var document = SpreadsheetDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => e.Description));
        var cells = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().ToList();
        Assert.DoesNotContain(cells, c => c.CellFormula is not null);
        Assert.Equal(typed.Length, cells.Count(c => c.DataType!.Value == CellValues.Number));
        var read = XlsxRows.Read(file.ToArray()).Select(r => r.Cells).ToList();
        Assert.Equal(["No", "Isi"], read[0]);
        Assert.Equal(("1", "=HYPERLINK(\"https://x\")"), (read[1][0], read[1][1]));
        Assert.DoesNotContain(read.SelectMany(r => r), cell => cell.Any(c => c is '\u0001' or '\u202E'));
    }
}
