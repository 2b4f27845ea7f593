using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PilarBot.Office.Tests.Documents;

/// <summary>Reads Word documents as people do, and as strict readers do.</summary>
internal static class DocxText
{
    /// <summary>Paragraphs a line each, cells of a table divided by bars.</summary>
    public static string Read(byte[] docx)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return string.Join('\n', word.MainDocumentPart!.Document.Body!.ChildElements.Select(Line).Where(line => line.Length > 0));
    }

    /// <summary>All that a strict reader finds wrong.</summary>
    public static IReadOnlyList<string> Faults(byte[] docx)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word).Select(e => $"{e.Path?.XPath}: {e.Description}")];
    }

    private static string Line(OpenXmlElement element) => element switch
    {
        Table table => string.Join('\n', table.Elements<TableRow>().Select(r => string.Join(" | ", r.Elements<TableCell>().Select(Words)).TrimEnd())),
        _ => Words(element),
    };

    private static string Words(OpenXmlElement element) => string.Concat(element.Descendants().Select(e => e switch
    {
        Text text => text.Text,
        Break { Type: null } => "⏎",
        Break => "⇟",
        TabChar => "⇥",
        _ => "",
    }));
}
