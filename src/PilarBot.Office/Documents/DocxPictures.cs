using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PilarBot.Office.Media;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using ParagraphProperties = DocumentFormat.OpenXml.Wordprocessing.ParagraphProperties;
using Picture = DocumentFormat.OpenXml.Drawing.Pictures.Picture;
using Pictures = DocumentFormat.OpenXml.Drawing.Pictures;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace PilarBot.Office.Documents;

/// <summary>Puts pictures into a Word document, each upright, as wide as the room it has and at most 7 cm high.</summary>
internal sealed class DocxPictures(MainDocumentPart main)
{
    private const long EmuPerTwip = 635;
    private const long MaxHeight = 7 * 360_000;
    private int count;

    /// <summary>A paragraph with a picture alone.</summary>
    /// <param name="picture">What to show.</param>
    /// <param name="style">Of the paragraph; null for the usual one.</param>
    /// <param name="room">Its width in twentieths of a point.</param>
    public Paragraph Paragraph(DocumentPicture picture, string? style, int room)
    {
        var name = $"picture{++count}";
        var part = main.AddNewPart<ImagePart>(picture.Type.Mime, name);
        using (var content = new MemoryStream(picture.Content))
            part.FeedData(content);
        return new(
            new ParagraphProperties([
                .. style is null ? Array.Empty<OpenXmlElement>() : [new ParagraphStyleId { Val = style }],
                new SpacingBetweenLines { Before = "60", After = "60" }, new Justification { Val = JustificationValues.Center },
            ]),
            new Run(new Drawing(Inline(picture.Facts, name, room * EmuPerTwip))));
    }

    private Inline Inline(PictureFacts facts, string name, long room)
    {
        var (quarters, isMirrored) = Turn(facts.Orientation);
        var lies = quarters % 2 == 1;
        // As it is seen; the drawing has its own size, is turned about its middle, and says how far it then reaches out of it. So does Word.
        var (width, height) = Fit(lies ? facts.Height : facts.Width, lies ? facts.Width : facts.Height, room);
        var (ownWidth, ownHeight) = lies ? (height, width) : (width, height);
        var (beside, above) = (Math.Max(0, (width - ownWidth) / 2), Math.Max(0, (height - ownHeight) / 2));
        var frame = new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = ownWidth, Cy = ownHeight });
        if (quarters > 0)
            frame.Rotation = quarters * 5_400_000;
        if (isMirrored)
            frame.HorizontalFlip = true;
        var picture = new Picture(
            new Pictures.NonVisualPictureProperties(
                new Pictures.NonVisualDrawingProperties { Id = (uint)count, Name = name }, new Pictures.NonVisualPictureDrawingProperties(new PictureLocks { NoChangeAspect = true })),
            new Pictures.BlipFill(new Blip { Embed = name }, new Stretch(new FillRectangle())),
            new Pictures.ShapeProperties(frame, new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle }));
        return new(
            new Extent { Cx = ownWidth, Cy = ownHeight }, new EffectExtent { LeftEdge = beside, TopEdge = above, RightEdge = beside, BottomEdge = above },
            new DocProperties { Id = (uint)count, Name = $"Foto {count}" },
            new Graphic(new GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 };
    }

    // How many quarters clockwise, and whether it is mirrored before.
    private static (int Quarters, bool IsMirrored) Turn(int orientation) => orientation switch
    {
        2 => (0, true),
        3 => (2, false),
        4 => (2, true),
        5 => (3, true),
        6 => (1, false),
        7 => (1, true),
        8 => (3, false),
        _ => (0, false),
    };

    private static (long Width, long Height) Fit(long width, long height, long room) =>
        height * room > MaxHeight * width ? (Math.Max(1, MaxHeight * width / height), MaxHeight) : (room, Math.Max(1, room * height / width));
}
