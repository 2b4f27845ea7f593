namespace PilarBot.Host.Tests.EndToEnd.Kinds;

/// <summary>A kind of question, how each channel shows it, and how people answer.</summary>
/// <param name="Name">A short name, which starts its flow.</param>
/// <param name="Steps">The step that asks, and what is before it.</param>
/// <param name="Telegram">The form there: <c>inline</c> or <c>keyboard</c> with a bracket for each button, buttons of one row together; <c>text</c> without any.</param>
/// <param name="WhatsApp">The kind of the message and its titles.</param>
/// <param name="WebChat">What is to be shared, if anything, and the suggested actions.</param>
/// <param name="Recorded">How the answer is shown afterwards.</param>
/// <param name="Ways">Ways to answer, which all come to the same; the steps of one way stand between <c>|</c>.</param>
internal sealed record QuestionKind(string Name, string Steps, string Telegram, string WhatsApp, string WebChat, string Recorded, params IReadOnlyList<string> Ways)
{
    public string Flow => $"""
        flow: uji-{Name.Replace(' ', '-')}
        title: Soal {Name}
        start: [soal {Name}]
        steps:
        {Steps.ReplaceLineEndings("\n").Insert(0, "  ").Replace("\n", "\n  ", StringComparison.Ordinal)}
          - say: "Tercatat: {"{jawaban}"}."
        """;
}
