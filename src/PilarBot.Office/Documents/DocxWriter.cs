using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MarkdownTable = Markdig.Extensions.Tables.Table;
using MarkdownTableCell = Markdig.Extensions.Tables.TableCell;
using MarkdownTableRow = Markdig.Extensions.Tables.TableRow;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;
using TableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace PilarBot.Office.Documents;

/// <summary>
/// Writes a filled template as a Word document. Values are set into the tree behind the Markdown, so nothing in them is ever read as
/// markup. The same template, values and frame give the same bytes.
/// </summary>
internal sealed class DocxWriter
{
    private const string Blank = "..............................................";

    private readonly DocumentTemplate template;
    private readonly DocumentValues values;
    private readonly Dictionary<string, string?> ownValues;
    private readonly List<NumberingInstance> lists = [];
    private readonly DocxPictures pictures;
    private IReadOnlyDictionary<string, string?>? entry;
    private bool inTable;
    private int roomTwips = DocxFrame.TextWidth;

    private DocxWriter(DocumentTemplate template, DocumentValues values, DocumentFrame frame, MainDocumentPart main)
    {
        (this.template, this.values, pictures) = (template, values, new(main));
        ownValues = new()
        {
            ["kantor.nama"] = frame.Office,
            ["dokumen.nomor"] = frame.Number,
            ["dokumen.tanggal"] = OfficeProfile.ShowDay(frame.Day),
            ["dokumen.sumber"] = template.Head.Source,
            ["dokumen.kepastian"] = template.Head.Certainty,
        };
    }

    /// <summary>The document's bytes.</summary>
    public static byte[] Write(DocumentTemplate template, DocumentValues values, DocumentFrame frame)
    {
        using var written = new MemoryStream();
        using (var word = WordprocessingDocument.Create(written, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            // Names made up by the library would be other ones each time.
            word.ChangeIdOfPart(main, "document");
            var writer = new DocxWriter(template, values, frame, main);
            main.Document = new(new Body([.. writer.Blocks(template.Body), DocxFrame.Section("header", "footer")]));
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = DocxFrame.Styles();
            main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = new([.. DocxFrame.Lists(), .. writer.lists]);
            main.AddNewPart<HeaderPart>("header").Header = DocxFrame.Header(PlainValue.Clean(frame.Office), PlainValue.Clean(frame.Number));
            main.AddNewPart<FooterPart>("footer").Footer = DocxFrame.Footer();
            DocxFrame.WriteProperties(word, template.Head.Title, frame);
        }
        return DocxFrame.OnDay(written, frame.Day);
    }

    private IEnumerable<OpenXmlElement> Blocks(ContainerBlock container, string? style = null) => container.SelectMany(b => Block(b, style));

    private IEnumerable<OpenXmlElement> Block(Block block, string? style) => block switch
    {
        YamlFrontMatterBlock or LinkReferenceDefinitionGroup => [],
        HeadingBlock heading => [Paragraph(heading, "Heading" + heading.Level.ToString(CultureInfo.InvariantCulture))],
        ParagraphBlock paragraph when PictureOf(paragraph) is { } picture => [pictures.Paragraph(picture, style, roomTwips)],
        ParagraphBlock paragraph => [IsSignature(paragraph) ? DocxFrame.Signature(style, roomTwips) : Paragraph(paragraph, style, IsBeforeSignature(paragraph) ? [new KeepNext()] : [])],
        QuoteBlock quote => Blocks(quote, "Quote"),
        ThematicBreakBlock => [new Paragraph(new Run(new Break { Type = BreakValues.Page }))],
        ListBlock list => List(list),
        // Word wants a paragraph between two tables, and reads better with one behind each.
        MarkdownTable table => [TableOf(table), new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "AfterTable" }))],
        _ => throw new InvalidOperationException($"{block.GetType().Name} should not have passed the check of {template.Name}."),
    };

    // A line to sign on never stands on a page of its own.
    private static bool IsBeforeSignature(ParagraphBlock paragraph) =>
        paragraph.Parent is { } parent && parent.IndexOf(paragraph) + 1 is var next && next < parent.Count
        && (IsSignature(parent[next]) || (parent[next] is MarkdownTable table && IsToSignIn(table)));

    private static bool IsToSignIn(MarkdownTable table) => table.Descendants<ParagraphBlock>().Any(IsSignature);

    private static bool IsSignature(Block block) => block is ParagraphBlock paragraph && DocumentTemplate.AloneIn(paragraph) == DocumentFields.Signature;

    private DocumentPicture? PictureOf(ParagraphBlock paragraph) =>
        DocumentTemplate.AloneIn(paragraph) is { } field && DocumentFields.IsPicture(field) && Raw(field) is { } key ? values.Pictures.GetValueOrDefault(key) : null;

    private Paragraph Paragraph(LeafBlock block, string? style, params IEnumerable<OpenXmlElement> more)
    {
        var properties = new ParagraphProperties();
        if (style is not null)
            properties.Append(new ParagraphStyleId { Val = style });
        properties.Append(more);
        return new Paragraph([properties, .. Runs(block.Inline, bold: false, italic: false)]);
    }

    // An own instance for each list, so that its numbers begin at 1.
    private IEnumerable<OpenXmlElement> List(ListBlock list)
    {
        var id = lists.Count + 1;
        lists.Add(DocxFrame.ListInstance(id, list.IsOrdered));
        return list.Cast<ListItemBlock>().SelectMany(item => Repeated(item, () => item.SelectMany((block, place) => block is ParagraphBlock paragraph
            ? [Paragraph(paragraph, "ListParagraph", place == 0 ? [new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = id })] : [])]
            : Block(block, null))));
    }

    private Table TableOf(MarkdownTable table)
    {
        var rows = table.Cast<MarkdownTableRow>().ToList();
        var columns = rows.Max(r => r.Count);
        var widths = DocxFrame.Widths([.. table.ColumnDefinitions.Select(c => (double)c.Width).Take(columns)], columns);
        // A head without words: a table of names and values.
        var shown = rows.Where(r => !r.IsHeader || r.Descendants<LiteralInline>().Any());
        // A table that is there to sign in has neither grid nor shade.
        var hasGrid = !IsToSignIn(table);
        var written = shown.SelectMany(row => Repeated(row, () => [Row(row, widths, hasGrid)])).ToList();
        // And stays on one page.
        if (!hasGrid)
            foreach (var properties in written.SkipLast(1).SelectMany(r => r.Descendants<ParagraphProperties>()))
                properties.KeepNext = new();
        return new Table([DocxFrame.TableProperties(hasGrid), new TableGrid(widths.Select(w => new GridColumn { Width = w })), .. written]);
    }

    private TableRow Row(MarkdownTableRow row, IReadOnlyList<string> widths, bool hasGrid)
    {
        inTable = true;
        var cells = widths.Select((width, place) =>
        {
            var properties = new TableCellProperties(new TableCellWidth { Width = width, Type = TableWidthUnitValues.Dxa });
            if (row.IsHeader && hasGrid)
                properties.Append(new Shading { Val = ShadingPatternValues.Clear, Fill = "E7ECF2" });
            roomTwips = int.Parse(width, CultureInfo.InvariantCulture) - 2 * DocxFrame.CellMargin;
            var content = place < row.Count ? Blocks((MarkdownTableCell)row[place], row.IsHeader ? "TableHead" : "TableText").ToList() : [];
            return new TableCell([properties, .. content is [] ? [new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "TableText" }))] : content]);
        }).ToList();
        (inTable, roomTwips) = (false, DocxFrame.TextWidth);
        return new TableRow([DocxFrame.RowProperties(row.IsHeader), .. cells]);
    }

    // Without entries it stands once, with room to fill it by hand.
    private IEnumerable<OpenXmlElement> Repeated(ContainerBlock part, Func<IEnumerable<OpenXmlElement>> write)
    {
        if (DocumentTemplate.RepeatedBy(part, field => field.Split('.')[0] is var name && values.Lists.ContainsKey(name) ? name : null) is not { } list)
            return write();
        var entries = values.Lists[list];
        return entries is [] ? write() : [.. entries.SelectMany(e =>
        {
            entry = e;
            var written = write().ToList();
            entry = null;
            return written;
        })];
    }

    private IEnumerable<OpenXmlElement> Runs(ContainerInline? inlines, bool bold, bool italic) => (inlines ?? []).SelectMany(inline => inline switch
    {
        EmphasisInline emphasis => Runs(emphasis, bold || emphasis.DelimiterCount == 2, italic || emphasis.DelimiterCount == 1),
        LineBreakInline { IsHard: true } => [new Run(new Break())],
        LineBreakInline => [Run(" ", bold, italic)],
        HtmlEntityInline entity => [Run(entity.Transcoded.ToString(), bold, italic)],
        LiteralInline literal => DocumentTemplate.CutAtFields(literal.Content.ToString())
            .Select((piece, place) => place % 2 == 0 ? piece : ValueOf(piece)).Where(piece => piece.Length > 0).Select(piece => Run(piece, bold, italic)),
        _ => throw new InvalidOperationException($"{inline.GetType().Name} should not have passed the check of {template.Name}."),
    });

    // An empty cell is room enough to write in.
    private string ValueOf(string field)
    {
        // Of a picture that is missing, what stands for it says nothing to a reader.
        var value = DocumentFields.IsPicture(field) ? null : Raw(field);
        return value is not null && PlainValue.Clean(value) is { Length: > 0 } clean ? clean
            : field != DocumentFields.ByHand && template.Head.Empty is { } empty ? empty : inTable ? "" : Blank;
    }

    private string? Raw(string field) => ownValues.GetValueOrDefault(field) ?? entry?.GetValueOrDefault(field) ?? values.Single.GetValueOrDefault(field);

    private static Run Run(string text, bool bold, bool italic)
    {
        var run = new Run();
        if (bold || italic)
            run.Append(new RunProperties([.. bold ? [new Bold()] : Array.Empty<OpenXmlElement>(), .. italic ? [new Italic()] : Array.Empty<OpenXmlElement>()]));
        foreach (var (place, line) in text.Split('\n').Index())
        {
            if (place > 0)
                run.Append(new Break());
            foreach (var (stop, piece) in line.Split('\t').Index())
            {
                if (stop > 0)
                    run.Append(new TabChar());
                if (piece.Length > 0)
                    run.Append(new Text(piece) { Space = SpaceProcessingModeValues.Preserve });
            }
        }
        return run;
    }
}
