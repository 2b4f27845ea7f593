using System.ComponentModel.DataAnnotations;
using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Neutrality;

/// <summary>How the office keeps its people out of elections. Section <c>Neutrality</c>.</summary>
public sealed class NeutralityOptions : IValidatableObject
{
    private static readonly string[] Usual =
    [
        "tksk", "tks", "psm", "puskesos", "pendamping-pkh", "tagana", "penyuluh", "operator-desa",
        "staf-dinsos", "koordinator-tksk", "kepala-dinas", "penangan-aduan", "admin",
    ];

    /// <value>The roles that sign the pledge and are reminded. Null: pillars, village operators and staff, without RT and RW, camat and heads of villages.</value>
    public string[]? BoundRoles { get; set; }

    /// <value>At <see cref="NeutralityRisk.Tinggi"/> reminders come twice as often. Shown to nobody.</value>
    public NeutralityRisk RiskLevel { get; set; }

    /// <value>How many days before a vote the political year begins.</value>
    [Range(0, 730)]
    public int PoliticalYearDays { get; set; } = 365;

    /// <value>For how long a pledge holds: a calendar year, or one election from its political year to its vote.</value>
    public PledgeTerm PledgeTerm { get; set; }

    /// <value>The sentence above the duties of the pledge.</value>
    [Required, StringLength(500)]
    public string PledgeOpening { get; set; } = "Dengan ini saya menyatakan bersedia:";

    /// <value>More words that make a broadcast political.</value>
    public string[] PoliticalWords { get; set; } = [];

    /// <value>More words that only call for a second look.</value>
    public string[] DoubtfulWords { get; set; } = [];

    /// <value>Words of the built-in list that this office does not mind.</value>
    public string[] IgnoredWords { get; set; } = [];

    /// <summary>The roles that are bound.</summary>
    internal IReadOnlyList<string> Bound => BoundRoles ?? Usual;

    /// <summary>True when one of the caller's roles is bound.</summary>
    internal bool Binds(Caller caller) => caller.PersonId is not null && caller.Roles.Any(r => Bound.Contains(r.Role));

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Bound.Where(role => OfficeRole.Find(role) is null).Select(role => new ValidationResult($"Neutrality:BoundRoles has an unknown role \"{role}\"."));
}

/// <summary>How much a region is at risk.</summary>
public enum NeutralityRisk
{
    /// <summary>Reminders come at their usual pace.</summary>
    Normal,
    /// <summary>Reminders come twice as often.</summary>
    Tinggi,
}

/// <summary>For how long a pledge holds.</summary>
public enum PledgeTerm
{
    /// <summary>For the calendar year.</summary>
    Year,
    /// <summary>For an election; outside of a political year nobody is asked.</summary>
    Election,
}
