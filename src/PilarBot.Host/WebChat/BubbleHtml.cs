using System.Net;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PilarBot.Host.WebChat;

/// <summary>
/// The bot's Markdown as HTML that is safe to insert: tags in it are text, only http and https links lead anywhere, pictures are
/// links. Reads the same Markdown as the real channels do.
/// </summary>
internal static class BubbleHtml
{
    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    public static string Render(string markdown)
    {
        try
        {
            using var writer = new StringWriter();
            var renderer = new HtmlRenderer(writer);
            Pipeline.Setup(renderer);
            // A phone keeps the lines as they were written.
            renderer.ObjectRenderers.FindExact<LineBreakInlineRenderer>()!.RenderAsHardlineBreak = true;
            renderer.ObjectRenderers.Replace<LinkInlineRenderer>(new Links());
            renderer.ObjectRenderers.Replace<AutolinkInlineRenderer>(new Autolinks());
            renderer.ObjectRenderers.Replace<HeadingRenderer>(new Headings());
            renderer.Render(Markdown.Parse(markdown, Pipeline));
            return writer.ToString();
        }
        catch (ArgumentException)
        {
            // Nested deeper than the parser goes along with: shown as it stands.
            return $"<p>{WebUtility.HtmlEncode(markdown)}</p>";
        }
    }

    /// <summary>True for an address that a phone opens.</summary>
    public static bool IsLinkable(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough);
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        return builder.Build();
    }

    private static void Open(HtmlRenderer renderer, string url) =>
        renderer.Write("<a href=\"").WriteEscapeUrl(url).Write("\" target=\"_blank\" rel=\"noopener noreferrer\">");

    private sealed class Links : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline obj)
        {
            var links = IsLinkable(obj.Url);
            if (links)
                Open(renderer, obj.Url!);
            renderer.WriteChildren(obj);
            if (links)
                renderer.Write("</a>");
        }
    }

    private sealed class Autolinks : HtmlObjectRenderer<AutolinkInline>
    {
        protected override void Write(HtmlRenderer renderer, AutolinkInline obj)
        {
            var links = !obj.IsEmail && IsLinkable(obj.Url);
            if (links)
                Open(renderer, obj.Url);
            renderer.WriteEscape(obj.Url);
            if (links)
                renderer.Write("</a>");
        }
    }

    // A heading of a message is none of the page's.
    private sealed class Headings : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
        {
            renderer.Write("<p><strong>").WriteLeafInline(obj);
            renderer.WriteLine("</strong></p>");
        }
    }
}
