namespace PilarBot.Channels.WhatsApp;

// What is posted to /<phone_number_id>/messages, named as there (protocol section B.3).

/// <summary>A message: one of the parts beside <c>type</c> is set, the one that it names.</summary>
internal sealed record SendMessage(string Type)
{
    public string MessagingProduct { get; init; } = "whatsapp";
    public string RecipientType { get; init; } = "individual";

    /// <summary>A phone number with plus and country code.</summary>
    public string? To { get; init; }

    /// <summary>A business-scoped user id.</summary>
    public string? Recipient { get; init; }

    public TextBody? Text { get; init; }
    public MediaObject? Image { get; init; }
    public MediaObject? Document { get; init; }
    public Interactive? Interactive { get; init; }
    public Template? Template { get; init; }
    public string? BizOpaqueCallbackData { get; init; }
}

/// <summary>Marks a message, and those before it, as read; with an indicator, shows "typing" for up to 25 seconds.</summary>
internal sealed record ReadReceipt(string MessageId, TypingIndicator? TypingIndicator)
{
    public string MessagingProduct { get; init; } = "whatsapp";
    public string Status { get; init; } = "read";
}

internal sealed record TypingIndicator(string Type);

/// <summary>Without a preview: it costs data on a cheap phone.</summary>
internal sealed record TextBody(string Body)
{
    public bool PreviewUrl { get; init; }
}

internal sealed record MediaObject(string Id, string? Caption = null, string? Filename = null);

internal sealed record Interactive(string Type, BodyText Body, InteractiveAction Action)
{
    public InteractiveHeader? Header { get; init; }
}

internal sealed record BodyText(string Text);

internal sealed record InteractiveHeader(string Type)
{
    public MediaObject? Image { get; init; }
    public MediaObject? Document { get; init; }
}

internal sealed record InteractiveAction
{
    /// <summary>What opens a list.</summary>
    public string? Button { get; init; }
    public ListSection[]? Sections { get; init; }
    public ReplyButton[]? Buttons { get; init; }
    public string? Name { get; init; }
    public LinkParameters? Parameters { get; init; }
}

internal sealed record ListSection(ListRow[] Rows);

internal sealed record ListRow(string Id, string Title, string? Description);

internal sealed record ReplyButton(Reply Reply)
{
    public string Type { get; init; } = "reply";
}

internal sealed record Reply(string Id, string Title);

internal sealed record LinkParameters(string DisplayText, string Url);

internal sealed record Template(string Name, TemplateLanguage Language, TemplateComponent[]? Components);

internal sealed record TemplateLanguage(string Code);

internal sealed record TemplateComponent(string Type, TemplateParameter[] Parameters)
{
    public string? SubType { get; init; }

    /// <summary>The button's place, from 0; a string in this API.</summary>
    public string? Index { get; init; }
}

internal sealed record TemplateParameter(string Type)
{
    public string? ParameterName { get; init; }
    public string? Text { get; init; }
    public string? Payload { get; init; }
    public MediaObject? Image { get; init; }
    public MediaObject? Document { get; init; }
}
