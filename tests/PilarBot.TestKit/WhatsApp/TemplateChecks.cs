using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PilarBot.TestKit.WhatsApp;

/// <summary>Whether a template is filled in as it is registered.</summary>
internal static partial class TemplateChecks
{
    public static void Check(JsonObject part, Func<string, string, FakeTemplate?> find)
    {
        var name = MessageChecks.Length(part, "name", 1, 512);
        var language = MessageChecks.Text(part["language"], "code") ?? throw GraphFailure.Missing("language.code");
        var template = find(name, language);
        switch (template?.Status)
        {
            case "APPROVED":
                break;
            case "PAUSED":
                throw new GraphFailure(132015);
            case "DISABLED":
                throw new GraphFailure(132016);
            default:
                throw new GraphFailure(132001, $"template name ({name}) does not exist in {language}");
        }

        var components = part["components"] as JsonArray ?? [];
        Header(template, Find(components, "header"));
        Texts(template.Body, Find(components, "body"), 1024);
        foreach (var button in components.Where(c => MessageChecks.Text(c, "type") == "button"))
            Button(template, button!);
        var needed = template.Buttons.Count(button => button == "url");
        if (components.Count(c => MessageChecks.Text(c, "sub_type") == "url") != needed)
            throw new GraphFailure(132000, "buttons: number of parameters does not match");
    }

    private static JsonArray Find(JsonArray components, string type) =>
        components.FirstOrDefault(c => MessageChecks.Text(c, "type") == type)?["parameters"] as JsonArray ?? [];

    private static void Header(FakeTemplate template, JsonArray parameters)
    {
        if (template.Header is null or "text")
        {
            Texts(template.HeaderText, parameters, 60);
            return;
        }

        if (parameters.Count != 1 || MessageChecks.Text(parameters[0], "type") != template.Header || parameters[0]![template.Header] is null)
            throw new GraphFailure(132012, $"header: Format mismatch, expected {template.Header.ToUpperInvariant()}");
    }

    private static void Texts(string text, JsonArray parameters, int most)
    {
        var variables = FakeTemplate.Variables(text);
        if (parameters.Count != variables.Count)
            throw new GraphFailure(132000, $"number of localizable_params ({parameters.Count}) does not match the expected number of params ({variables.Count})");
        for (var i = 0; i < variables.Count; i++)
        {
            var named = !char.IsAsciiDigit(variables[i][0]);
            var parameter = named
                ? parameters.FirstOrDefault(p => MessageChecks.Text(p, "parameter_name") == variables[i])
                : parameters[i];
            if (MessageChecks.Text(parameter, "type") != "text" || MessageChecks.Text(parameter, "text") is not { Length: > 0 } words)
                throw new GraphFailure(132012, $"parameter {variables[i]} is missing or not a text");
            if (Breaks().IsMatch(words))
                throw new GraphFailure(132012, "Param text cannot have new-line/tab characters or more than 4 consecutive spaces");
            text = text.Replace("{{" + variables[i] + "}}", words, StringComparison.Ordinal);
        }

        if (text.Length > most)
            throw new GraphFailure(132005, $"text is longer than {most}");
    }

    private static void Button(FakeTemplate template, JsonNode button)
    {
        var type = MessageChecks.Text(button, "sub_type");
        if (!int.TryParse(MessageChecks.Text(button, "index"), out var index) || index < 0 || index >= template.Buttons.Count)
            throw GraphFailure.Invalid("Parameter 'index' names no button.");
        if (template.Buttons[index] != type)
            throw new GraphFailure(132012, $"button {index} is no {type}");
        var parameter = (button["parameters"] as JsonArray)?.FirstOrDefault();
        MessageChecks.Length(parameter, type == "url" ? "text" : "payload", 1, type == "url" ? 2000 : 128);
    }

    [GeneratedRegex("[\n\r\t]| {5,}")]
    private static partial Regex Breaks();
}
