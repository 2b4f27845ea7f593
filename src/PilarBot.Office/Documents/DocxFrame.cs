using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PilarBot.Office.Documents;

/// <summary>How the office's documents look: A4, one readable font that Word and LibreOffice both have or match, header and footer.</summary>
internal static class DocxFrame
{
    /// <summary>Between the margins, in twentieths of a point.</summary>
    public const int TextWidth = 9354;

    /// <summary>Left and right in a cell, likewise.</summary>
    public const int CellMargin = 90;

    // Of the line to sign on, at the size of text.
    private const int TwipsPerDash = 125;
    private const int TableWidth = TextWidth - CellMargin;
    private const string Font = "Arial";

    public static SectionProperties Section(string header, string footer) => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = header },
        new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1418, Bottom = 1134, Left = 1418, Right = 1134, Header = 624, Footer = 567, Gutter = 0 });

    public static Header Header(string office, string number) => new(new Paragraph(
        new ParagraphProperties(
            new ParagraphStyleId { Val = "Header" },
            new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 4, Color = "808080" }),
            new Tabs(new TabStop { Val = TabStopValues.Right, Position = TextWidth })),
        Words(office), new Run(new TabChar()), Words(number)));

    public static Footer Footer() => new(new Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }, new Justification { Val = JustificationValues.Center }),
        Words("Halaman "), new SimpleField(Words("1")) { Instruction = "PAGE" }, Words(" dari "), new SimpleField(Words("1")) { Instruction = "NUMPAGES" }));

    /// <summary>Room and a line to sign on.</summary>
    public static Paragraph Signature(string? style, int room) => new(
        new ParagraphProperties([
            .. style is null ? Array.Empty<OpenXmlElement>() : [new ParagraphStyleId { Val = style }], new KeepNext(), new SpacingBetweenLines { Before = "1200", After = "40" },
        ]),
        Words(new string('_', Math.Min(28, room / TwipsPerDash))));

    public static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font, EastAsia = Font },
                new FontSize { Val = "21" }, new FontSizeComplexScript { Val = "21" },
                new Languages { Val = "id-ID", EastAsia = "id-ID", Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { After = "110", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        Style("Normal", "Normal", isDefault: true),
        Heading(1, "26", centred: true, before: "0"), Heading(2, "22", centred: false, before: "220"), Heading(3, "21", centred: false, before: "160"),
        Style("ListParagraph", "List Paragraph", new SpacingBetweenLines { After = "60" }),
        Style("Quote", "Quote",
            new ParagraphBorders(
                Edge<TopBorder>(space: 5), Edge<LeftBorder>(space: 5), Edge<BottomBorder>(space: 5), Edge<RightBorder>(space: 5)),
            new Shading { Val = ShadingPatternValues.Clear, Fill = "F5F1E3" },
            new SpacingBetweenLines { After = "140" }, new Indentation { Left = "113", Right = "113" }),
        Style("TableText", "Table Text", new SpacingBetweenLines { Before = "30", After = "30", Line = "250", LineRule = LineSpacingRuleValues.Auto })
            .With(new FontSize { Val = "20" }, new FontSizeComplexScript { Val = "20" }),
        Style("TableHead", "Table Head", new KeepNext(), new SpacingBetweenLines { Before = "30", After = "30" })
            .With(new Bold(), new FontSize { Val = "20" }, new FontSizeComplexScript { Val = "20" }),
        Style("AfterTable", "After Table", new SpacingBetweenLines { After = "0", Line = "160", LineRule = LineSpacingRuleValues.Exact }),
        Style("Header", "header").With(new Color { Val = "404040" }, new FontSize { Val = "18" }, new FontSizeComplexScript { Val = "18" }),
        Style("Footer", "footer").With(new Color { Val = "404040" }, new FontSize { Val = "18" }, new FontSizeComplexScript { Val = "18" }));

    /// <summary>The two kinds of list: 0 with bullets, 1 with numbers.</summary>
    public static IEnumerable<AbstractNum> Lists() =>
        [AbstractList(0, NumberFormatValues.Bullet, "•"), AbstractList(1, NumberFormatValues.Decimal, "%1.")];

    public static NumberingInstance ListInstance(int id, bool isOrdered)
    {
        var instance = new NumberingInstance(new AbstractNumId { Val = isOrdered ? 1 : 0 }) { NumberID = id };
        if (isOrdered)
            instance.Append(new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 });
        return instance;
    }

    /// <summary>A table that is there to sign in has no grid.</summary>
    public static TableProperties TableProperties(bool hasGrid) => new([
        new TableWidth { Width = TableWidth.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
        new TableIndentation { Width = CellMargin, Type = TableWidthUnitValues.Dxa },
        .. hasGrid
            ? [new TableBorders(Edge<TopBorder>(), Edge<LeftBorder>(), Edge<BottomBorder>(), Edge<RightBorder>(), Edge<InsideHorizontalBorder>(), Edge<InsideVerticalBorder>())]
            : Array.Empty<OpenXmlElement>(),
        // Fixed: a word of a thousand letters breaks inside its column instead of pushing the others off the page.
        new TableLayout { Type = TableLayoutValues.Fixed },
        new TableCellMarginDefault(
            new TableCellLeftMargin { Width = CellMargin, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = CellMargin, Type = TableWidthValues.Dxa }),
    ]);

    /// <summary>High enough to be filled by hand; a head is repeated on each page.</summary>
    public static TableRowProperties RowProperties(bool isHead) => new([
        new CantSplit(), new TableRowHeight { Val = 340, HeightType = HeightRuleValues.AtLeast }, .. isHead ? [new TableHeader()] : Array.Empty<OpenXmlElement>(),
    ]);

    /// <summary>Widths of columns in twentieths of a point, in the given proportions; equal where none are given.</summary>
    public static IReadOnlyList<string> Widths(IReadOnlyList<double> parts, int columns)
    {
        var known = parts.Count == columns && parts.All(p => p > 0) ? parts : [.. Enumerable.Repeat(1d, columns)];
        return [.. known.Select(p => ((int)(TableWidth * p / known.Sum())).ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>Title, office and day in the file's properties; nobody's name, and no time.</summary>
    public static void WriteProperties(WordprocessingDocument word, string title, DocumentFrame frame)
    {
        const string core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", dc = "http://purl.org/dc/elements/1.1/", terms = "http://purl.org/dc/terms/";
        var part = word.AddCoreFilePropertiesPart();
        word.ChangeIdOfPart(part, "properties");
        using var stream = part.GetStream(FileMode.Create);
        using var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("cp", "coreProperties", core);
        xml.WriteElementString("dc", "title", dc, PlainValue.Clean($"{title} {frame.Number}"));
        xml.WriteElementString("dc", "creator", dc, PlainValue.Clean(frame.Office));
        xml.WriteElementString("dc", "language", dc, "id-ID");
        xml.WriteStartElement("dcterms", "created", terms);
        xml.WriteAttributeString("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "dcterms:W3CDTF");
        xml.WriteString(frame.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>The same package with the day as the time of all its parts: the library writes the moment.</summary>
    public static byte[] OnDay(MemoryStream package, DateOnly day)
    {
        using var target = new MemoryStream();
        using (var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true))
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in source.Entries)
            {
                var copy = zip.CreateEntry(part.FullName);
                copy.LastWriteTime = new(day, TimeOnly.MinValue, TimeSpan.Zero);
                using var from = part.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }
        return target.ToArray();
    }

    private static Run Words(string words) => new(new Text(words) { Space = SpaceProcessingModeValues.Preserve });

    private static T Edge<T>(uint space = 0) where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = space, Color = "A6A6A6" };

    private static Style Style(string id, string name, params OpenXmlElement[] paragraph) => Style(id, name, false, paragraph);

    private static Style Style(string id, string name, bool isDefault, params OpenXmlElement[] paragraph)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
            style.Default = true;
        else
            style.Append(new BasedOn { Val = "Normal" });
        style.Append(new PrimaryStyle());
        if (paragraph.Length > 0)
            style.Append(new StyleParagraphProperties(paragraph));
        return style;
    }

    private static Style With(this Style style, params OpenXmlElement[] run)
    {
        style.Append(new StyleRunProperties(run));
        return style;
    }

    private static Style Heading(int level, string size, bool centred, string before) => Style(
        $"Heading{level}", $"heading {level}", [
            new KeepNext(), new KeepLines(), new SpacingBetweenLines { Before = before, After = "120" },
            .. centred ? [new Justification { Val = JustificationValues.Center }] : Array.Empty<OpenXmlElement>(), new OutlineLevel { Val = level - 1 },
        ]).With(new Bold(), new FontSize { Val = size }, new FontSizeComplexScript { Val = size });

    private static AbstractNum AbstractList(int id, NumberFormatValues format, string sign) => new(
        new MultiLevelType { Val = MultiLevelValues.SingleLevel },
        new Level(
            new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = format }, new LevelText { Val = sign },
            new LevelJustification { Val = LevelJustificationValues.Left }, new PreviousParagraphProperties(new Indentation { Left = "425", Hanging = "425" }))
        { LevelIndex = 0 })
    { AbstractNumberId = id };
}
