using System.Text.RegularExpressions;
using FuzzySharp;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PilarBot.Flows.Definition;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PilarBot.Office.Documents;

/// <summary>
/// A kind of document, written in Markdown by the office: <c>{terlapor.nama}</c> stands for a value, and a table row or list item that
/// names fields of a list is repeated for each of its entries.
/// </summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Head">What its front matter says.</param>
/// <param name="Body">The rest, as a syntax tree.</param>
internal sealed partial record DocumentTemplate(string Name, DocumentHead Head, MarkdownDocument Body)
{
    // Without HTML: what looks like it is text. Dashes in a table's second line say how wide its columns are.
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables(new() { InferColumnWidthsFromSeparator = true }).DisableHtml().UsePreciseSourceLocation().Build();

    /// <summary>Reads and checks one file.</summary>
    /// <param name="file">Its name, for problems.</param>
    /// <param name="text">Its content.</param>
    /// <param name="records">What it may name, by the record that it is about.</param>
    /// <param name="problems">All that is wrong is added to it.</param>
    /// <returns>Null when something is wrong.</returns>
    public static DocumentTemplate? Read(string file, string text, IReadOnlyDictionary<string, DocumentFields> records, List<Problem> problems)
    {
        var before = problems.Count;
        var body = Markdown.Parse(text, Pipeline);
        var head = ReadHead(file, body, problems);
        if (records.TryGetValue((head ?? new()).About, out var fields))
            Check(file, body, fields, null, problems);
        else
            problems.Add(new(file, 1, "T103", $"there is no record \"{head!.About}\" to write about", $"write \"about\" with one of {string.Join(", ", records.Keys)}"));
        return problems.Count == before ? new(Path.GetFileNameWithoutExtension(file), head!, body) : null;
    }

    /// <summary>True when it has room for a signature.</summary>
    public bool HasSignature => Body.Descendants<ParagraphBlock>().Any(p => AloneIn(p) == DocumentFields.Signature);

    /// <summary>The names between braces in a text.</summary>
    public static IEnumerable<string> FieldsIn(string text) => Field().Matches(text).Select(m => m.Groups[1].Value);

    /// <summary>Cuts a text at its fields: pieces of text and names of fields take turns, text first.</summary>
    public static string[] CutAtFields(string text) => Field().Split(text);

    /// <summary>The field that a paragraph consists of; null when it has anything else.</summary>
    public static string? AloneIn(ParagraphBlock paragraph) =>
        paragraph.Inline is { } inline && inline.Count() == 1 && inline.FirstChild is LiteralInline literal && CutAtFields(literal.Content.ToString()) is ["", var field, ""] ? field : null;

    /// <summary>The list whose entries repeat a table row or list item; null for one that stands once.</summary>
    public static string? RepeatedBy(ContainerBlock part, Func<string, string?> listOf) =>
        part.Descendants<LiteralInline>().SelectMany(l => FieldsIn(l.Content.ToString())).Select(listOf).FirstOrDefault(l => l is not null);

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Field();

    private static DocumentHead? ReadHead(string file, MarkdownDocument body, List<Problem> problems)
    {
        if (body.FirstOrDefault() is not YamlFrontMatterBlock front)
        {
            problems.Add(new(file, 1, "T101", "the front matter between two lines \"---\" is missing"));
            return null;
        }
        try
        {
            var head = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
                .Deserialize<DocumentHead?>(front.Lines.ToString()) ?? new();
            foreach (var (key, value) in (ReadOnlySpan<(string, string)>)[("title", head.Title), ("source", head.Source), ("certainty", head.Certainty)])
                if (string.IsNullOrWhiteSpace(value))
                    problems.Add(new(file, 1, "T102", $"the front matter lacks \"{key}\""));
            return head;
        }
        catch (YamlException exception)
        {
            problems.Add(new(file, (int)exception.Start.Line + 1, "T101", $"the front matter cannot be read: {exception.InnerException?.Message ?? exception.Message}"));
            return null;
        }
    }

    private static void Check(string file, MarkdownObject part, DocumentFields fields, string? list, List<Problem> problems)
    {
        switch (part)
        {
            case YamlFrontMatterBlock or ThematicBreakBlock or LineBreakInline or HtmlEntityInline or LinkReferenceDefinitionGroup:
                break;
            case LiteralInline literal:
                foreach (var field in FieldsIn(literal.Content.ToString()))
                    CheckField(file, literal.Line + 1, field, fields, list, problems);
                break;
            case HeadingBlock { Level: > 3 } heading:
                problems.Add(new(file, heading.Line + 1, "T106", "headings go to the third level"));
                break;
            case TableRow { IsHeader: false } or ListItemBlock:
                foreach (var child in (ContainerBlock)part)
                    Check(file, child, fields, RepeatedBy((ContainerBlock)part, fields.ListOf), problems);
                break;
            case MarkdownDocument or Table or TableRow or TableCell or ListBlock or QuoteBlock:
                foreach (var child in (ContainerBlock)part)
                    Check(file, child, fields, list, problems);
                break;
            case HeadingBlock or ParagraphBlock:
                CheckPicture(file, (LeafBlock)part, problems);
                foreach (var child in ((LeafBlock)part).Inline ?? [])
                    Check(file, child, fields, list, problems);
                break;
            case EmphasisInline emphasis:
                foreach (var child in emphasis)
                    Check(file, child, fields, list, problems);
                break;
            default:
                problems.Add(new(file, part.Line + 1, "T106", $"a document has no {Kind(part)}",
                    "use headings, paragraphs, bold, italic, lists, tables, quotes, or a line \"***\" for a new page"));
                break;
        }
    }

    private static void CheckPicture(string file, LeafBlock block, List<Problem> problems)
    {
        foreach (var literal in block.Inline?.Descendants<LiteralInline>() ?? [])
            foreach (var field in FieldsIn(literal.Content.ToString()).Where(DocumentFields.IsPicture))
                if (block is not ParagraphBlock paragraph || AloneIn(paragraph) != field)
                    problems.Add(new(file, literal.Line + 1, "T108", $"the picture \"{field}\" has words beside it", "put it into a paragraph, cell or list item of its own"));
    }

    private static void CheckField(string file, int line, string field, DocumentFields fields, string? list, List<Problem> problems)
    {
        if (!fields.Knows(field))
        {
            var closest = Process.ExtractOne(field, fields.All.Order(StringComparer.Ordinal));
            problems.Add(new(file, line, "T104", $"unknown field \"{field}\"", closest is { Score: >= 60 } ? $"did you mean \"{closest.Value}\"?" : null));
        }
        else if (fields.ListOf(field) is { } own && own != list)
            problems.Add(new(file, line, "T105", list is null
                ? $"the field \"{field}\" belongs to the list \"{own}\" and has no meaning here"
                : $"the field \"{field}\" belongs to the list \"{own}\", and this part repeats for \"{list}\"", "put it into a table row or list item of its own"));
    }

    private static string Kind(MarkdownObject part) => part switch
    {
        LinkInline { IsImage: true } => "pictures",
        LinkInline or AutolinkInline => "links",
        CodeBlock or CodeInline => "code",
        _ => part.GetType().Name,
    };
}

/// <summary>The front matter of a template.</summary>
internal sealed record DocumentHead
{
    /// <summary>What the document is, as an officer chooses it.</summary>
    public string Title { get; init; } = "";

    /// <summary>The record whose fields it names, see <see cref="DocumentRecords"/>: a complaint unless it says otherwise.</summary>
    public string About { get; init; } = DocumentRecords.Complaint;

    /// <summary>What stands for its kind in numbers; null: its name.</summary>
    public string? Code { get; init; }

    /// <summary>To whom a complaint is handed on with it; null for a document that does not hand one on.</summary>
    public string? Recipient { get; init; }

    /// <summary>The rule that its fields come from.</summary>
    public string Source { get; init; } = "";

    /// <summary>How sure that is, and who has checked it.</summary>
    public string Certainty { get; init; } = "";

    /// <summary>What stands where nothing is known; null for a dotted line to be filled by hand.</summary>
    public string? Empty { get; init; }
}
