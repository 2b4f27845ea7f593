using System.ComponentModel.DataAnnotations;

namespace PilarBot.Host.WebChat;

/// <summary>The web chat. Section <c>WebChat</c>. Holds a secret: never log it, never serialise it.</summary>
public sealed class WebChatOptions : IValidatableObject
{
    /// <value>True to offer the chat at <c>/obrolan</c> and Direct Line at <c>/v3/directline</c>; a demo does so anyway: false.</value>
    public bool Enabled { get; set; }

    /// <value>The account's name in this office: <c>webchat</c>.</value>
    [Required, StringLength(40)]
    public string Account { get; set; } = "webchat";

    /// <value>With which other programs begin conversations for their users, at least 16 characters; none: only our own page does.</value>
    [StringLength(200, MinimumLength = 16)]
    public string? Secret { get; set; }

    /// <value>Sites, as <c>https://www.example.go.id</c>, whose pages may speak Direct Line and show our page in a frame; <c>*</c> for all; none.</value>
    public IList<string> AllowedOrigins { get; } = [];

    /// <value>How long what was said stays after a chat's last message: 30 days.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepChats { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Names the account only.</summary>
    public override string ToString() => Account;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var origin in AllowedOrigins.Where(o => o != "*"))
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.GetLeftPart(UriPartial.Authority) != origin)
                yield return new($"WebChat:AllowedOrigins takes sites such as https://www.example.go.id, without a path; not {origin}.", [nameof(AllowedOrigins)]);
    }
}

/// <summary>What one browser may ask of a host, so that it has room for all. Section <c>WebChat:Limits</c>. Each host counts for itself.</summary>
public sealed class WebChatLimitOptions
{
    /// <value>Conversations that one address begins in ten minutes: 200, since mobile carriers put many phones behind one address.</value>
    [Range(1, 1_000_000)]
    public int ConversationsPerTenMinutes { get; set; } = 200;

    /// <value>Requests of one address in a minute: 1200, since many people may share one.</value>
    [Range(1, 10_000_000)]
    public int RequestsPerMinute { get; set; } = 1200;

    /// <value>Messages that a conversation may send at once: 10.</value>
    [Range(1, 100_000)]
    public int MessageBurst { get; set; } = 10;

    /// <value>Messages a second that a conversation may send in the long run: 1.</value>
    [Range(1, 100_000)]
    public int MessagesPerSecond { get; set; } = 1;

    /// <value>Files that a conversation may send in a day: 60.</value>
    [Range(1, 100_000)]
    public int FilesPerDay { get; set; } = 60;

    /// <value>Streams that one address holds open: 50.</value>
    [Range(1, 1_000_000)]
    public int StreamsPerAddress { get; set; } = 50;
}
