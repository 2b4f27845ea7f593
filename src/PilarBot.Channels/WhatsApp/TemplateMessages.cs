using System.Globalization;

namespace PilarBot.Channels.WhatsApp;

/// <summary>Fills in an approved template.</summary>
internal static class TemplateMessages
{
    private const int MaxName = 512;

    /// <summary>Why it cannot be sent, or null. Whether it is registered so, only Graph knows.</summary>
    public static string? Fault(OutboundTemplate template)
    {
        if (template.Name.Length is 0 or > MaxName || !template.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
            return "a template's name takes lower-case letters, digits and underscores";
        if (template.Language.Length == 0)
            return "a template without a language";
        if (template.Header is not null && template.HeaderFile is not null)
            return "a template's header is a text or a file";
        if (template.Body.Any(value => string.IsNullOrWhiteSpace(value.Text)))
            return "a template's variable is empty";
        return template.Buttons.Any(button => button is { Data: null, UrlSuffix: null } or { Data: not null, UrlSuffix: not null })
            ? "a template's button takes data or the end of an address"
            : null;
    }

    /// <param name="template">What to fill in.</param>
    /// <param name="file">The header's file, uploaded.</param>
    public static Template Of(OutboundTemplate template, MediaObject? file)
    {
        var components = new List<TemplateComponent>();
        if (template.Header is { } header)
            components.Add(new("header", [new("text") { Text = OneLine(header) }]));
        else if (file is not null)
            components.Add(new("header", [template.HeaderFile!.Kind == MediaKind.Photo ? new("image") { Image = file } : new("document") { Document = file }]));
        if (template.Body.Count > 0)
            components.Add(new("body", [.. template.Body.Select(value => new TemplateParameter("text") { ParameterName = value.Name, Text = OneLine(value.Text) })]));
        for (var i = 0; i < template.Buttons.Count; i++)
        {
            if (template.Buttons[i] is { } button)
                components.Add(OfButton(button, i.ToString(CultureInfo.InvariantCulture)));
        }

        return new Template(template.Name, new(template.Language), components.Count == 0 ? null : [.. components]);
    }

    private static TemplateComponent OfButton(TemplateButton button, string index) => button.Data is { } data
        ? new("button", [new("payload") { Payload = data }]) { SubType = "quick_reply", Index = index }
        : new("button", [new("text") { Text = button.UrlSuffix }]) { SubType = "url", Index = index };

    /// <summary>Graph refuses line breaks, tabs and more than four spaces in a row (132012): nobody's words shall make a template fail.</summary>
    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
