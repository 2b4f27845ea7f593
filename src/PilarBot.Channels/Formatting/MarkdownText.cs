using System.Globalization;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PilarBot.Channels.Formatting;

/// <summary>Reads Markdown into runs that a chat can show.</summary>
internal sealed class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    private readonly List<Run> runs = [];

    private MarkdownText() { }

    public static List<Run> Read(string markdown)
    {
        var text = new MarkdownText();
        try
        {
            text.Children(Markdown.Parse(markdown, Pipeline), Style.None, "\n\n", "");
        }
        catch (ArgumentException)
        {
            // Nested deeper than the parser goes along with: nobody's writing, so it is shown as it stands.
            return [new Run(markdown)];
        }

        return text.runs;
    }

    private static MarkdownPipeline BuildPipeline()
    {
        // Without HTML, what looks like a tag is text. Without indented code, a line that an author indents stays text too.
        var builder = new MarkdownPipelineBuilder().DisableHtml().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough);
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        return builder.Build();
    }

    private void Children(ContainerBlock blocks, Style style, string separator, string indent)
    {
        var first = true;
        foreach (var block in blocks)
        {
            if (block is LinkReferenceDefinitionGroup or BlankLineBlock)
                continue;
            if (!first)
                Add(block is ListBlock || indent.Length == 0 ? separator : separator + indent, style);
            first = false;
            Read(block, style, indent);
        }
    }

    private void Read(Block block, Style style, string indent)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Inlines(heading.Inline, style | Style.Bold, null);
                break;
            case ListBlock list:
                Items(list, style, indent);
                break;
            case QuoteBlock quote:
                // Quotes cannot nest: an inner one becomes part of the outer.
                Children(quote, style | Style.Quote, "\n\n", "");
                break;
            case CodeBlock code:
                var language = (code as FencedCodeBlock)?.Info;
                Add(code.Lines.ToString(), (style & Style.Quote) | Style.Pre, null, string.IsNullOrEmpty(language) ? null : language);
                break;
            case ThematicBreakBlock:
                Add("———", style);
                break;
            case ContainerBlock container:
                Children(container, style, "\n\n", indent);
                break;
            case LeafBlock { Inline: not null } leaf:
                Inlines(leaf.Inline, style, null);
                break;
            case LeafBlock leaf:
                Add(leaf.Lines.ToString(), style);
                break;
        }
    }

    private void Items(ListBlock list, Style style, string indent)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0)
                Add("\n", style);
            Add(list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{indent}{number + i}. ") : indent + "• ", style | Style.Item);
            Children((ContainerBlock)list[i], style, "\n", indent + "   ");
        }
    }

    private void Inlines(ContainerInline? inlines, Style style, string? url)
    {
        foreach (var inline in inlines ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal:
                    Add(literal.Content.ToString(), style, url);
                    break;
                case CodeInline code:
                    Add(code.Content, (style & Style.Quote) | Style.Code);
                    break;
                case LineBreakInline:
                    Add("\n", style, url);
                    break;
                case HtmlEntityInline entity:
                    Add(entity.Transcoded.ToString(), style, url);
                    break;
                case AutolinkInline link:
                    Add(link.Url, style, Linkable(link.Url));
                    break;
                case EmphasisInline emphasis:
                    Inlines(emphasis, style | StyleOf(emphasis), url);
                    break;
                case LinkInline link:
                    Inlines(link, style, Linkable(link.Url));
                    break;
                case ContainerInline container:
                    Inlines(container, style, url);
                    break;
                default:
                    Add(inline.ToString() ?? "", style, url);
                    break;
            }
        }
    }

    private static Style StyleOf(EmphasisInline emphasis) => emphasis switch
    {
        { DelimiterChar: '~' } => Style.Strike,
        { DelimiterCount: >= 2 } => Style.Bold,
        _ => Style.Italic,
    };

    /// <summary>Chats drop other schemes without a word; their text alone is shown.</summary>
    internal static string? Linkable(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https" or "tg") ? url : null;

    private void Add(string text, Style style, string? url = null, string? language = null)
    {
        if (text.Length > 0)
            runs.Add(new Run(text, style, url, language));
    }
}
