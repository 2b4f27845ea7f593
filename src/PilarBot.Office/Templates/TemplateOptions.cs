using System.ComponentModel.DataAnnotations;

namespace PilarBot.Office.Templates;

/// <summary>One template as it is registered with WhatsApp. Section <c>WhatsApp:Templates</c>, a list.</summary>
public sealed class TemplateOptions : IValidatableObject
{
    /// <value>What it stands in for. Several of one purpose differ by language.</value>
    [Required]
    public MessagePurpose? Purpose { get; set; }

    /// <value>The registered name: lower-case letters, digits, underscores.</value>
    [Required, RegularExpression("^[a-z0-9_]{1,512}$", ErrorMessage = "Name takes lower-case letters, digits and underscores, as registered with WhatsApp.")]
    public string Name { get; set; } = "";

    /// <value>The registered language: <c>id</c>.</value>
    [Required, RegularExpression("^[a-z]{2,3}(_[A-Z]{2})?$", ErrorMessage = "Language looks like id or en_US.")]
    public string Language { get; set; } = "id";

    /// <value>What fills the body's variables, in order: <c>nama</c>, <c>kantor</c> or <c>isi</c>.</value>
    public IList<string> Parameters { get; } = [];

    /// <value>True when the variables are registered with these names instead of numbers.</value>
    public bool NamedParameters { get; set; }

    /// <value>True when the header takes the picture or document of the message.</value>
    public bool FileHeader { get; set; }

    /// <value>The longest text that fits into <c>isi</c>, in characters: the body holds 1024 with the template's own words.</value>
    [Range(20, 1000)]
    public int MaxContent { get; set; } = 700;

    /// <value>True when its first button is a quick reply, as it should be: pressing it opens the conversation.</value>
    public bool HasButton { get; set; } = true;

    internal const string PersonName = "nama";
    internal const string Office = "kantor";
    internal const string Content = "isi";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Parameters.FirstOrDefault(p => p is not (PersonName or Office or Content)) is { } unknown)
            yield return new($"Templates: \"{unknown}\" is not known; Parameters takes nama, kantor and isi.", [nameof(Parameters)]);
        if (Purpose is MessagePurpose.ComplaintNotice && (FileHeader || Parameters.Any(p => p is not Office)))
            yield return new("Templates: a complaint notice says nothing of the person or the complaint; Parameters may hold kantor only.", [nameof(Parameters)]);
    }
}
