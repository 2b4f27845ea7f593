using System.ComponentModel.DataAnnotations;

namespace PilarBot.Channels.WhatsApp;

/// <summary>How one WhatsApp business number is reached. Holds secrets: never log it, never serialise it.</summary>
public sealed class WhatsAppOptions : IValidatableObject
{
    /// <summary>The account's name in this office.</summary>
    /// <value><c>whatsapp</c></value>
    [Required, StringLength(40)]
    public string Account { get; set; } = "whatsapp";

    /// <summary>The number's id (not the number itself), from WhatsApp Manager or the app's page "API Setup".</summary>
    /// <value>None: it has to be set.</value>
    [Required(ErrorMessage = "PhoneNumberId is missing: copy it from the app's page API Setup.")]
    [RegularExpression("^[0-9]{5,30}$", ErrorMessage = "PhoneNumberId takes the id of the number (digits only), not the number itself.")]
    public string PhoneNumberId { get; set; } = "";

    /// <summary>A system user's token with <c>whatsapp_business_messaging</c> and <c>whatsapp_business_management</c>.</summary>
    /// <value>None: it has to be set.</value>
    [Required(ErrorMessage = "AccessToken is missing: make a system user's token that does not expire.")]
    [RegularExpression("^[\\x21-\\x7E]{10,1000}$", ErrorMessage = "AccessToken must be one word, as Meta shows it.")]
    public string AccessToken { get; set; } = "";

    /// <summary>The app's secret, with which Meta signs what it posts.</summary>
    /// <value>None: it has to be set.</value>
    [Required(ErrorMessage = "AppSecret is missing: without it anybody can post messages.")]
    [StringLength(200, MinimumLength = 16)]
    public string AppSecret { get; set; } = "";

    /// <summary>What Meta has to repeat when the webhook's address is entered in the dashboard; chosen freely.</summary>
    /// <value>None: it has to be set.</value>
    [Required(ErrorMessage = "VerifyToken is missing: choose one and enter it beside the webhook's address in the dashboard.")]
    [StringLength(256, MinimumLength = 16)]
    public string VerifyToken { get; set; } = "";

    /// <summary>Root of the Graph API, without version.</summary>
    /// <value><c>https://graph.facebook.com</c></value>
    [Required, Url]
    public string GraphBaseUrl { get; set; } = "https://graph.facebook.com";

    /// <summary>The Graph API's version, v24.0 or later: each lives about two years (protocol section B.1).</summary>
    /// <value><c>v26.0</c>, of 29 July 2026.</value>
    [Required, RegularExpression("^v(2[4-9]|[3-9][0-9])\\.[0-9]$", ErrorMessage = "GraphVersion must look like v26.0; the oldest that works is v24.0.")]
    public string GraphVersion { get; set; } = "v26.0";

    /// <summary>Hosts that may be asked for files, with the token; each counts with its subdomains.</summary>
    /// <value><c>lookaside.fbsbx.com</c></value>
    public IList<string> MediaHosts { get; } = ["lookaside.fbsbx.com"];

    /// <summary>Allows http and addresses of this machine, for tests with a double.</summary>
    /// <value>False.</value>
    public bool AllowLoopback { get; set; }

    /// <summary>Seconds until a call without an answer is given up; uploads and downloads get four times as long.</summary>
    /// <value>30</value>
    [Range(1, 300)]
    public int CallTimeout { get; set; } = 30;

    /// <summary>Messages a second that the number may send and receive: 80, or 1000 after Meta's upgrade (protocol section B.5).</summary>
    /// <value>80</value>
    [Range(4, 1000)]
    public int Throughput { get; set; } = 80;

    /// <summary>What the button says that opens a list: at most 20 characters.</summary>
    /// <value><c>Pilih</c></value>
    [Required, StringLength(WhatsAppLimits.ButtonTitle)]
    public string ListButton { get; set; } = "Pilih";

    internal string Root => $"{GraphBaseUrl.TrimEnd('/')}/{GraphVersion}/";

    /// <summary>Names the account only: the rest are secrets.</summary>
    public override string ToString() => Account;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!AllowLoopback && !GraphBaseUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            yield return new("GraphBaseUrl must begin with https: the token travels with every call.", [nameof(GraphBaseUrl)]);
        if (MediaHosts.Any(host => !host.Contains('.') || host.StartsWith('.') || Uri.CheckHostName(host) != UriHostNameType.Dns))
            yield return new("MediaHosts takes names of hosts such as lookaside.fbsbx.com.", [nameof(MediaHosts)]);
    }
}
