using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Channels.Formatting;

namespace PilarBot.Office.Templates;

/// <summary>A message as a template says it.</summary>
/// <param name="Message">What to send.</param>
/// <param name="IsWhole">True when it says all of the message; else the message itself is held until the person answers.</param>
internal sealed record FilledTemplate(OutboundTemplate Message, bool IsWhole);

/// <summary>The approved templates, by purpose and language: what is sent to people whose window is closed.</summary>
/// <param name="registered">As configured.</param>
/// <param name="office">Who speaks.</param>
/// <param name="database">Keeps what WhatsApp told about them.</param>
internal sealed class TemplateRegistry(IReadOnlyList<TemplateOptions> registered, OfficeProfile office, OfficeDatabase database)
{
    /// <summary>The button's data by which a person asks for what was held: it opens the window, and says nothing else.</summary>
    public const string Open = "!pesan";

    private const string Approved = "APPROVED";
    private const string Anybody = "Bapak/Ibu";

    /// <summary>True when a template of this name is one of the office's.</summary>
    public bool Has(string name) => registered.Any(t => t.Name == name);

    /// <summary>The template for a message, or why there is none, as staff read it.</summary>
    /// <param name="message">What was to be said.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="language">The chat's language; null for the office's.</param>
    /// <param name="name">The person's name; null for residents.</param>
    /// <param name="cancellation">Ends the look into the database.</param>
    public async Task<(FilledTemplate? Filled, string Why)> FillAsync(
        OutboundMessage message, MessagePurpose purpose, string? language, string? name, CancellationToken cancellation)
    {
        if (Find(purpose, language, message is OutboundMedia) is not { } template)
            return (null, $"Jendela 24 jam sudah tertutup, dan belum ada templat WhatsApp untuk {Label(purpose)}.");
        await using var db = database.Open();
        var status = await db.TemplateStates.Where(t => t.Name == template.Name && t.Language == template.Language).Select(t => t.Status).SingleOrDefaultAsync(cancellation);
        return status is null or Approved
            ? (Fill(template, message, name), "")
            : (null, $"Jendela 24 jam sudah tertutup, dan templat {template.Name} tidak dapat dipakai: {status} menurut WhatsApp.");
    }

    // One whose header takes a file needs one.
    private TemplateOptions? Find(MessagePurpose purpose, string? language, bool hasFile)
    {
        var fitting = registered.Where(t => t.Purpose == purpose && (hasFile || !t.FileHeader)).OrderByDescending(t => t.FileHeader).ToList();
        if (fitting is [])
            return purpose switch
            {
                MessagePurpose.Reply => Find(MessagePurpose.CaseUpdate, language, hasFile),
                MessagePurpose.Invitation => Find(MessagePurpose.Notice, language, hasFile),
                _ => null,
            };
        return fitting.Find(t => language is not null && t.Language.Split('_')[0] == language) ?? fitting[0];
    }

    private FilledTemplate Fill(TemplateOptions template, OutboundMessage message, string? name)
    {
        var (markdown, choices, file) = message switch
        {
            OutboundText text => (text.Markdown, text.Choices, null),
            OutboundMedia media => (media.Markdown, media.Choices, media),
            _ => ("", (IReadOnlyList<Choice>)[], (OutboundMedia?)null),
        };
        var words = PlainWords.Of(markdown);
        var isWhole = template.Purpose is MessagePurpose.ComplaintNotice
            || (template.Parameters.Contains(TemplateOptions.Content) && words.Length <= template.MaxContent && !words.Contains('\n')
                && (file is null || template.FileHeader) && choices.All(c => c.Url is null) && choices.Count < 2);
        // The one button that the message itself has, or the one that asks for the message.
        var data = isWhole && choices is [var choice] ? choice.Data : Open;
        return new(
            new(template.Name, template.Language)
            {
                HeaderFile = template.FileHeader ? file : null,
                Body = [.. template.Parameters.Select(p => new TemplateValue(Value(p, template, words, name), template.NamedParameters ? p : null))],
                Buttons = template.HasButton ? [new(data)] : [],
                Mark = message.Mark,
            },
            isWhole);
    }

    private string Value(string parameter, TemplateOptions template, string words, string? name) => parameter switch
    {
        TemplateOptions.Office => office.Name,
        TemplateOptions.PersonName => name ?? Anybody,
        _ => words.Length == 0 ? "-" : words.Length <= template.MaxContent ? words : words[..(template.MaxContent - 1)].TrimEnd() + "…",
    };

    private static string Label(MessagePurpose purpose) => purpose switch
    {
        MessagePurpose.Reply => "balasan",
        MessagePurpose.Notice => "pengumuman",
        MessagePurpose.Invitation => "undangan",
        MessagePurpose.Reminder => "pengingat",
        MessagePurpose.CaseUpdate => "kabar kasus",
        MessagePurpose.ComplaintNotice => "kabar aduan",
    };
}
